"""An explanation in sentences: by what the better policy is better."""

from collections.abc import Iterator, Sequence

from ..words import explain as say
from ..words.figures import called
from ..words.number import decimals_carried, money, number, percent, whole_percent
from ..words.text import chained, clauses, quoted
from ..world.core.measures import FLAG, SHARE
from .empty_shelves import Why
from .explanation import Explanation, Part
from .worst import Trait, Worst

_TOLD = 3
"""Causes that a sentence names."""
_SHARES = {SHARE.name, FLAG.name}


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
    for policy, whys in zip((result.best, result.other), result.empty, strict=True):
        yield _empty(policy, whys)
    yield from (_worst(result, worst) for worst in result.worst)


def _empty(policy: str, whys: Sequence[Why]) -> str:
    """Say how long shelves are empty under a policy, and mostly why."""
    days = sum(why.days.value for why in whys)
    if not days:
        return say.NEVER_OUT(policy=quoted(policy))
    share = whole_percent(whys[0].days.value / days)
    most = say.MOSTLY(share=share, why=say.WHY[whys[0].cause]())
    figure = number(days, min(decimals_carried(days), 1))
    return say.OUT(policy=quoted(policy), days=figure, most=most)


def _worst(result: Explanation, worst: Worst) -> str:
    """Say what the worst futures of a policy have in common."""
    told = [
        say.TRAIT(
            name=called(trait.name),
            worst=trait_value(trait, trait.worst.value),
            others=trait_value(trait, trait.others),
        )
        for trait in worst.traits[:_TOLD]
    ]
    profit = money(f"{worst.profit}", result.network.scenario.currency)
    traits = chained(told, say.JOINED) if told else say.NO_TRAITS()
    return say.WORST(policy=quoted(worst.policy), profit=profit, traits=traits)


def trait_value(trait: Trait, value: float) -> str:
    """Write the mean of a trait: shares and what happens or does not in percent."""
    if trait.unit in _SHARES:
        return percent(min(max(value, 0.0), 1.0))
    return number(value, max(min(decimals_carried(value or 1.0), 2), 0))


def _gap(result: Explanation) -> str:
    """Write the difference with its interval, or alone where it is the same in every world."""
    gap = result.gap.gap
    figure = number(gap.value) if gap.half_width == 0 else f"{gap}"
    return money(figure, result.network.scenario.currency)


def most(result: Explanation, causes: int) -> str:
    """Say what the causes that weigh most bring."""
    return clauses([_part(result, part) for part in result.parts[:causes]])


def _part(result: Explanation, part: Part) -> str:
    value = part.gap.gap.value
    amount = money(
        number(abs(value), min(decimals_carried(value or 1.0), 0)),
        result.network.scenario.currency,
    )
    return (say.BRINGS if value > 0 else say.TAKES)(amount=amount, cause=caption(part))


def headline(result: Explanation) -> str:
    """Return what the bars show."""
    best, other = quoted(result.best), quoted(result.other)
    if not result.is_sure:
        return say.TITLE_UNSURE(best=best, other=other)
    told = clauses([_part(result, part) for part in _moving(result)])
    return say.TITLE(best=best, other=other, gap=_gap(result), most=told)


def caption(part: Part) -> str:
    """Return what sentences, tables and charts call a cause."""
    return say.NAMES[part.cause]() if part.cause in say.NAMES else called(part.cause)


def _moving(result: Explanation) -> list[Part]:
    """Return the cause that brings most, and the one that takes most of it."""
    ranked = sorted(result.parts, key=lambda part: -part.gap.gap.value)
    ends = [ranked[0], ranked[-1]]
    return [part for part, sign in zip(ends, (1, -1), strict=True) if sign * part.gap.gap.value > 0]


def weighty(parts: Sequence[Part], bars: int) -> tuple[Sequence[Part], float]:
    """Return the parts that have a bar of their own, and what all others bring together."""
    return parts[:bars], sum(part.gap.gap.value for part in parts[bars:])
