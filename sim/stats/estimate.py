"""A figure together with what it rests on."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from sim.stats import wording

STUDENT_T: Final = "Student t"
HALL: Final = "Hall skewness-corrected"
CLOPPER_PEARSON: Final = "Clopper-Pearson"
ORDER_STATISTICS: Final = "order statistics"
CONSTANT: Final = "constant"
TOO_FEW_EVENTS: Final = "too few events"
TOO_FEW_RUNS: Final = "too few runs"

# With fewer events than this no interval of a mean keeps its promise: measured on event rates
# from 1 % to 22 %.
FEWEST_EVENTS: Final = 10


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
        return wording.decimals_carried(self.half_width or self.value)

    @property
    def runs_for_events(self) -> int:
        """Runs in which enough events for an interval of a mean are to be expected.

        None so far counts as one; where there are enough already it is at most `runs`, and where
        the outcome is constant it is `runs`.
        """
        if self.method == CONSTANT:
            return self.runs
        return ceil(FEWEST_EVENTS * self.runs / max(self.events, 1))

    def __str__(self) -> str:
        """Write the figure as text, for example `1,234 ± 56` or `0 of 2,000 (below 0.18 %)`."""
        if self.low is None or self.high is None:
            return self._without_interval()
        if self.method == CLOPPER_PEARSON:
            return self._as_probability(self.low, self.high)
        if self.decimals is None:
            return f"{wording.exact(self.value)} in all {self.runs:,} runs"
        return wording.value_in_range(self.value, self.low, self.high, self.decimals)

    def _without_interval(self) -> str:
        shown = wording.number(self.value, wording.decimals_carried(self.value))
        if self.method == TOO_FEW_RUNS:
            return f"about {shown} (too few runs: {self.runs:,})"
        few = f"about {shown} (too few events: {self.events:,} of {self.runs:,}"
        return f"{few}, about {self.runs_for_events:,} runs needed)" if self.events else f"{few})"

    def _as_probability(self, low: float, high: float) -> str:
        if self.events == 0:
            return wording.never(self.runs, high)
        if self.events == self.runs:
            return wording.always(self.runs, low)
        return wording.probability_in_range(self.value, low, high)
