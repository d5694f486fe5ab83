"""An explanation in sentences: by what the better policy is better."""

from collections.abc import Iterator, Sequence

from ..words import explain as say
from ..words.number import decimals_carried, money, number
from ..words.text import joined, quoted
from .explanation import Explanation, Part

_TOLD = 3
"""Causes that a sentence names."""


def explanation_sentences(result: Explanation) -> list[str]:
    """Say by how much the better policy is better, and what that is made of."""
    return list(_sentences(result))


def _sentences(result: Explanation) -> Iterator[str]:
    best, other = quoted(result.best), quoted(result.other)
    gap = _gap(result)
    if result.gap.identical:
        yield say.SAME(best=best, other=other)
        return
    if not result.is_sure:
        yield say.UNSURE(best=best, other=other, gap=gap)
    else:
        yield say.MORE(best=best, other=other, gap=gap, most=most(result, _TOLD))
    yield say.SUM()


def _gap(result: Explanation) -> str:
    """Write the difference with its interval, or alone where it is the same in every world."""
    gap = result.gap.gap
    figure = number(gap.value) if gap.half_width == 0 else f"{gap}"
    return money(figure, result.network.scenario.currency)


def most(result: Explanation, causes: int) -> str:
    """Say what the causes that weigh most bring."""
    return joined([_part(result, part) for part in result.parts[:causes]])


def _part(result: Explanation, part: Part) -> str:
    value = part.gap.gap.value
    amount = money(
        number(abs(value), min(decimals_carried(value or 1.0), 0)),
        result.network.scenario.currency,
    )
    return (say.BRINGS if value > 0 else say.TAKES)(amount=amount, cause=part.cause)


def headline(result: Explanation) -> str:
    """Return what the bars show."""
    best, other = quoted(result.best), quoted(result.other)
    if not result.is_sure:
        return say.TITLE_UNSURE(best=best, other=other)
    return say.TITLE(best=best, other=other, gap=_gap(result), most=most(result, 1))


def weighty(parts: Sequence[Part], bars: int) -> tuple[Sequence[Part], float]:
    """Return the parts that have a bar of their own, and what all others bring together."""
    return parts[:bars], sum(part.gap.gap.value for part in parts[bars:])
