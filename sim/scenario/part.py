"""What all parts of a scenario file have in common: frozen, and no unknown keys."""

import datetime as dt
import math
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ..words import unseen


class Part(BaseModel):
    """One table of a scenario file; unknown keys, NaN and infinity are errors."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,  # a scenario builds what it holds in one go, in half of the time
    )


P = TypeVar("P", bound=Part)


class Span(Part):
    """Days from first to last, both included."""

    first_day: dt.date
    """The first of the days."""
    last_day: dt.date
    """The last of the days, which belongs to them."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError("last_day lies before first_day")
        return self

    def __contains__(self, date: dt.date) -> bool:
        """Say whether a date lies within."""
        return self.first_day <= date <= self.last_day


def rising(entries: str, key: str, message: str, *, strictly: bool = True) -> Any:  # noqa: ANN401 - pydantic's own type is private
    """Return a validator of a model: a key of the entries of a list must rise."""

    def check(part: P) -> P:
        values = [getattr(entry, key) for entry in getattr(part, entries)]
        if values != sorted(set(values) if strictly else values):
            raise ValueError(message)
        return part

    return model_validator(mode="after")(check)


Name = Annotated[
    str, Field(strict=True, min_length=1, max_length=64, pattern=rf"^[^{unseen.NAMES}]*$")
]
"""What is printed, drawn, and written into other programs' files: nothing in it may steer them."""
MAIN = "main"
"""The name of the shop that a file's own tables describe, unless it says another."""
IN_CURRENCY = "in the currency of its shop"
"""Marks the keys that hold money, so that a shop in another currency can be converted."""
PER_UNIT = "times units"
"""Marks the money that is multiplied by units: held in mills, and rounded once a line."""
PER_MEASURE = "times m3, kg or clicks"
"""Marks the money that is multiplied by what is no whole number: rounded with the bill."""
Balance = Annotated[float, Field(strict=True), IN_CURRENCY]
Money = Annotated[float, Field(strict=True, ge=0), IN_CURRENCY]
"""An amount that is paid as it is: a fee, a limit, a budget. All money has the bounds of
`sim.scenario.currency`."""
UnitMoney = Annotated[Money, PER_UNIT]
"""Money for a unit."""
Rate = Annotated[Money, PER_MEASURE]
"""Money for a m3, a kg or a click."""
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Positive = Annotated[float, Field(strict=True, gt=0, le=1e9)]
NonNegative = Annotated[float, Field(strict=True, ge=0, le=1e9)]
Multiple = Annotated[float, Field(strict=True, ge=0, le=1000)]
Units = Annotated[int, Field(strict=True, ge=0, le=10_000_000)]
TEN_YEARS = 3650
"""The longest time that anything takes, in days."""
Days = Annotated[int, Field(strict=True, ge=0, le=TEN_YEARS)]


MILLS = 1000
"""Amounts for a unit are held in thousandths of a minor unit."""
NOISE = 1e-6
"""What binary may lose of an amount: 1.005 is 100.4999… hundredths, and still rounded up."""


def half_up(amount: float) -> int:
    """Return the nearest whole number; of two the larger: -0.5 is 0."""
    return math.floor(amount + (0.5 + NOISE))


def cents(money: float) -> int:
    """Return whole minor units of money that is in minor units: what is paid as it is."""
    return half_up(money)


def mills(money: float) -> int:
    """Return thousandths of money that is in minor units: what is paid for a unit."""
    return half_up(money * MILLS)
