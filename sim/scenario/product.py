"""What is sold: price, cost, size, opening stock, and how much of it buyers want."""

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from .ads import Ads
from .law import Constant, Discrete, Law, LawOfDays
from .part import Multiple, Name, NonNegative, Part, Positive, Share, UnitMoney, Units, rising


class Point(Part):
    """A point of the life cycle: demand is `multiple` on this date; straight lines between."""

    date: dt.date
    """Of the point."""
    multiple: Multiple
    """Of units_per_day on that date."""


class TakeOff(Part):
    """A launch whose success nobody knows: each world draws its own level and speed (M24, M31)."""

    level: Law = Field(description="multiple of units_per_day that the product settles at")
    days_to_half: LawOfDays = Field(description="days from launch until half of that level")
    steepness: Positive = Field(4.0, description="how sudden: days_to_half over the logistic scale")


class Viral(Part):
    """Rare heavy-tailed hits: ramp, plateau, decay (M27 to M30)."""

    hits_per_year: NonNegative = 0.0
    """Expected hits a year, on any day alike."""
    hits_on: tuple[dt.date, ...] = Field(
        (), description="days on which a hit begins in every world, and nobody plans for it"
    )
    multiple: Law = Field(description="peak orders a day over units_per_day")
    ramp_days: Annotated[int, Field(strict=True, ge=1, le=60)] = 3
    """Days from the beginning to the peak."""
    plateau_days: LawOfDays = Field(description="days at the peak, rounded to whole days")
    half_life_days: Positive = 2.0
    """Days in which what is left after the plateau halves."""

    @model_validator(mode="after")
    def _hits_fall_on_different_days(self) -> Self:
        if len(set(self.hits_on)) < len(self.hits_on):
            raise ValueError("a day of hits_on is told twice")
        return self


class Repeat(Part):
    """Buyers who come again, and those to whom they recommend it (M45)."""

    share: Annotated[float, Field(strict=True, ge=0, le=0.9)] = Field(
        description="of the units sold that comes again as organic orders"
    )
    after_days: Annotated[int, Field(strict=True, ge=1, le=365)] = Field(
        10, description="days from a parcel's departure until the first come again"
    )
    half_life_days: Positive = Field(20.0, description="of their coming, from then on")


class Packs(Discrete):
    """Sizes of orders, in whole units; without weights all are equally likely."""

    values: Annotated[
        tuple[Annotated[int, Field(strict=True, ge=1, le=1000)], ...],
        Field(min_length=1, max_length=20),
    ]
    """That an order may have."""

    @model_validator(mode="after")
    def _sizes_differ(self) -> Self:
        if len(set(self.values)) < len(self.values):
            raise ValueError("a size of an order is told twice")
        return self

    def share_of(self, size: int) -> float:
        """Return the share of orders that have a size."""
        of_size = dict(zip(self.values, self.shares, strict=True))
        return float(of_size.get(size, 0.0))


OrderSize = Annotated[
    Annotated[float, Field(strict=True, ge=1, le=1000), Tag("number")]
    | Annotated[Packs, Tag("table")],
    Discriminator(lambda value: "table" if isinstance(value, (dict, Packs)) else "number"),
]
"""Units of an order: the mean of a geometric law, or packs."""


class Demand(Part):
    """Organic orders: what buyers want without ads, live sessions or promotions."""

    units_per_day: NonNegative
    """Organic orders a day before life cycle, season, weekday and noise; of one unit each, unless
    units_per_order says more.
    """
    dispersion: Positive | None = Field(
        None, description="k of the daily gamma noise: variance = mean + mean^2/k; none: Poisson"
    )
    units_per_order: OrderSize = Field(
        1.0,
        description="units_per_day then counts orders: the mean of a geometric basket, or a law of"
        ' packs: { law = "discrete", values = [1, 2, 6], weights = [70, 20, 10] }; with'
        ' demand_noise = "none" every order is of the mean size',
    )
    price_elasticity: Annotated[float, Field(strict=True, ge=-10, le=0)] = Field(
        0.0, description="percent of orders a percent on the price: -2.5 is usual (-1.5 to -4)"
    )
    life_cycle: tuple[Point, ...] = ()
    """Multiples of units_per_day by date; none: it stays as it is."""
    take_off: TakeOff | None = None
    """A launch of unknown success; none: the plan is right on average from the first day."""
    viral: Viral | None = None
    """Hits by chance; none: there are no hits."""
    repeat: Repeat | None = None
    """Buyers who come again; none: nobody does."""

    _dates_rise = rising("life_cycle", "date", "the dates of life_cycle must rise")

    @property
    def packs(self) -> Packs | None:
        """The law of packs, None where baskets are geometric or of one unit."""
        return self.units_per_order if isinstance(self.units_per_order, Packs) else None

    @property
    def basket(self) -> float:
        """Mean units of an order."""
        size = self.units_per_order
        return size.mean if isinstance(size, Packs) else size


Opening = Annotated[
    Annotated[Units, Tag("number")] | Annotated[dict[Name, Units], Tag("table")],
    Discriminator(lambda value: "table" if isinstance(value, dict) else "number"),
]
"""Units in the home warehouse, or a table by warehouse; regions divide a number by their share."""


