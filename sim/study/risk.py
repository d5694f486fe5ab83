"""Risk: how often a product may be out of stock for longer than some days."""

import re
from dataclasses import dataclass
from math import ceil, log
from typing import Self

from ..errors import UserError
from ..stats import Estimate
from ..words import launch as say
from ..words.number import exact_percent, number
from .limit import Bounded

USUAL_RISK = "out more than 5 days <= 10 %"
_OUT = re.compile(r"out(?: of stock)?(?: for)? more than (\d+) days?")
_SOLD_OUT = re.compile(r"(?:ever )?sold[ -]out|stockouts?")
_MISSED = 0.025
"""Of such intervals lie above the truth, and as many below."""


class RiskError(UserError):
    """A risk that cannot be read, or that no number of futures could show."""


@dataclass(frozen=True, slots=True)
class Risk:
    """In which share of futures a product may be out of stock on more days than so many."""

    days: int
    """Days of the plan, from the launch on, that close with an empty shelf."""
    bound: float
    """The largest share of futures with more of them."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Read `out more than 5 days <= 10 %`, or `sold out <= 10 %`.

        Errors: RiskError.
        """
        found = Bounded.read(text)
        days = _days(found.name) if found else None
        if found is None or days is None or not found.is_most:
            raise RiskError(say.NO_RISK(text=text))
        if not 0 < found.bound < 1:
            raise RiskError(say.NO_SHARE(text=text))
        return cls(days, found.bound)

    @property
    def runs_needed(self) -> int:
        """Futures of which none may be out for so long, for that to show it."""
        return ceil(log(_MISSED) / log(1 - self.bound))

    def is_kept(self, chance: Estimate) -> bool:
        """Say whether a probability is shown to be no larger, by the upper end of its interval."""
        return chance.high is not None and chance.high <= self.bound

    def __str__(self) -> str:
        """Write it as it is asked for."""
        bound = exact_percent(self.bound)
        if self.days == 0:
            return say.SOLD_OUT_RISK(bound=bound)
        return say.RISK_OF(out=self.event, bound=bound)

    @property
    def event(self) -> str:
        """What must not happen too often, in words."""
        if self.days == 0:
            return say.SOLD_OUT_EVENT()
        return (say.OUT_A_DAY if self.days == 1 else say.OUT_DAYS)(days=number(self.days))


def _days(name: str) -> int | None:
    """Return the days that a name of a risk says; None where it is none."""
    plain = " ".join(name.casefold().split())
    if _SOLD_OUT.fullmatch(plain):
        return 0
    found = _OUT.fullmatch(plain)
    return int(found.group(1)) if found else None
