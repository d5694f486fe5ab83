"""What the verdict and the risks say, in a sentence."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from ..stats import Estimate
from ..study.comparison import Comparison
from ..study.judgement import Call
from ..words import charts as say
from ..words import profit_charts as profits
from ..words import worth
from ..words.futures import how_often
from ..words.number import amount, exact, money, number, percent, rounded
from ..words.template import Template
from ..words.text import joined
from .series import named
from .time_axis import sales


class Risk(NamedTuple):
    """The figure on the x axis."""

    key: str
    label: Template
    clause: Template
    is_share: bool


IN_SALE = Risk("sale_days_out", say.SHARE_OF_SALE_DAYS, say.SOLD_OUT, True)
EVER = Risk("stockout", say.SHARE_OF_FUTURES, say.SELLS_OUT, True)
DAYS = Risk("stockout_days", say.STOCKOUT_DAYS, say.OUT_FOR, False)


def risk(result: Comparison) -> Risk:
    """Choose the risk that tells the policies apart; shops without a sale have none in it."""
    asked = IN_SALE if sales(result.network) else EVER
    values = {summary.figures[asked.key].value for summary in result.policies}
    return DAYS if len(values) == 1 < len(result.policies) else asked


def finding(result: Comparison) -> str:
    """Say who earns most and what it risks, or that the runs cannot tell, and who has no cash."""
    return _and_unpaid(result, _finding(result))


def headline(result: Comparison) -> str:
    """Say who earns most, without what it risks."""
    stays = result.current_rule in (result.verdict.best, *result.verdict.ties)
    if result.judgement.call in _NOBODY_LEADS or result.judgement.dearer or stays:
        return finding(result)
    return _and_unpaid(result, _gain(result))


def _and_unpaid(result: Comparison, text: str) -> str:
    """Add that today's rule, or a policy that earns more, cannot be paid for."""
    judgement = result.judgement
    if not judgement.affordable or len(result.policies) == 1:
        return text
    if result.current_rule not in judgement.affordable:
        return profits.AND_TODAY_BREAKS(finding=text)
    if judgement.dearer and judgement.call in _OPEN:
        name = named(judgement.dearer.name)
        return profits.AND_DEARER_BREAKS(finding=text, policy=name)
    return text


def _finding(result: Comparison) -> str:
    """Say the same of those that can be paid for."""
    if result.judgement.call in _NOBODY_LEADS:
        return _NOBODY_LEADS[result.judgement.call](result)
    if result.judgement.dearer:
        return say.BEST_AFFORDABLE(policy=named(result.verdict.best), amount=_than_today(result))
    if result.current_rule in (result.verdict.best, *result.verdict.ties):
        return _stays(result)
    return _changes(result)


def _alone(result: Comparison) -> str:
    best = result.verdict.best
    return say.ALONE(policy=named(best), earns=_earns(result), risk=_clause(result, best))


def _all_the_same(result: Comparison) -> str:
    count = number(len(result.verdict.ties) + 1)
    return say.ALL_THE_SAME(count=count, earns=_earns(result))


def _than_today(result: Comparison) -> str:
    """Say what the leader earns, and what today's rule."""
    best, today = (
        _amount(result, result.figure(name, "profit"))
        for name in (result.verdict.best, result.current_rule)
    )
    if result.verdict.best == result.current_rule:
        return say.AS_TODAY(amount=best)
    return say.AND_TODAY(amount=best, today=today)


def leaders(result: Comparison) -> tuple[str, ...]:
    """Return the best policy and all that share its place, are as good, or not separated from it.

    Where no policy can be paid for, none leads.
    """
    verdict = result.verdict
    if not result.judgement.affordable:
        return ()
    return verdict.best, *verdict.ties, *verdict.as_good, *verdict.not_separated


def _earns(result: Comparison) -> str:
    profit = result.figure(result.verdict.best, "profit")
    text = say.LOSES if profit.value < 0 else say.EARNS
    return text(amount=_amount(result, profit))


def _amount(result: Comparison, figure: Estimate) -> str:
    """Write a figure without its sign."""
    return amount(abs(figure.value), result.network.scenario.currency, figure.decimals)


def _undecided(result: Comparison) -> str:
    who, needed = _in_front(result), result.verdict.runs_needed
    if result.verdict.kind == "too seldom to tell":
        return say.TOO_SELDOM(policies=who, runs=number(result.runs))
    if needed is None:
        return say.NEVER_SEPARATED(policies=who, runs=number(result.runs))
    return say.CANNOT_SEPARATE(policies=who, runs=number(result.runs), needed=rounded(needed))


def _in_front(result: Comparison) -> str:
    """Name the leaders, or count them where they are many."""
    names = leaders(result)
    if len(names) <= 3:
        return joined([named(name, 64 // len(names)) for name in names])
    return say.FIRST_BY_PROFIT(count=number(len(names)))


def _as_good(result: Comparison) -> str:
    """Say who earns the same, to within what is worth having."""
    within = money(exact(result.judgement.worth), result.network.scenario.currency)
    return worth.TITLE(policies=_in_front(result), worth=within)


def _stays(result: Comparison) -> str:
    verdict = result.verdict
    assert verdict.runner_up is not None
    assert verdict.gap is not None
    less, second = _amount(result, verdict.gap.gap), named(verdict.runner_up)
    return say.NOTHING_BEATS(earns=_earns(result), second=second, less=less)


def _gain(result: Comparison) -> str:
    """Say what the best earns more than today's rule."""
    best = result.verdict.best
    loses = result.figure(best, "profit").value < 0
    text = profits.LESS_LOSS if loses else profits.GAIN
    return text(policy=named(best), amount=_amount(result, result.against_current[best].gap))


def _changes(result: Comparison) -> str:
    """Say what the best gains and risks against today's rule."""
    asked, best, gain = risk(result), result.verdict.best, _gain(result)
    clause, today = _clause(result, best), _shown(result, result.current_rule)
    if _shown(result, best) == today:
        return say.AS_RISKY(gain=gain, risk=clause)
    values = [result.figure(name, asked.key).value for name in (best, result.current_rule)]
    text = say.AND_SAFER if values[0] < values[1] else say.BUT_RISKIER
    return text(gain=gain, risk=clause, today=today)


def _clause(result: Comparison, policy: str) -> str:
    """Say what a policy risks."""
    asked = risk(result)
    value = result.figure(policy, asked.key).value
    shown = how_often(value, result.runs) if asked == EVER else _shown(result, policy)
    return asked.clause(value=shown)


def _shown(result: Comparison, policy: str) -> str:
    """Write a policy's risk as a number."""
    asked = risk(result)
    value = result.figure(policy, asked.key).value
    return percent(value) if asked.is_share else number(value, 0 if value >= 10 else 1)


_OPEN: Collection[Call] = ("no difference worth having", "cannot separate", "too seldom to tell")
_NOBODY_LEADS: Mapping[Call, Callable[[Comparison], str]] = {
    "none affordable": lambda result: say.NONE_AFFORDABLE(),
    "only one policy": _alone,
    "only one affordable": lambda result: say.BEST_AFFORDABLE(
        policy=named(result.verdict.best), amount=_than_today(result)
    ),
    "the same in every world": _all_the_same,
    "no difference worth having": _as_good,
    "cannot separate": _undecided,
    "too seldom to tell": _undecided,
}
