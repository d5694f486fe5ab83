"""How many runs a wanted precision takes, judged by the spread seen so far."""

from math import ceil, sqrt

from .law import t_multiplier

MOST_RUNS = 1_000_000_000
"""An answer beyond this is no plan."""


def runs_for_half_width(deviation: float, half_width: float, level: float = 0.95) -> int | None:
    """Return the fewest runs, at least 2, for which a t interval is no wider than asked.

    `deviation` is the standard deviation of one run's outcome, in the unit of the half-width; an
    answer beyond `MOST_RUNS` is None.

    Errors: ValueError for a half-width that is not positive, or a level outside (0, 1).
    """
    if half_width <= 0:
        raise ValueError(f"a half-width is positive, got {half_width}")
    most_errors = sqrt(MOST_RUNS) * half_width
    if t_multiplier(level, MOST_RUNS) * deviation > most_errors:
        return None
    # Student's multiplier exceeds its limit, so the limit's answer is a floor to climb from.
    runs = max(2, ceil((t_multiplier(level, MOST_RUNS) * deviation / half_width) ** 2))
    while t_multiplier(level, runs) * deviation > half_width * sqrt(runs):
        runs += 1
    return runs
