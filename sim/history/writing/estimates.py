"""An estimate as a line of the file: the value, and its range in the comment."""

from dataclasses import replace
from typing import Any

from ...words import shop_file as say
from ...words.template import Plural
from ..estimate import Estimate
from .block import Line
from .digits import carried, shown


def estimate_line(key: str, estimate: Estimate, seen: Plural, source: str) -> Line:
    """Return a line whose value is that of an estimate, as finely as its range is known."""
    return told(key, carried(estimate.value, estimate), estimate, seen, source)


def whole_line(key: str, estimate: Estimate, seen: Plural, source: str) -> Line:
    """Return a line of whole days."""
    line = told(key, round(estimate.value), estimate, seen, source)
    if estimate.is_the_markets:
        return line
    value, low, high = (
        shown(carried(number, estimate)) for number in (estimate.value, estimate.low, estimate.high)
    )
    note = say.WHOLE_RANGE(value=value, low=low, high=high, seen=seen(estimate.seen))
    return replace(line, note=note)


def told(key: str, value: Any, estimate: Estimate, seen: Plural, source: str) -> Line:  # noqa: ANN401 - any TOML value
    """Return a line with another value than the bare one, a law for example."""
    if estimate.is_the_markets:
        source = say.FROM_MARKET()
    return Line(key, value, range_of(estimate, seen), "fit", source)


def range_of(estimate: Estimate, seen: Plural) -> str:
    """Say in which range the truth lies, and what that rests on."""
    low, high = (shown(carried(end, estimate)) for end in (estimate.low, estimate.high))
    if estimate.is_the_markets:
        return say.MARKETS_RANGE(low=low, high=high) if low != high else say.MARKETS_VALUE()
    if low == high:
        return say.ONE_VALUE(seen=seen(estimate.seen))
    return say.RANGE(low=low, high=high, seen=seen(estimate.seen))
