"""Who makes the goods: time, price, terms of payment, quality."""

import datetime as dt
from typing import Annotated, Self

from pydantic import Field, model_validator

from .lane import WEEKDAYS, Weekday
from .law import Constant, Law, LawOfDays
from .part import Days, Money, Multiple, Name, NonNegative, Part, Share, Span, Units, rising


class Closure(Span):
    """Closed days, and the weeks around them in which the factory works less (CNY, Golden Week)."""

    wind_down_days: Days = Field(0, description="days before, over which work fades to nothing")
    ramp_up_days: Days = Field(0, description="days after, over which work comes back to all")
    defect_multiple: Multiple = Field(1.0, description="of goods ready in the ramp-up: new hands")


class PriceBreak(Part):
    """From so many units of a product in one purchase order on, all of them are cheaper."""

    from_units: Annotated[int, Field(strict=True, ge=1)]
    """Units of an order from which on it holds."""
    discount: Annotated[float, Field(strict=True, gt=0, lt=1)]
    """Share off the price of all of them."""


class CreditStep(Part):
    """Once so many units were bought, the balance falls due later (M9)."""

    bought_units: Annotated[int, Field(strict=True, ge=1)]
    """Units bought of the supplier so far."""
    balance_days: Days
    """Days from ready goods to the balance, from then on."""


class Late(Part):
    """A chance that an order is not ready in time, and by how many working days."""

    chance: Share
    """That an order is late."""
    days: LawOfDays
    """Working days that it is late."""


class ShortShipment(Part):
    """A chance that less is sent than was ordered, and the share that is missing."""

    chance: Share
    """That less is sent than was ordered."""
    share: Law
    """Of the order that is not sent."""


class Defects(Part):
    """Units found unfit for sale at the dock."""

    share: Annotated[float, Field(strict=True, ge=0, le=1)]
    """Chance that a unit is unfit for sale, found at the dock."""
    credited: Share = Field(0.0, description="share of their price that the supplier gives back")


class OrderMinimum(Part):
    """The least that a purchase order must come to, all products together: units or money."""

    units: Annotated[int, Field(strict=True, ge=1, le=10_000_000)] | None = Field(
        None, description="units of all products together"
    )
    money: Annotated[Money, Field(gt=0)] | None = Field(
        None, description="value of the goods at this supplier's list prices, premium included"
    )

    @model_validator(mode="after")
    def _says_one_of_them(self) -> Self:
        if (self.units is None) == (self.money is None):
            raise ValueError("say either units or money")
        return self


class Outage(Part):
    """Times in which a supplier makes nothing, and orders go to the product's next one if there is.

    Nobody knows them beforehand. Where all are out, the first takes orders and makes them later;
    ready stock is shipped all the same.
    """

    per_year: NonNegative = Field(description="how many begin a year, one day as likely as another")
    days: LawOfDays = Field(description="how long one lasts, half a day rounded up")


class ReadyStock(Part):
    """Finished goods of each product that the supplier keeps: it ships what it has, day by day."""

    units: Units
    """Of each product on the first day, and to which it is remade."""
    remake_days: Annotated[int, Field(strict=True, ge=1, le=365)] = Field(
        description="days to replace a unit that was ordered"
    )


class Supplier(Part):
    """A factory or a spot market (M90, M91, M96)."""

    name: Name
    """Which products name."""
    lead_time_days: LawOfDays | None = Field(
        None,
        description="working days that a purchase order takes to be made; parts of a day count, and"
        " the whole way to the shelf is rounded once, half a day up; needed but beside ready_stock,"
        " which shortens it: what is in stock leaves at once, what lacks after remake_days",
    )
    works: Annotated[tuple[Weekday, ...], Field(min_length=1)] = Field(
        WEEKDAYS,
        description="weekdays on which goods are made; orders are taken on all days, but not while"
        " it is closed",
    )
    minimum_order: Units = Field(1, description="units of each product that an order has any of")
    minimum_per_purchase_order: OrderMinimum | None = Field(
        None,
        description="least of a whole purchase order, which is all that is ordered here on a day,"
        " beside each product's minimum_order; an order below it is raised in proportion to what it"
        " asks of each product, in whole cartons, or given up whole where the cash does not allow"
        " that; none: no such minimum",
    )
    capacity_per_day: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        None, description="units finished a day: a big order takes units/capacity days longer"
    )
    deposit_share: Share = 0.0
    """Of the price, due with the order."""
    balance_days: Days = Field(0, description="days from ready goods to the rest of the money")
    premium: Annotated[float, Field(strict=True, ge=-0.9, le=10)] = 0.0
    """Share on top of unit_cost."""
    order_fee: Money = Field(0.0, description="of each purchase order, however many products")
    closed: tuple[Closure, ...] = ()
    """Days on which it does not work."""
    price_breaks: tuple[PriceBreak, ...] = ()
    """Cheaper prices for large orders."""
    credit: tuple[CreditStep, ...] = ()
    """Later balances for good customers."""
    outage: Outage | None = None
    """Times without work that come unforeseen; none: never."""
    late: Late | None = None
    """Orders that are not ready in time; none: all are."""
    short_shipment: ShortShipment | None = None
    """Orders of which less is sent; none: all is sent."""
    defects: Defects | None = None
    """Units unfit for sale; none: all are fit."""
    ready_stock: ReadyStock | None = None
    """Finished goods that it keeps; none: it makes to order."""

    _breaks_rise = rising("price_breaks", "from_units", "from_units of the price_breaks must rise")
    _credit_rises = rising("credit", "bought_units", "bought_units of the credit must rise")

    @model_validator(mode="after")
    def _goods_take_one_time(self) -> Self:
        if not self.ready_stock and self.lead_time_days is None:
            raise ValueError("a supplier without ready_stock needs lead_time_days")
        if self.ready_stock and (self.lead_time_days or Constant(value=0)).mean > 0:
            raise ValueError(
                "goods in ready_stock leave at once, what lacks after its remake_days: "
                "leave lead_time_days out"
            )
        if self.ready_stock and self.works != WEEKDAYS:
            raise ValueError("ready_stock is remade in calendar days: leave works out")
        return self

    @model_validator(mode="after")
    def _ready_stock_is_paid_when_shipped(self) -> Self:
        by_order = self.deposit_share or self.capacity_per_day or self.late or self.price_breaks
        if self.ready_stock and by_order:
            raise ValueError(
                "goods from ready_stock are paid when they are shipped: "
                "leave deposit_share, capacity_per_day, late and price_breaks out"
            )
        return self

    def price_of(self, unit_cost: float, discount: float = 0.0) -> float:
        """Return what it asks for a unit that usually costs so much."""
        return unit_cost * (1.0 + self.premium) * (1.0 - discount)

    def works_on(self, date: dt.date) -> bool:
        """Say whether the supplier makes goods on a date."""
        works = WEEKDAYS[date.weekday()] in self.works
        return works and not any(date in span for span in self.closed)