class Product(Part):
    """A SKU, or a bundle of some."""

    name: Name
    """Which shops, policies and charts call it by."""
    role: Literal["hit", "steady", "new"] = "steady"
    """Which policies may name in place of products."""
    price: UnitMoney = Field(
        description="what buyers pay for a unit; money for a unit may be finer than a cent by "
        "three decimals: it is rounded with the units of a day or of an order, half up"
    )
    unit_cost: UnitMoney = Field(
        description="what a unit costs at a supplier without a premium; a bundle costs what its"
        " parts do, and may leave it out"
    )
    leftover_value: UnitMoney | None = Field(
        None,
        description="what a unit left at the end of the run-off is worth; none: what a liquidator"
        " pays, a quarter of unit_cost (10 to 50 % are told), less the 30 days that it lies in its"
        " warehouse until then, at the dearest price of storage there, at least 0",
    )
    weight_kg: NonNegative = 0.0
    """Of a unit, packed."""
    volume_m3: NonNegative = 0.0
    """Of a unit, packed, in cubic metres."""
    sensitive: Annotated[bool, Field(strict=True)] = Field(
        False, description="battery, liquid or powder (M117)"
    )
    alone: Annotated[bool, Field(strict=True)] = Field(
        False,
        description="true: it shares no booking with other products, so that it pays a lane's"
        " fee_per_shipment, minimum_charged and containers of its own",
    )
    duty_share: NonNegative = Field(0.0, description="duty on its value where a lane has taxes")
    handling_per_unit: UnitMoney = Field(
        0.0, description="labels, assembly, photos, paid as goods arrive (M114)"
    )
    carton: Annotated[int, Field(strict=True, ge=1, le=100_000)] = 1
    """Units of a carton; orders are rounded up to whole ones."""
    opening_stock: Opening = 0
    """Units on the shelf on the first day: one number for its home, or a table by warehouse."""
    shelf_life_days: Annotated[int, Field(strict=True, ge=1, le=3650)] | None = Field(
        None,
        description="days on which a unit can be sold, the first one on the shelf included; what"
        " comes first is sold first, and what is left is written off on the morning after its last"
        " day. A life starts when a unit comes to the shelf: goods that come back fit for sale, or"
        " from another shelf, count as fresh. none: it keeps",
    )
    opening_age_days: Annotated[int, Field(strict=True, ge=0, le=3650)] = Field(
        0, description="of shelf_life_days, those that are over for the opening stock"
    )
    warehouse: Name | None = Field(None, description="its home; else the first one")
    suppliers: tuple[Name, ...] = Field(
        description="the first is asked first, the others when it does not work or a policy splits"
        " orders; of a bundle nothing is bought, and it may leave them out"
    )
    made_of: (
        Annotated[
            dict[Name, Annotated[int, Field(strict=True, ge=1, le=1000)]], Field(min_length=1)
        ]
        | None
    ) = Field(
        None,
        description="of a bundle: its parts, and the units of each in a set, { mug = 2, pot = 1 };"
        " it is sold from the shelves of its parts in the same shop, weighs and costs what they do,"
        " and is neither bought nor kept. Where a part is short, all that want it get the same"
        " share of what they want, rounded down; then its own buyers take the rest, then bundles by"
        " name",
    )
    on_sale_from: dt.date | None = Field(None, description="the launch; before it nobody can buy")
    return_share: Share = 0.0
    """Chance that a delivered unit comes back."""
    return_days: LawOfDays = Field(
        default=Constant(value=7), description="from delivery, rounded to whole days"
    )
    resaleable_share: Share = 0.0
    """Share of what comes back that is fit for sale."""
    demand: Demand
    """What the main shop's buyers want of it."""
    ads: Ads | None = None
    """Its ads plan in the main shop; none: no ads."""

    @model_validator(mode="after")
    def _opening_stock_is_not_older_than_it_keeps(self) -> Self:
        if self.opening_age_days and self.opening_age_days >= (self.shelf_life_days or 0):
            raise ValueError("opening_age_days must be below shelf_life_days")
        return self

    @model_validator(mode="before")
    @classmethod
    def _a_bundle_is_not_bought(cls, table: Any) -> Any:  # noqa: ANN401 - any TOML value
        if isinstance(table, dict) and "made_of" in table:
            return {"unit_cost": 0.0, "suppliers": (), **table}
        return table

    @model_validator(mode="after")
    def _a_bundle_has_no_goods_of_its_own(self) -> Self:
        if not self.made_of and not self.suppliers:
            raise ValueError("suppliers lists nobody, expected at least one name")
        own = [key for key in _NOT_OF_BUNDLES if key in self.model_fields_set]
        own += ["unit_cost"] if self.unit_cost else []
        if self.made_of and own:
            raise ValueError(f"what is made_of others has no {own[0]} of its own")
        return self


_NOT_OF_BUNDLES = (
    "weight_kg", "volume_m3", "sensitive", "alone", "duty_share", "handling_per_unit", "carton",
    "opening_stock", "shelf_life_days", "warehouse", "leftover_value",
)  # fmt: skip
"""What the parts of a bundle say."""
