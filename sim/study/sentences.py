"""The verdict in a few sentences that may be repeated in a planning meeting."""

from collections.abc import Callable, Iterator, Mapping
from math import ceil

from ..stats import Estimate, Pair
from ..stats.drivers import Driver, fewest_worlds
from ..stats.law import beta_quantile
from ..stats.verdict import RULE_OF_THREE
from ..words import verdict as say
from ..words import worth
from ..words.futures import how_often
from ..words.number import exact, exact_percent, money, number, percent, rounded, whole_percent
from ..words.template import Template
from ..words.text import OR, joined, quoted
from .comparison import Comparison
from .judgement import HALVED, Call, Dearer
from .limit import cash_key
from .limit_sentences import in_words

_NO_NEWS = 0.5
"""A bound on a chance from which on it says nothing."""
_CONDITIONS = dict(zip(HALVED, (say.HALF_THE_RESTOCK, say.HALF_THE_VALUE), strict=True))


def verdict_sentences(result: Comparison) -> list[str]:
    """Say who is best and by how much, what that hangs on, who cannot be paid for, what matters."""
    chance = chance_sentence(result) if result.judgement.worth else []
    return [call_sentence(result), *chance, *what_turns_it(result), *without_ads(result)]


def what_turns_it(result: Comparison) -> list[str]:
    """Say what the lead hangs on, and who would earn more but breaks a limit."""
    return [*_hangs_on(result), *_dearer(result)]


def call_sentence(result: Comparison) -> str:
    """Say which policy to use, by how much, and how surely; and where even the best loses."""
    call, profit = _CALLS[result.judgement.call](result), _profit(result)
    if result.judgement.affordable and profit.high is not None and profit.high < 0:
        return say.EVEN_SO(call=call, profit=_money(result, profit))
    return call


def _profit(result: Comparison) -> Estimate:
    return result.figure(result.verdict.best, "profit")


def _lead(result: Comparison) -> str:
    """Say by how much the leader beats the runner-up and today's rule."""
    verdict, today = result.verdict, result.current_rule
    (second, lead), *_ = verdict.leads.items()
    policy, gap = quoted(verdict.best), _money(result, lead.gap)
    if today in (verdict.best, *verdict.ties):
        return say.TODAY_LEADS(policy=policy, gap=gap, second=quoted(second))
    if second == today:
        return say.LEADS_TODAY(policy=policy, gap=gap, second=quoted(second))
    more = _against_today(result)
    return say.LEADS_BOTH(policy=policy, gap=gap, second=quoted(second), more=more)


