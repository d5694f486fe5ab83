"""The verdict in a few sentences that may be repeated in a planning meeting."""

from collections.abc import Iterator
from math import ceil

from ..stats import Estimate, Pair
from ..stats.law import beta_quantile
from ..stats.verdict import RULE_OF_THREE
from ..words import verdict as say
from ..words.futures import how_often
from ..words.number import money, number, percent, rounded
from ..words.text import OR, joined, quoted
from ..world.core.measures import SHARE
from .comparison import Comparison
from .judgement import HALVED
from .limit import Limit, cash_key

_CONDITIONS = dict(zip(HALVED, (say.HALF_THE_RUN_OFF, say.HALF_THE_VALUE), strict=True))


def verdict_sentences(result: Comparison) -> list[str]:
    """Say who is best and by how much, what that hangs on, who cannot be paid for, what matters."""
    return [_call(result), *_hangs_on(result), *_dearer(result), *_ads(result)]


def _call(result: Comparison) -> str:
    """Say which policy to use, by how much, and how surely."""
    verdict, runs = result.verdict, number(result.runs)
    match result.judgement.call:
        case "none affordable":
            return _none_affordable(result)
        case "only one policy":
            return say.ONLY_ONE(policy=quoted(verdict.best))
        case "the same in every world":
            return say.ALL_THE_SAME(runs=runs, rare=_once_in(result.runs))
        case "clear winner":
            return say.CLEAR_WINNER(lead=_lead(result))
        case "ahead on these numbers":
            return say.AHEAD(lead=_lead(result))
        case "too seldom to tell":
            return _too_seldom(result)
        case "cannot separate":
            return f"{_unclear(result)} {_front(result)}"


def _lead(result: Comparison) -> str:
    """Say by how much the leader beats the runner-up and today's rule."""
    verdict, today = result.verdict, result.current_rule
    best, second = verdict.best, verdict.runner_up
    assert second is not None
    names = {"policy": quoted(best), "second": quoted(second)}
    gap = _money(result, verdict.leads[second].gap)
    if today in (best, *verdict.ties):
        return say.TODAY_LEADS(gap=gap, **names)
    if second == today:
        return say.LEADS_TODAY(gap=gap, **names)
    against = result.against_current[best].gap
    text, more = (
        (say.MORE_THAN_TODAY, against)
        if against.value >= 0
        else (say.LESS_THAN_TODAY, -against)
    )
    return say.LEADS_BOTH(
        gap=gap, more=text(gap=_money(result, more), today=quoted(today)), **names
    )


def _front(result: Comparison) -> str:
    """Say by how much the first by profit beats the current rule."""
    best, policy = result.verdict.best, quoted(result.verdict.best)
    if best == result.current_rule:
        return say.FRONT_IS_TODAY(policy=policy)
    pair, today = result.against_current[best], quoted(result.current_rule)
    return say.FRONT(policy=policy, gap=_money(result, pair.gap), today=today)


