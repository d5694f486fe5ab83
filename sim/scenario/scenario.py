"""A scenario: what the file says, frozen, and nothing else."""

import datetime as dt
from typing import Annotated, Self

from pydantic import Field, model_validator

from ..policy.composed import Composed
from .calendar import Payday, Promotion, SellingSeason
from .cash import AdCredit, AdWallet, Cash
from .creator import Creator
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
from .shops import Delivery, FurtherListing, FurtherShop, Region
from .supplier import Supplier
from .warehouse import Transfer, Warehouse


class Scenario(Part):
    """A seller's world and the policies to compare in it, part by part."""

    name: Name
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    start: Annotated[dt.date, Field(strict=True, ge=dt.date(1990, 1, 1), le=dt.date(2200, 1, 1))]
    days: Annotated[int, Field(strict=True, ge=1, le=3650)]
    runs: Annotated[int, Field(strict=True, ge=2, le=10_000_000)] = 2000
    seed: Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)] = 1
    current_rule: Name = Field(description="the policy that the shop follows today")
    shop_name: Name = Field(MAIN, description="of the shop that this file's tables describe")
    cash: Cash
    opening: Opening = Opening()
    ad_wallet: AdWallet | None = None
    ad_credit: AdCredit | None = None
    market: Market = Market()
    settlement: Settlement = Settlement()
    packing: Packing | None = None
    platform: Platform | None = None
    cash_on_delivery: CashOnDelivery | None = None
    returns: Returns = Returns()
    products: Annotated[tuple[Product, ...], Field(alias="product", min_length=1)]
    suppliers: Annotated[tuple[Supplier, ...], Field(alias="supplier", min_length=1)]
    lanes: Annotated[tuple[Lane, ...], Field(alias="lane", min_length=1)]
    warehouses: Annotated[tuple[Warehouse, ...], Field(alias="warehouse", min_length=1)]
    further_shops: tuple[FurtherShop, ...] = Field((), alias="shop")
    further_listings: tuple[FurtherListing, ...] = Field((), alias="listing")
    regions: tuple[Region, ...] = Field((), alias="region")
    deliveries: tuple[Delivery, ...] = Field((), alias="delivery")
    transfers: tuple[Transfer, ...] = Field((), alias="transfer")
    shipments: tuple[Shipment, ...] = Field((), alias="shipment")
    hosts: tuple[Host, ...] = Field((), alias="host")
    lives: tuple[Live, ...] = Field((), alias="live")
    promotions: tuple[Promotion, ...] = Field((), alias="promotion")
    creators: tuple[Creator, ...] = Field((), alias="creator")
    seasons: tuple[SellingSeason, ...] = Field((), alias="season")
    paydays: tuple[Payday, ...] = Field((), alias="payday")
    substitutes: tuple[Substitute, ...] = Field((), alias="substitute")
    policies: Annotated[tuple[Composed, ...], Field(alias="policy", min_length=1)]

    @model_validator(mode="after")
    def _ads_are_paid_in_one_way(self) -> Self:
        if self.ad_wallet and self.ad_credit:
            raise PlacedError([(("ad_credit",), "ads are paid from a wallet or on credit")])
        return self