def _against_today(result: Comparison) -> str:
    """Say what the leader earns more than today's rule, or less where that is not affordable."""
    gap, today = result.against_current[result.verdict.best].gap, quoted(result.current_rule)
    if gap.value < 0:
        return say.LESS_THAN_TODAY(gap=_money(result, -gap), today=today)
    return say.MORE_THAN_TODAY(gap=_money(result, gap), today=today)


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
    if not verdict.runs_needed and result.judgement.worth:
        return worth.NEVER_TOLD(policy=policy, others=others, worth=_worth(result))
    if not verdict.runs_needed:
        return say.NEVER_SEPARATED(policy=policy, others=others)
    more = max(verdict.runs_needed - result.runs, result.runs // 2)  # an estimate from noise
    runs = rounded(more)
    if result.judgement.worth:
        return worth.CANNOT_TELL(policy=policy, others=others, worth=_worth(result), runs=runs)
    return say.CANNOT_SEPARATE(policy=policy, others=others, runs=runs)


def _ahead(result: Comparison, call: Template) -> str:
    """Say who leads, and that the lead is worth having where somebody asked."""
    text = call(lead=_lead(result))
    return worth.WORTH_HAVING(call=text, worth=_worth(result)) if result.judgement.worth else text


def _no_difference(result: Comparison) -> str:
    """Say who is as good as the leader, and what to do then."""
    verdict, today = result.verdict, result.current_rule
    best, equals = verdict.best, [*verdict.ties, *verdict.as_good]
    among = today in (best, *equals)
    if among:
        advice = worth.STAY(today=quoted(today))
    else:
        advice = (worth.TAKE_THE_SIMPLEST if equals[1:] else worth.TAKE_THE_SIMPLER)()
    policy, within = quoted(best), _worth(result)
    if equals[1:]:
        others = joined([quoted(name) for name in equals])
        text = worth.NO_DIFFERENCES(policy=policy, others=others, worth=within, advice=advice)
    else:
        gap, other = _money(result, verdict.leads[equals[0]].gap), quoted(equals[0])
        text = worth.NO_DIFFERENCE(policy=policy, gap=gap, other=other, worth=within, advice=advice)
    return text if among else worth.AND_FRONT(text=text, front=_front(result))


def chance_sentence(result: Comparison) -> list[str]:
    """Say how probably another policy is better than the leader, by what is worth having."""
    chance, judgement = result.verdict.chance_of_better, result.judgement
    if chance is None or chance >= _NO_NEWS or not judgement.affordable:
        return []
    other = quoted(*result.verdict.leads) if len(result.verdict.leads) == 1 else worth.ANOTHER()
    if len(judgement.affordable) < len(result.policies) and len(result.verdict.leads) > 1:
        other = worth.ANOTHER_ALLOWED()
    policy, most = quoted(result.verdict.best), _at_most(chance)
    if not judgement.worth:
        return [worth.CHANCE(other=other, policy=policy, most=most)]
    return [worth.CHANCE_OF(other=other, worth=_worth(result), policy=policy, most=most)]


def _at_most(share: float) -> str:
    """Write a bound on a probability: up to the next whole percent, or tenth below 1 %."""
    tenths = ceil(1000 * share + 1e-9)
    shown = tenths / 1000 if tenths <= 10 else ceil(100 * share) / 100
    return worth.BELOW(share=exact_percent(shown))


def _worth(result: Comparison) -> str:
    return _plainly(result, result.judgement.worth)


def _others(result: Comparison) -> str:
    return joined([quoted(name) for name in result.verdict.not_separated])


def _too_seldom(result: Comparison) -> str:
    """Say how seldom what decides was seen, and how frequent it could be."""
    verdict, runs = result.verdict, result.runs
    nearest = min(verdict.not_separated, key=lambda name: verdict.leads[name].gap.value)
    lead, policy, others = verdict.leads[nearest], quoted(verdict.best), _others(result)
    needed = rounded(verdict.runs_needed or runs)
    if not lead.gap.events or lead.gap.half_width == 0:
        gap, rare, second = _plainly(result, lead.gap.value), _once_in(runs), quoted(nearest)
        return say.NEVER_VARIED(policy=policy, second=second, gap=gap, rare=rare, needed=needed)
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
    """Say what the lead hangs on, in one sentence."""
    judgement = result.judgement
    if judgement.call not in {"clear winner", "ahead on these numbers"}:
        return
    ends = joined([_CONDITIONS[key]() for key in judgement.turned], OR) if judgement.turned else ""
    if judgement.hangs_on:
        share, flip = whole_percent(judgement.ahead), _turning(result)
        over = say.OVER_INPUTS(share=share, flip=flip)
        yield say.BUT_ENDS(over=over, conditions=ends) if ends else say.AND_NO_MORE(over=over)
    else:
        yield say.ENDS_DECIDE(conditions=ends) if ends else _no_inputs(result)


def _no_inputs(result: Comparison) -> str:
    """Say why nothing is known of what the lead hangs on."""
    entries = result.network.scenario.uncertain
    if not entries:
        return say.NOTHING_UNCERTAIN()
    needed = number(fewest_worlds(len(entries)))
    return say.TOO_FEW_FOR_INPUTS(runs=number(result.runs), needed=needed)


def _turning(result: Comparison) -> str:
    """Say which input turns the lead round, against the rival that is nearest over all inputs."""
    hangs_on = result.judgement.hangs_on
    rival, drivers = min(hangs_on.items(), key=lambda item: item[1].ahead)
    turning = [driver for driver in drivers.drivers if driver.flip]
    return _flip(result, turning[0], rival) if turning else say.NO_FLIP()


def _flip(result: Comparison, driver: Driver, rival: str) -> str:
    """Say beyond which value of an input a rival is ahead."""
    assert driver.flip is not None
    (entry,) = (one for one in result.network.scenario.uncertain if one.what == driver.what)
    value = number(driver.flip.value, 2 if entry.way == "times" else 0)
    written = say.TIMES(value=value) if entry.way == "times" else say.DAYS_MORE(value=value)
    text = say.BELOW if driver.at_low.value < driver.at_high.value else say.ABOVE
    return text(what=driver.what, value=written, second=quoted(rival))


def _none_affordable(result: Comparison) -> str:
    """Say what each policy lacks, at least."""
    judgement, best = result.judgement, result.verdict.best
    (first, *more), lacking = judgement.limits, judgement.lacking
    if more or first.key != cash_key(result.network) or not any(lacking.values()):
        return say.NONE_ALLOWED(limits=joined(limits_in_words(result)))
    least = min(lacking, key=lambda name: lacking[name])
    breaks = say.TOO_OFTEN(event=_event(result), share=exact_percent(first.bound))
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
    gap = other.gap.gap
    text = say.MORE_BUT if gap.low is not None and gap.low > 0 else say.MAYBE_MORE_BUT
    but = _short_of_cash(result, other) or say.DOES_NOT_KEEP(limit=in_words(other.breaks))
    yield text(policy=quoted(other.name), gap=_money(result, gap), but=but)


def _short_of_cash(result: Comparison, other: Dearer) -> str:
    """Say how often cash runs out, and what it takes to mend that; nothing of another limit."""
    key, lacking = other.breaks.key, result.judgement.lacking[other.name]
    if key != cash_key(result.network) or not lacking:
        return ""
    figure, amount = result.figure(other.name, key), _amount(result, other.name)
    often = how_often(figure.value, result.runs)
    if figure.high is not None and figure.value <= other.breaks.bound:
        often = say.MAYBE_OFTEN(how_often=often, most=percent(figure.high))
    return say.SHORT(event=_event(result), how_often=often, amount=amount)


def without_ads(result: Comparison) -> Iterator[str]:
    """Say where ads cost more than they bring."""
    pair = result.without_ads
    if pair is not None and pair.gap.low is not None and pair.gap.low > 0:
        yield say.WITHOUT_ADS(gap=_money(result, pair.gap))


def _event(result: Comparison) -> str:
    with_credit = result.network.scenario.cash.credit is not None
    return say.BEYOND_CREDIT() if with_credit else say.BELOW_ZERO()


def limits_in_words(result: Comparison) -> list[str]:
    """Return the limits as they were asked for."""
    return [in_words(limit) for limit in result.judgement.limits]


def _amount(result: Comparison, policy: str) -> str:
    """Write the cash that a policy lacks."""
    lacking = rounded(ceil(result.judgement.lacking[policy]))
    return money(lacking, result.network.scenario.currency)


def _plainly(result: Comparison, value: float) -> str:
    return money(exact(value), result.network.scenario.currency)


def _money(result: Comparison, figure: Estimate) -> str:
    return money(str(figure), result.network.scenario.currency)


_CALLS: Mapping[Call, Callable[[Comparison], str]] = {
    "none affordable": _none_affordable,
    "only one policy": lambda result: say.ONLY_ONE(policy=quoted(result.verdict.best)),
    "only one affordable": lambda result: say.ONLY_AFFORDABLE(
        policy=quoted(result.verdict.best),
        profit=_money(result, _profit(result)),
    ),
    "the same in every world": lambda result: say.ALL_THE_SAME(
        runs=number(result.runs), rare=_once_in(result.runs)
    ),
    "clear winner": lambda result: _ahead(result, say.CLEAR_WINNER),
    "ahead on these numbers": lambda result: _ahead(result, say.AHEAD),
    "no difference worth having": _no_difference,
    "too seldom to tell": _too_seldom,
    "cannot separate": lambda result: say.AND_FRONT(unclear=_unclear(result), front=_front(result)),
}


def fresh_sentence(result: Comparison) -> str:
    """Say what the leader earned in worlds that had no part in choosing it."""
    profit, against = _money(result, result.fresh.profit), result.fresh.against_current
    policy, runs = quoted(result.verdict.best), number(result.runs)
    measured = say.MEASURED_AGAIN(runs=runs, policy=policy, profit=profit)
    if against is None:
        return say.ALONE(measured=measured)
    text, gap = (say.MORE, against.gap) if against.gap.value >= 0 else (say.LESS, -against.gap)
    return text(measured=measured, gap=_money(result, gap))
