"""What two scenarios make of the same policies, in words."""

from collections.abc import Iterator

from ..stats.verdict import is_as_good
from ..words import beside as say
from ..words import worth
from ..words.free_cash import IN
from ..words.number import exact, money, number
from ..words.template import DAYS
from ..words.text import chained, joined, quoted
from .free_cash import in_words, is_of_cash, spenders
from .limit_sentences import keeping, of_those
from .two_scenarios import TwoScenarios

_MOST = 6
"""Differences that are named; the rest are counted."""


def sentences(result: TwoScenarios) -> list[str]:
    """Return who leads in each, what the leader gains, and what differs."""
    return [
        finding(result),
        *_close(result),
        *_barred(result),
        *_gains(result),
        *less_for_more(result),
        *_lengths(result),
        _different(result),
        *_left(result),
    ]


def finding(result: TwoScenarios) -> str:
    """Say who earns most in each, of those that keep to the limits."""
    first, second = result.first, result.second
    keeps = keeping(first.judgement.limits).keeps
    if not (first.leader or second.leader):
        return say.NOBODY_LEADS(first=first.label, second=second.label, keeps=keeps)
    if not (first.leader and second.leader):
        led, other = (first, second) if first.leader else (second, first)
        policy = quoted(led.verdict.best)
        return say.ONE_LEADS(first=led.label, policy=policy, second=other.label, keeps=keeps)
    best, other_best = (quoted(step.verdict.best) for step in (first, second))
    if best == other_best:
        text = say.SAME_LEADER(first=first.label, second=second.label, policy=best)
    else:
        text = say.OTHER_LEADER(
            first=first.label, policy=best, second=second.label, other=other_best
        )
    return of_those(first.judgement.limits, text)


def _close(result: TwoScenarios) -> Iterator[str]:
    for step in (result.first, result.second):
        if step.is_unclear:
            yield say.CLOSE(scenario=step.label)
        if step.has_equals:
            others = joined([quoted(name) for name in step.verdict.as_good])
            yield worth.AS_GOOD_IN(scenario=step.label, others=others, worth=_worth(result))


def _barred(result: TwoScenarios) -> Iterator[str]:
    """Say who would earn more and breaks a limit, or has too few runs to show that it does not."""
    for step in (result.first, result.second):
        if step.barred:
            keeps, breaks = keeping(step.judgement.limits)
            policy, scenario = quoted(step.barred), step.label
            if step.may_keep:
                runs = number(result.runs)
                yield say.UNSURE(policy=policy, scenario=scenario, runs=runs, keeps=keeps)
            else:
                yield say.BARRED(policy=policy, scenario=scenario, breaks=breaks)


def _gains(result: TwoScenarios) -> Iterator[str]:
    """Yield what each scenario's leader earns more or less in the second."""
    first, second = result.first.label, result.second.label
    currency = result.network.scenario.currency
    for name in dict.fromkeys((result.first.verdict.best, result.second.verdict.best)):
        pair, policy = result.gaps[name], quoted(name)
        if pair.identical:
            yield say.AS_MUCH(policy=policy, first=first, second=second)
        else:
            more = pair.gap.value >= 0
            text, gap = (say.MORE, pair.gap) if more else (say.LESS, -pair.gap)
            amount = money(str(gap), currency)
            gain = text(policy=policy, gap=amount, first=first, second=second)
            small = is_as_good(pair, result.first.judgement.worth)
            yield worth.GAIN_NOT_WORTH(gain=gain, worth=_worth(result)) if small else gain


def _worth(result: TwoScenarios) -> str:
    return money(exact(result.first.judgement.worth), result.network.scenario.currency)


def less_for_more(result: TwoScenarios) -> list[str]:
    """Say why a policy that has more cash to spend earns less, where cash is all that differs."""
    if not is_of_cash(change.key for change in result.differences):
        return []
    labels = (result.first.label, result.second.label)
    found = spenders(labels, result.runs_frame)
    return in_words(found, result.network.scenario.currency, IN)


def _lengths(result: TwoScenarios) -> Iterator[str]:
    """Say that profits are of different times."""
    days = [DAYS(count) for count in result.days]
    if days[0] != days[1]:
        first, second = result.first.label, result.second.label
        yield say.LENGTHS(first=first, second=second, days=days[0], others=days[1])


def _different(result: TwoScenarios) -> str:
    """Name the first differences between the files, and count the rest."""
    if not result.differences:
        return say.NO_DIFFERENCE()
    told = [
        say.CHANGE(key=key, was=was or say.NOTHING(), now=now or say.NOTHING())
        for key, was, now in result.differences[:_MOST]
    ]
    changes, rest = chained(told), len(result.differences) - len(told)
    if rest:
        changes = say.AND_MORE(changes=changes, count=number(rest))
    return say.DIFFERENT(changes=changes)


def _left(result: TwoScenarios) -> Iterator[str]:
    for label, names in result.left_out.items():
        yield say.ONLY_IN(scenario=label, policies=joined([quoted(name) for name in names]))