def _unclear(result: Comparison) -> str:
    """Say whom the runs do not tell from the leader, and how many runs would."""
    verdict = result.verdict
    policy, others = quoted(verdict.best), _others(result)
    if not verdict.runs_needed:
        return say.NEVER_SEPARATED(policy=policy, others=others)
    more = max(verdict.runs_needed - result.runs, result.runs // 2)  # an estimate from noise
    return say.CANNOT_SEPARATE(policy=policy, others=others, runs=rounded(more))


def _others(result: Comparison) -> str:
    return joined([quoted(name) for name in result.verdict.not_separated])


def _too_seldom(result: Comparison) -> str:
    """Say how seldom what decides was seen, and how frequent it could be."""
    verdict, runs = result.verdict, result.runs
    lead = verdict.leads[verdict.not_separated[0]]
    policy, others = quoted(verdict.best), _others(result)
    needed = rounded(verdict.runs_needed or runs)
    if not lead.gap.events or lead.gap.half_width == 0:
        gap, rare = _money(result, lead.gap), _once_in(runs)
        return say.NEVER_VARIED(
            policy=policy, others=others, gap=gap, runs=number(runs), rare=rare, needed=needed
        )
    seen = say.SEEN(events=number(lead.gap.events), runs=number(runs))
    times = number(_times_as_frequent(lead), 1)
    return say.TOO_SELDOM(policy=policy, others=others, how_often=seen, times=times, needed=needed)


def _times_as_frequent(lead: Pair) -> float:
    """Return how many times as frequent as seen an event may be (Clopper and Pearson)."""
    events, runs = lead.gap.events, lead.gap.runs
    return beta_quantile(0.975, events + 1, runs - events) * runs / events


def _once_in(runs: int) -> str:
    """Say in one of how many worlds something may come that was in none."""
    return number(ceil(runs / RULE_OF_THREE))


def _hangs_on(result: Comparison) -> Iterator[str]:
    """Say what the lead hangs on."""
    judgement = result.judgement
    if judgement.call not in {"clear winner", "ahead on these numbers"}:
        return
    if judgement.turned:
        conditions = [_CONDITIONS[key]() for key in judgement.turned]
        yield say.ENDS_DECIDE(conditions=joined(conditions, OR))
    yield say.NOTHING_UNCERTAIN()


def _none_affordable(result: Comparison) -> str:
    """Say what each policy lacks, at least."""
    judgement, best = result.judgement, result.verdict.best
    (first, *more), lacking = judgement.limits, judgement.lacking
    if more or first.key != cash_key(result.network) or not any(lacking.values()):
        return say.NONE_ALLOWED(limits=joined([_limit(limit) for limit in judgement.limits]))
    least = min(lacking, key=lambda name: lacking[name])
    breaks = say.TOO_OFTEN(event=_event(result), share=percent(first.bound))
    return say.NONE_AFFORDABLE(
        breaks=breaks,
        policy=quoted(best),
        amount=_amount(result, best),
        least=quoted(least),
        less=_amount(result, least),
    )


def _dearer(result: Comparison) -> Iterator[str]:
    """Say who earns more and cannot be paid for, and what that would take."""
    other = result.judgement.dearer
    if other is None:
        return
    policy, gap = quoted(other.name), _money(result, other.gap.gap)
    if other.breaks.key != cash_key(result.network):
        yield say.MORE_BUT(policy=policy, gap=gap, limit=_limit(other.breaks))
        return
    often = how_often(result.figure(other.name, other.breaks.key).value, result.runs)
    amount, event = _amount(result, other.name), _event(result)
    yield say.MORE_BUT_SHORT(policy=policy, gap=gap, event=event, how_often=often, amount=amount)


def _ads(result: Comparison) -> Iterator[str]:
    """Say where ads cost more than they bring."""
    pair = result.without_ads
    if pair is not None and pair.gap.low is not None and pair.gap.low > 0:
        yield say.WITHOUT_ADS(gap=_money(result, pair.gap))


def _event(result: Comparison) -> str:
    with_credit = result.network.scenario.cash.credit is not None
    return say.BEYOND_CREDIT() if with_credit else say.BELOW_ZERO()


def _limit(limit: Limit) -> str:
    """Write a limit as it was asked for."""
    bound = percent(limit.bound) if limit.figure.unit is SHARE else number(limit.bound)
    text = say.AT_MOST if limit.is_most else say.AT_LEAST
    return text(figure=limit.figure.label, bound=bound)


def _amount(result: Comparison, policy: str) -> str:
    """Write the cash that a policy lacks."""
    lacking = rounded(ceil(result.judgement.lacking[policy]))
    return money(lacking, result.network.scenario.currency)


def _money(result: Comparison, figure: Estimate) -> str:
    return money(str(figure), result.network.scenario.currency)


def fresh_sentence(result: Comparison) -> str:
    """Say what the leader earned in worlds that had no part in choosing it."""
    profit, against = _money(result, result.fresh.profit), result.fresh.against_current
    policy, runs = quoted(result.verdict.best), number(result.runs)
    measured = say.MEASURED_AGAIN(runs=runs, policy=policy, profit=profit)
    if against is None:
        return say.ALONE(measured=measured)
    text, gap = (say.MORE, against.gap) if against.gap.value >= 0 else (say.LESS, -against.gap)
    return text(measured=measured, gap=_money(result, gap))
