"""Limits, and who keeps to them or breaks them, in words."""

from collections.abc import Sequence
from typing import NamedTuple

from ..words import verdict as say
from ..words.number import exact_percent, number
from ..words.text import OR, joined
from ..world.core.measures import SHARE
from .limit import Limit, is_usual


class Keeping(NamedTuple):
    """What is said of a policy that keeps to limits, and of one that breaks one."""

    keeps: str
    breaks: str


def in_words(limit: Limit) -> str:
    """Write a limit as it was asked for."""
    bound = exact_percent(limit.bound) if limit.figure.unit is SHARE else number(limit.bound)
    text = say.AT_MOST if limit.is_most else say.AT_LEAST
    return text(figure=limit.name, bound=bound)


def of_those(limits: Sequence[Limit], text: str) -> str:
    """Say that something holds of those that keep to limits, where others were asked for."""
    if not _asked(limits):
        return text
    return say.OF_THOSE(limits=joined([in_words(limit) for limit in limits]), text=text)


def _asked(limits: Sequence[Limit]) -> bool:
    return any(not is_usual(limit) for limit in limits)


def keeping(limits: Sequence[Limit]) -> Keeping:
    """Say what it is to keep to some limits: to be paid for, where nobody asked for others."""
    if not _asked(limits):
        return Keeping(say.IS_PAID_FOR(), say.IS_NOT_PAID_FOR())
    texts = [in_words(limit) for limit in limits]
    return Keeping(say.KEEPS_TO(limits=joined(texts)), say.BREAKS_ONE(limits=joined(texts, OR)))
