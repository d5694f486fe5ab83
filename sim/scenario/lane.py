"""How goods travel: freight lanes with their calendar, customs, price, risks, taxes; shipments."""

import datetime as dt
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from ..policy.mode import Mode
from .law import LawOfDays
from .part import (
    Days,
    Money,
    Multiple,
    Name,
    NonNegative,
    Part,
    Positive,
    Rate,
    Share,
    Span,
    UnitMoney,
    Units,
)

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Season(Span):
    """Days on which what departs takes longer, or costs more (M118)."""

    multiple: Multiple = Field(1.0, description="of the transit")
    rate_multiple: Multiple = Field(1.0, description="of the freight rate: the peak surcharge")


class SailingDelay(Part):
    """A chance that a departure is late, for all who sail on it; dates narrow it to a season."""

    first_day: dt.date | None = None
    """The first day of departure that may be late; none: from the start."""
    last_day: dt.date | None = None
    """The last day of departure that may be late; none: to the end."""
    chance: Share
    """That a departure is late."""
    days: LawOfDays
    """That it is late; parts of a day count."""


class CustomsHold(Part):
    """A chance to be stopped, and for how long (M120)."""

    chance: Share
    """Of a hold, a lot."""
    days: LawOfDays
    """Of the hold; parts of a day count."""


class Exam(Part):
    """One kind of customs exam: x-ray, tailgate, intensive (M120)."""

    kind: Name
    """Its name, which names its luck."""
    chance: Share
    """Of this exam, a lot."""
    days: LawOfDays
    """That it takes; parts of a day count."""
    cost: Money = 0.0
    """Its fee, a lot."""


class LotRejection(Part):
    """A chance that the warehouse refuses a lot for its labels or papers (M113, M121)."""

    chance: Share
    """That a lot is refused."""
    days: LawOfDays = Field(description="until it is back, relabelled")
    cost_per_unit: UnitMoney = 0.0
    """New labels."""


class Insurance(Part):
    """Cover for what is lost on the way (M21, M116)."""

    premium: Share = Field(description="share of the value of the goods")
    covers: Share = Field(1.0, description="share of the value that is paid for lost units")


class Container(Part):
    """Whole containers for a booking instead of a share of one, where that is cheaper (FCL)."""

    holds: Positive = Field(description="m3 or kg, as the lane charges")
    price: Money
    """Money for a whole one."""


class Discount(Part):
    """A cheaper rate from so much charged m3 or kg on (M131, M133)."""

    from_charged: Positive
    """Charged m3 or kg from which on it holds."""
    discount: Annotated[float, Field(strict=True, gt=0, lt=1)]
    """Share off the rate."""


class Tax(Part):
    """Duty and import VAT from a date on; the last regime that has begun holds."""

    from_day: dt.date
    """The first day on which it holds."""
    duty: NonNegative = Field(0.0, description="share of the value, beside the product's own")
    vat: Share = Field(0.0, description="share of value, duty and freight")
    vat_back_days: Days | None = Field(None, description="until VAT is given back; none: never")


class Backup(Part):
    """Another mode for goods that would wait too long for the next departure (M134)."""

    mode: Mode
    """By which goods go instead."""
    wait_days: Days = Field(description="longer than that, goods go by the other mode")


