"""From which size of a shock on a plan breaks, in words."""

from collections.abc import Iterator

from ..words import reverse as say
from ..words.number import number
from ..words.stress import LEFT_OUT, called
from ..words.text import joined, quoted
from .limit_sentences import in_words
from .reversal import Reversal
from .reverse_stress import Plan, ReverseStress
from .shocks import Sized, catalogue
from .stress_sentences import how


def reverse_sentences(result: ReverseStress) -> list[str]:
    """Return what breaks each plan first, then each shock, then how it was looked for."""
    said = [line for plan in result.plans for line in _of_plan(result, plan)]
    if any(plan.keeps(result.limits) for plan in result.plans):
        said.append(say.MONOTONE(runs=number(result.runs)))
    return [
        *said,
        *([LEFT_OUT(names=joined([*map(called, result.left_out)]))] if result.left_out else []),
    ]


def _of_plan(result: ReverseStress, plan: Plan) -> Iterator[str]:
    policy = quoted(plan.policy)
    if not plan.keeps(result.limits):
        limit = next(limit for limit in result.limits if not limit.allows_mean(plan.calm))
        yield say.ALREADY(policy=policy, how=how(limit, plan.calm))
        return
    first, *others = plan.by_strength
    if first.size is None:
        limits = joined([in_words(limit) for limit in result.limits])
        yield say.KEEPS(policy=policy, limits=limits)
        others = [first, *others]
    else:
        found = _found(result, first)
        yield say.FIRST(policy=policy, shock=quoted(called(first.shock)), found=found)
    yield from (_other(result, one) for one in others)
    for one in plan.reversals:
        if one.keeps_again is not None:
            size = told(result, one, one.keeps_again)
            yield say.KEEPS_AGAIN(size=size, shock=quoted(called(one.shock)))


def _other(result: ReverseStress, one: Reversal) -> str:
    """Say from where on another shock breaks a limit, or that it does not."""
    shock, most = called(one.shock).capitalize(), told(result, one, one.most)
    if one.size is not None:
        return say.FOUND(shock=shock, found=_found(result, one))
    if one.low is not None:
        return say.NOT_SURE(shock=shock, most=most, low=told(result, one, one.low))
    return say.NEVER(shock=shock, most=most)


def _found(result: ReverseStress, one: Reversal) -> str:
    """Say from which size on which limit breaks."""
    assert one.size is not None
    assert one.limit
    assert one.figure
    size, what = told(result, one, one.size), how(one.limit, {one.limit.key: one.figure})
    if one.low == one.size == one.high:
        return say.FROM(size=size, how=what)
    low = told(result, one, one.size if one.low is None else one.low)
    if one.high is None:
        return say.OR_MORE(size=size, low=low, how=what)
    return say.BETWEEN(size=size, low=low, high=told(result, one, one.high), how=what)


def told(result: ReverseStress, one: Reversal, size: float) -> str:
    """Write a size of a shock; the size of none is nothing."""
    kind = catalogue(result.network)[one.shock]
    assert isinstance(kind, Sized)
    return say.NOTHING() if size == kind.neutral else kind.sized(size)


def headline(result: ReverseStress, plan: Plan) -> str:
    """Return what the chart shows."""
    policy, first = quoted(plan.policy), plan.by_strength[0]
    if not plan.keeps(result.limits):
        return say.TITLE_ALREADY(policy=policy)
    if first.size is None:
        return say.TITLE_KEEPS(policy=policy)
    return say.TITLE(policy=policy, shock=called(first.shock), size=told(result, first, first.size))
