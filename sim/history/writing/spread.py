"""Entries of `[[uncertain]]`: how far the truth may lie from the numbers that are written."""

from collections.abc import Iterator

from ...scenario.uncertain import LEAST, MOST
from ...words import shop_file as say
from ..estimate import Estimate
from .block import Block, Line
from .digits import carried, shown
from .law import law, points

_HALF_A_DAY = 0.5
"""A range of days that is narrower is rounded away."""


def times(what: str, estimate: Estimate | None, written: float) -> Iterator[Block]:
    """Yield an entry by which a number is multiplied; none where nothing is open.

    `written` is the number of the file, which the range of the estimate is laid over.
    """
    if estimate is None or written <= 0 or estimate.high <= estimate.low:
        return
    low, high = max(estimate.low / written, LEAST), min(estimate.high / written, MOST)
    if high - low < LEAST:
        return
    spread = law(low, estimate.value / written, high, LEAST)
    yield _entry(what, "times", spread, _said(low, high), estimate)


def plus(what: str, estimate: Estimate | None, written: float) -> Iterator[Block]:
    """Yield an entry that adds days to a number; none where nothing is open."""
    if estimate is None or estimate.high - estimate.low < _HALF_A_DAY:
        return
    low, high = estimate.low - written, estimate.high - written
    found = points(low, estimate.value - written, high)
    yield _entry(what, "plus", list(found), _said(low, high), estimate)


def _entry(what: str, way: str, spread: object, ends: dict[str, str], estimate: Estimate) -> Block:
    said = say.SPREAD_OF_MARKET if estimate.is_the_markets else say.SPREAD
    lines = [Line("what", what), Line(way, spread, said(**ends), "fit")]
    return Block("[[uncertain]]", lines)


def _said(low: float, high: float) -> dict[str, str]:
    over = Estimate(low, low, high, 0)
    return {"low": shown(carried(low, over)), "high": shown(carried(high, over))}
