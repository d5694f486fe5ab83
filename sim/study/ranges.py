"""Ranges: which numbers of a policy are searched, and between which ends people want them."""

import re
from collections.abc import Iterator, Sequence

from ..policy.composed import Composed
from ..scenario.problem import spoken_hint
from ..words import tune as say
from .knobs import Knob, knobs
from .search import SearchError

_RANGE = re.compile(r"\s*([^=]+?)\s*=\s*([\d_.]*\d)\s*\.\.\s*([\d_.]*\d)\s*")


def knobs_of(policy: Composed, asked: Sequence[str]) -> tuple[Knob, ...]:
    """Return the numbers that are asked for, between their ends, or all where none is.

    Errors: SearchError.
    """
    every = knobs(policy)
    if not asked:
        return every
    ends = {key: (low, high) for key, low, high in map(_range, asked)}
    return tuple(knob.between(*ends[knob.key]) for knob in every if knob.key in ends)


def refuse_unknown(policies: Sequence[Composed], asked: Sequence[str]) -> None:
    """Refuse ranges of numbers that none of some policies has.

    Errors: SearchError.
    """
    known = list(dict.fromkeys(_keys(policies)))
    for text in asked:
        key, low, high = _range(text)
        if key not in known:
            raise SearchError(say.NO_NUMBER(text=text, key=key, hint=spoken_hint(key, known)))
        if low >= high:
            raise SearchError(say.EMPTY_RANGE(text=text, low=f"{low:g}", high=f"{high:g}"))


def _keys(policies: Sequence[Composed]) -> Iterator[str]:
    for policy in policies:
        yield from (knob.key for knob in knobs(policy))


def _range(text: str) -> tuple[str, float, float]:
    """Read `order.s.lamp=2000..6000`.

    Errors: SearchError.
    """
    found = _RANGE.fullmatch(text)
    if not found:
        raise SearchError(say.NO_RANGE(text=text))
    key, low, high = found.groups()
    try:
        return key, float(low), float(high)
    except ValueError:
        raise SearchError(say.NO_RANGE(text=text)) from None
