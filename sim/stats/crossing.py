"""Where a lead that was measured at some values is lost between them."""

from collections.abc import Sequence
from typing import NamedTuple

from .pair import Pair


class Crossing(NamedTuple):
    """Where a lead falls to zero, between the values by straight lines."""

    at: float
    low: float | None
    """The least value at which it may, by the lower ends of the intervals; None: any below."""
    high: float | None
    """The largest, by the upper ends; None: any above."""


def crossing(values: Sequence[float], leads: Sequence[Pair], after: int) -> Crossing:
    """Return where a lead, above zero at rising values[after], falls to zero before the next one.

    One pair a value.
    """
    gaps = [pair.gap for pair in leads]
    means = [gap.value for gap in gaps]
    lows = [float("-inf") if gap.low is None else gap.low for gap in gaps]
    highs = [float("inf") if gap.high is None else gap.high for gap in gaps]
    held = next((i for i in range(after, -1, -1) if lows[i] > 0), None)
    lost = next((i for i in range(after + 1, len(values)) if highs[i] < 0), None)
    return Crossing(
        _root(values, means, after),
        None if held is None else _root(values, lows, held),
        None if lost is None else _root(values, highs, lost - 1),
    )


def _root(values: Sequence[float], leads: Sequence[float], after: int) -> float:
    """Return where the straight line between two neighbours meets zero."""
    (a, b), (x, y) = leads[after : after + 2], values[after : after + 2]
    if b == float("-inf"):
        return x
    return y if a == float("inf") else x + (y - x) * a / (a - b)
