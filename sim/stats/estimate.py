"""A figure together with what it rests on."""

from dataclasses import dataclass, replace
from math import ceil
from typing import Final, Self

from ..words import estimate as say
from ..words.number import decimals_carried, exact, number

STUDENT_T: Final = "Student t"
HALL: Final = "Hall skewness-corrected"
CLOPPER_PEARSON: Final = "Clopper-Pearson"
ORDER_STATISTICS: Final = "order statistics"
CONSTANT: Final = "constant"
TOO_FEW_EVENTS: Final = "too few events"
TOO_FEW_RUNS: Final = "too few runs"
REGRESSION: Final = "regression"

FEWEST_EVENTS: Final = 10
"""With fewer no interval of a mean keeps its promise: measured on event rates of 1 % to 22 %."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its interval, and the evidence: runs, events among them, and the method.

    `low` and `high` are both None where the evidence carries no interval; `method` says why.
    """

    value: float
    low: float | None
    high: float | None
    runs: int
    events: int
    method: str
    fewest_runs: int = 0
    """With fewer there is no interval of a quantile; 0 where nothing of the kind is asked."""

    @property
    def half_width(self) -> float | None:
        """Half the length of the interval, None without one."""
        if self.low is None or self.high is None:
            return None
        return (self.high - self.low) / 2

    @property
    def decimals(self) -> int | None:
        """Decimals that the interval carries (-1: tens); None where the value is exact.

        The half-width keeps two significant digits and the value stops where it stops. Without
        an interval the value itself keeps two.
        """
        if self.half_width == 0:
            return None
        return decimals_carried(self.half_width or self.value)

    @property
    def runs_for_events(self) -> int:
        """Runs in which enough events for an interval of a mean are to be expected.

        None so far counts as one; where there are enough already it is at most `runs`, and where
        the outcome is constant it is `runs`.
        """
        if self.method == CONSTANT:
            return self.runs
        return ceil(FEWEST_EVENTS * self.runs / max(self.events, 1))

    def __neg__(self) -> Self:
        """Return the figure the other way round."""
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return replace(self, value=-self.value, low=low, high=high)

    def __str__(self) -> str:
        """Write the figure as text, for example `1,234 ± 56` or `0 of 2,000 (below 0.18 %)`."""
        if self.low is None or self.high is None:
            return self._without_interval()
        if self.method == CLOPPER_PEARSON:
            return self._as_probability(self.low, self.high)
        if self.decimals is None:
            return say.CONSTANT(value=exact(self.value), runs=number(self.runs))
        return self._with_interval(self.low, self.high, self.decimals)

    def _with_interval(self, low: float, high: float, decimals: int) -> str:
        """Write the half-width, or both ends where the interval is lopsided."""
        value = number(self.value, decimals)
        if abs((high - self.value) - (self.value - low)) > 1e-6 * (high - low):
            return say.LOPSIDED(value=value, low=number(low, decimals), high=number(high, decimals))
        return say.PLUS_MINUS(value=value, half_width=number((high - low) / 2, decimals))

    def _without_interval(self) -> str:
        value, runs = number(self.value, decimals_carried(self.value)), number(self.runs)
        if self.method == TOO_FEW_RUNS:
            return say.TOO_FEW_RUNS(value=value, runs=runs, needed=number(self.fewest_runs))
        if not self.events:
            return say.NO_EVENTS(value=value, runs=runs)
        events, needed = number(self.events), number(self.runs_for_events)
        return say.TOO_FEW_EVENTS(value=value, events=events, runs=runs, needed=needed)

    def _as_probability(self, low: float, high: float) -> str:
        """Write a probability in percent; of one that was never or always seen, its bound."""
        low, high, runs = 100 * low, 100 * high, number(self.runs)
        if self.events == 0:
            return say.NEVER(runs=runs, high=number(high, decimals_carried(high)))
        if self.events == self.runs:
            return say.ALWAYS(runs=runs, low=number(low, decimals_carried(100 - low)))
        decimals = decimals_carried((high - low) / 2)
        value, below, above = (number(x, decimals) for x in (100 * self.value, low, high))
        return say.PROBABILITY(value=value, low=below, high=above)
