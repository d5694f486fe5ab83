"""The seller's network: further shops, what they list, and the regions that a shop sells to."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .ads import Ads
from .law import LawOfDays
from .market import Market
from .parcels import CashOnDelivery, Packing, Returns
from .part import Days, Name, Part, Positive, Share, UnitMoney, Units
from .platform import Platform
from .product import Demand
from .settlement import Settlement


class FurtherShop(Part):
    """A further shop beside the main one; what it does not say is as in the main shop.

    Money in its tables, and in its listings' price and ads, is in its own currency.
    """

    name: Name
    """What its listings are named by: `lamp @ West`."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    """Of its money; none: the scenario's."""
    exchange_rate: Positive = Field(
        1.0, description="money of the scenario's currency for one of the shop's"
    )
    warehouse: Name | None = Field(None, description="home of its listings; else the first one")
    market: Market | None = None
    """How its buyers behave; none: as in the main shop."""
    settlement: Settlement | None = None
    """How its platform pays; none: as in the main shop."""
    packing: Packing | None = None
    """Its packing station; none: as in the main shop."""
    cash_on_delivery: CashOnDelivery | None = None
    """Its orders that are paid at the door; none: as in the main shop."""
    returns: Returns | None = None
    """What happens to its returns; none: as in the main shop."""
    platform: Platform | None = None
    """The rules that judge it; none: as in the main shop."""

    @model_validator(mode="after")
    def _another_currency_has_a_rate(self) -> Self:
        if self.currency and "exchange_rate" not in self.model_fields_set:
            raise ValueError("a shop with a currency needs an exchange_rate")
        return self

    @property
    def mark(self) -> str:
        """What luck tells its entities by from those of other shops."""
        return f" @ {self.name}"


class FurtherListing(Part):
    """A product in a further shop: its own demand, ads and stock; the rest is the product's."""

    product: Name
    """Which is listed."""
    shop: Name
    """In which it is listed."""
    demand: Demand
    """What that shop's buyers want of it."""
    ads: Ads | None = None
    """Its ads plan; none: no ads."""
    opening_stock: Units = 0
    """Units on its own shelf on the first day."""
    stock_of: Name | None = Field(
        None, description="a shop whose shelf serves this listing, too, and that orders for both"
    )
    warehouse: Name | None = Field(None, description="its home; else that of the shop")
    price: UnitMoney | None = None
    """In the shop's currency; none: the product's price, converted."""
    role: Literal["hit", "steady", "new"] | None = None
    """Which policies may name; none: the product's."""
    on_sale_from: dt.date | None = None
    """The launch in this shop; none: the product's."""
    return_share: Share | None = None
    """Chance that a delivered unit comes back; none: the product's."""
    return_days: LawOfDays | None = None
    """From delivery, rounded to whole days; none: the product's."""
    resaleable_share: Share | None = None
    """Share of what comes back that is fit for sale; none: the product's."""

    @model_validator(mode="after")
    def _a_guest_has_no_goods_of_its_own(self) -> Self:
        if self.stock_of and self.opening_stock:
            raise ValueError("a listing with stock_of has no opening_stock of its own")
        if self.stock_of == self.shop:
            raise ValueError("stock_of names the shop itself, expected another")
        return self


class Region(Part):
    """A part of a shop's market, served from a warehouse of its own (M46, M129)."""

    name: Name
    """Which deliveries and listings name."""
    shop: Name | None = Field(None, description="none: the main shop")
    share: Annotated[float, Field(strict=True, gt=0, le=1)] = Field(
        description="of every product's demand; a shop's regions sum to 1"
    )
    warehouse: Name = Field(description="its home")
    fallback: tuple[Name, ...] = Field(
        (), description="warehouses that serve it, in this order, when its home cannot"
    )


class Delivery(Part):
    """How long and dear it is to deliver from a warehouse to a region (M122, M129)."""

    origin: Name = Field(alias="from")
    """The warehouse that delivers."""
    to: Name = Field(description="a region, or a shop without regions")
    days: Days = Field(description="instead of the shop's delivery_days")
    cost_per_unit: UnitMoney = Field(0.0, description="on top of the warehouse's fulfilment")
