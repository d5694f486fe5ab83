"""A scenario: what the file says, frozen, and nothing else."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, field_validator, model_validator

from ..policy.composed import Composed
from .calendar import Payday, Promotion, SellingSeason
from .cash import AdCredit, AdWallet, Cash
from .creator import Creator
from .flat import flat
from .lane import Lane, Shipment
from .live import Host, Live
from .market import Market, Substitute
from .opening import Opening
from .parcels import CashOnDelivery, Packing, Returns
from .part import MAIN, Name, Part
from .platform import Platform
from .problem import PlacedError
from .product import Product
from .settlement import Settlement
from .shock import Shock
from .shops import Delivery, FurtherListing, FurtherShop, Region
from .supplier import Supplier
from .uncertain import Uncertain
from .warehouse import Transfer, Warehouse


class Scenario(Part):
    """A seller's world and the policies to compare in it, part by part."""

    name: Name
    """What the results and charts call it."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """Three letters of ISO 4217; all money is in it, but for that of a further shop."""
    start: Annotated[dt.date, Field(strict=True, ge=dt.date(1990, 1, 1), le=dt.date(2200, 1, 1))]
    """The first day; its morning is the first review."""
    days: Annotated[int, Field(strict=True, ge=1, le=3650)]
    """Of the plan, the first one counted."""
    run_off_days: Annotated[int, Field(strict=True, ge=0, le=120)] | None = Field(
        None,
        description="days after the plan's last one on which nothing is ordered and trade goes on,"
        " so that an end does not decide between policies: ads, live sessions, promotions, posts"
        " and fixed costs stop, prices go back to the list; what is left then counts its"
        " leftover_value. 0: the books close on the plan's last day. none: as many as it takes to"
        " empty the pipeline, at most 120; `check` says how many and why",
    )
    restock_days: Annotated[int, Field(strict=True, ge=0, le=120)] | None = Field(
        None,
        description="days of the run-off until goods ordered as the plan ends could be there: until"
        " then goods earn their margin, because nobody could have new ones; what sells later counts"
        " what it would cost to have it again, so that a policy earns nothing by ending its plan"
        " with goods for longer; 120: all of the run-off. none: as many as the slowest way takes",
    )
    runs: Annotated[int, Field(strict=True, ge=2, le=10_000_000)] = 2000
    """Simulated futures that a study replays."""
    seed: Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)] = 1
    """Which futures: the same seed gives the same."""
    current_rule: Name = Field(description="the policy that the shop follows today")
    shop_name: Name = Field(MAIN, description="of the shop that this file's tables describe")
    cash: Cash
    """Money at the start, and what holds spending back."""
    opening: Opening = Opening()
    """What the books of a shop that runs already open with."""
    ad_wallet: AdWallet | None = None
    """Ads are paid from a prepaid wallet; none: from the bank."""
    ad_credit: AdCredit | None = None
    """Ads are paid later; none: at once."""
    market: Market = Market()
    """How the main shop's buyers behave."""
    settlement: Settlement = Settlement()
    """How the main shop's platform pays."""
    packing: Packing | None = None
    """The main shop's packing station; none: every unit leaves on its day."""
    platform: Platform | None = None
    """The rules that judge the main shop; none: it is not judged."""
    cash_on_delivery: CashOnDelivery | None = None
    """Orders of the main shop that are paid at the door; none: all are prepaid."""
    returns: Returns = Returns()
    """What happens to the main shop's returns."""
    products: Annotated[tuple[Product, ...], Field(alias="product", min_length=1)]
    """What is sold."""
    suppliers: Annotated[tuple[Supplier, ...], Field(alias="supplier", min_length=1)]
    """Who makes the goods."""
    lanes: Annotated[tuple[Lane, ...], Field(alias="lane", min_length=1)]
    """By which goods travel into warehouses."""
    warehouses: Annotated[tuple[Warehouse, ...], Field(alias="warehouse", min_length=1)]
    """Where goods wait for buyers."""
    further_shops: tuple[FurtherShop, ...] = Field((), alias="shop")
    """Shops beside the main one."""
    further_listings: tuple[FurtherListing, ...] = Field((), alias="listing")
    """Products in further shops."""
    regions: tuple[Region, ...] = Field((), alias="region")
    """Parts of a shop's market, each served from a warehouse of its own."""
    deliveries: tuple[Delivery, ...] = Field((), alias="delivery")
    """How long and dear it is to deliver from a warehouse to a region."""
    transfers: tuple[Transfer, ...] = Field((), alias="transfer")
    """Ways for goods between warehouses."""
    shipments: tuple[Shipment, ...] = Field((), alias="shipment")
    """Goods already on the water on the first day."""
    hosts: tuple[Host, ...] = Field((), alias="host")
    """Who sells live."""
    lives: tuple[Live, ...] = Field((), alias="live")
    """Live sessions that are planned."""
    promotions: tuple[Promotion, ...] = Field((), alias="promotion")
    """Sales of the platform."""
    creators: tuple[Creator, ...] = Field((), alias="creator")
    """Affiliates who post about products."""
    seasons: tuple[SellingSeason, ...] = Field((), alias="season")
    """Days on which buyers buy more or less than usual."""
    paydays: tuple[Payday, ...] = Field((), alias="payday")
    """Days of every month on which buyers have money."""
    substitutes: tuple[Substitute, ...] = Field((), alias="substitute")
    """Products that are bought instead of others that are sold out."""
    uncertain: tuple[Uncertain, ...] = ()
    """What the planner does not know: numbers that each world draws around the file's."""
    shocks: tuple[Shock, ...] = Field((), alias="shock")
    """Shocks of one's own, for stress tests; no other study meets them."""
    sources: dict[str, str] = Field(
        {},
        description='where numbers come from, by keys with dots: "product.lamp.price" = "our'
        ' listing of May"; `check` shows them, a number that is changed for a study loses its own',
    )
    policies: Annotated[tuple[Composed, ...], Field(alias="policy", min_length=1)]
    """The policies to compare: who decides what is ordered, and how."""

    @field_validator("sources", mode="before")
    @classmethod
    def _keys_are_whole(cls, sources: Any) -> Any:  # noqa: ANN401 - any TOML value
        return flat(sources) if isinstance(sources, Mapping) else sources

    @model_validator(mode="after")
    def _ads_are_paid_in_one_way(self) -> Self:
        if self.ad_wallet and self.ad_credit:
            raise PlacedError([(("ad_credit",), "ads are paid from a wallet or on credit")])
        return self
