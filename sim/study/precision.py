"""Precision: runs go on until the lead over the next best is known to an amount of money.

After each stage one thing alone is looked at: how wide the interval of the lead is, as the verdict
prints it. Stopping by that is harmless (a nominal 95 % keeps 94 %, tests/README.md); stopping once
a lead is significant is not. Where a lead of that amount or more is there to be found, the right
policy is chosen in 95 % of studies, and more: a wrong one would have to be ahead, and so its
interval to miss the truth by more than its half-width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, sqrt
from typing import Final

from ..chance.luck import block_of
from ..errors import UserError
from ..network.network import Network
from ..stats import Pair
from ..stats.estimate import CONSTANT
from ..stats.interval import runs_for_half_width
from ..stats.pair import adjusted_level
from ..words import precision as say
from ..words.number import decimals_carried, exact, money, number, rounded

MOST_BLOCKS: Final = 50
"""Of worlds, where nobody says how many runs are the most: 100,000 runs of a usual scenario."""


class PrecisionError(UserError):
    """What is asked for is no amount, or of nothing."""


def refuse_no_amount(precision: float | None) -> None:
    """Refuse what is no amount of money above 0.

    Errors: PrecisionError.
    """
    if precision is not None and not 0 < precision < inf:
        raise PrecisionError(say.NO_AMOUNT(found=exact(precision)))


def most_runs(network: Network) -> int:
    """Return how many runs are the most where nobody says."""
    return MOST_BLOCKS * block_of(network)


@dataclass(frozen=True, slots=True)
class Precision:
    """How well a lead must be known, and at most how many runs that may take."""

    half_width: float
    """In the scenario's currency."""
    most: int
    block: int
    """Stages are whole blocks of worlds, so that their runs are those of `--runs`."""
    currency: str

    @property
    def first(self) -> int:
        """Return after how many runs to look for the first time."""
        return min(self.block, self.most)

    def next(self, lead: Pair | None, done: int) -> int:
        """Return after how many runs to look again, or `done` where it is time to stop."""
        if lead is None or self._is_reached(lead):
            return done
        needed = self._needed(lead)
        blocks = ceil((needed or self.most) / self.block)
        return min(max(blocks * self.block, done + self.block), self.most)

    def reason(self, lead: Pair | None, done: int) -> str:
        """Say why the runs ended after so many."""
        runs = number(done)
        if lead is None:
            return say.NO_LEAD(runs=runs)
        precision, known = money(exact(self.half_width), self.currency), lead.gap.half_width
        if known is None:
            return say.NEVER_KNOWN(runs=runs, precision=precision, needed=self._more(lead))
        if lead.gap.method == CONSTANT:
            return say.ALWAYS_THE_SAME(runs=runs)
        half_width = money(_three_digits_up(known), self.currency)
        if self._is_reached(lead):
            return say.REACHED(runs=runs, half_width=half_width, precision=precision)
        return say.NOT_REACHED(
            runs=runs, half_width=half_width, precision=precision, needed=self._more(lead)
        )

    def plan(self) -> Sequence[str]:
        """Say how the runs go on, and how many are the most."""
        precision = money(exact(self.half_width), self.currency)
        plan = say.PLAN(block=number(self.first), precision=precision, most=number(self.most))
        return (plan,)

    def _is_reached(self, lead: Pair) -> bool:
        return lead.gap.half_width is not None and lead.gap.half_width <= self.half_width

    def _needed(self, lead: Pair) -> int | None:
        """Return the runs in all that should do, None beyond any number."""
        gap, level = lead.gap, adjusted_level(0.95, lead.comparisons)
        deviation = lead.standard_error * sqrt(gap.runs)
        runs = runs_for_half_width(deviation, self.half_width, level)
        return runs and max(runs, gap.runs_for_events)

    def _more(self, lead: Pair) -> str:
        needed = self._needed(lead)
        return say.NEEDED(runs=rounded(needed)) if needed else say.NO_NUMBER()


def _three_digits_up(size: float) -> str:
    """Write a half-width so that it is not taken for less than it is."""
    decimals = decimals_carried(size) + 1 if size else 0
    return number(ceil(size * 10.0**decimals) / 10.0**decimals, decimals)