class Lane(Part):
    """A freight route by one mode into one warehouse (M108 to M111)."""

    mode: Mode
    """Of travel: sea, air, land or express."""
    to: Name
    """The warehouse."""
    sails: tuple[Weekday, ...] = Field((), description="weekdays of departure; none: daily")
    closed: tuple[Span, ...] = Field((), description="nothing departs: storms, truck bans")
    transit_days: LawOfDays
    """From departure to the port, without congestion and delays; parts of a day count."""
    congestion: tuple[Season, ...] = ()
    """Seasons in which it takes longer or costs more."""
    sailing_delays: tuple[SailingDelay, ...] = ()
    """By which all who leave on a day are late together."""
    customs_hold: CustomsHold | None = None
    """A hold by chance; none: customs holds nothing."""
    exams: tuple[Exam, ...] = ()
    """Kinds of customs exams, of which a lot meets one at most."""
    lot_rejection: LotRejection | None = None
    """Lots that the warehouse sends back; none: it takes all."""
    loss_share: Annotated[float, Field(strict=True, ge=0, lt=1)] = Field(
        0.0, description="chance that a unit is lost or broken on the way"
    )
    insurance: Insurance | None = None
    """Of what is lost on the way; none: the seller bears it."""
    rate: Rate = Field(description="money per charged m3 or kg")
    per: Literal["m3", "kg"]
    """What the rate is for."""
    kg_per_m3: Positive = Field(500.0, description="weight that counts as one m3 (M111)")
    minimum_charged: NonNegative = Field(
        0.0, description="least m3 or kg that is billed of a booking"
    )
    step_kg: Positive | None = Field(
        None, description="a booking's kg are rounded up to whole steps: 0.5 bills by the half kilo"
    )
    step_m3: Positive | None = Field(None, description="the same of a lane that charges per m3")
    fee_per_shipment: Money = Field(
        0.0,
        description="of a booking: all that leaves one supplier for this lane on one day, of one"
        " purchase order",
    )
    bill_days: Days = Field(0, description="days from landing until freight is due (M18)")
    lot_discounts: tuple[Discount, ...] = Field((), description="by what one booking charges")
    volume_discounts: tuple[Discount, ...] = Field((), description="by all shipped so far")
    container: Container | None = None
    """Whole containers, where cheaper; none: freight is loose."""
    takes_sensitive: Annotated[bool, Field(strict=True)] = Field(
        True, description="false: batteries, liquids, powders go by another lane (M117)"
    )
    sensitive_multiple: Annotated[float, Field(strict=True, ge=1, le=20)] = 1.0
    """Of the rate, for sensitive goods."""
    taxes: tuple[Tax, ...] = ()
    """Duty and import VAT by date; none: nothing is taxed."""
    duty_terms: Literal["DDU", "DDP"] = Field(
        "DDU", description="DDP: the carrier pays duty and bills it with the freight (M115)"
    )
    ddp_fee: Share = Field(0.0, description="DDP: the carrier's share of duty on top")
    backup: Backup | None = None
    """Another mode for goods that would wait long; none: they wait."""

    @model_validator(mode="after")
    def _chances_of_exams_fit(self) -> Self:
        total = sum(exam.chance for exam in self.exams)
        if total > 1:
            raise ValueError(f"the chances of the exams must sum to 1 at most, found {total:g}")
        if self.exams and self.customs_hold:
            raise ValueError("customs_hold is the simple form of exams: leave one of them out")
        return self

    @model_validator(mode="after")
    def _steps_in_what_it_charges(self) -> Self:
        other = {"kg": "step_m3", "m3": "step_kg"}[self.per]
        if getattr(self, other) is not None:
            raise ValueError(f"a lane that charges per {self.per} has no {other}")
        return self

    @property
    def step(self) -> float | None:
        """The m3 or kg that are billed at once; none: any part of one."""
        return self.step_kg or self.step_m3

    def departs_on(self, date: dt.date) -> bool:
        """Say whether anything leaves on a date."""
        sails = not self.sails or WEEKDAYS[date.weekday()] in self.sails
        return sails and not any(date in span for span in self.closed)

    def charged(self, weight_kg: float, volume_m3: float) -> float:
        """Return the m3 or kg that a unit is billed for: the larger of weight and volume (M111)."""
        if self.per == "kg":
            return max(weight_kg, volume_m3 * self.kg_per_m3)
        return max(volume_m3, weight_kg / self.kg_per_m3)

    @property
    def key(self) -> str:
        """What names it among all lanes."""
        return f"{self.mode} to {self.to}"


class Shipment(Part):
    """Goods already on the water on the first day, paid for but for their freight."""

    product: Name
    """Which product it is."""
    to: Name | None = Field(None, description="a warehouse; none: that of the product's first row")
    units: Units
    """On board."""
    arrives: dt.date = Field(
        description="on the shelf, as promised; it may lie after the last day, and before the first"
        " one where it is overdue"
    )
    overdue: Annotated[bool, Field(strict=True)] = Field(
        False,
        description="true: it was promised for a day before the first one, and is not there yet;"
        " it is expected at any moment, and late_days count from the first day on",
    )
    late_days: LawOfDays = Field(
        description="days later than promised, half a day rounded up; 0 of an overdue one: it is"
        " there on the first morning"
    )
    freight_due: Money = Field(0.0, description="paid on the day on which it is on the shelf")
