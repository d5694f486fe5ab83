"""The verdict as one sentence that a planning meeting understands, and what to hear beside it."""

from ..stats import Estimate
from ..words import verdict as say
from ..words.futures import how_often
from ..words.number import money, number, rounded
from ..words.text import joined, quoted
from .comparison import Comparison

RISKY = 0.05
"""Share of worlds in which cash may fall below zero before the verdict warns of it."""


def verdict_sentence(result: Comparison) -> str:
    """Say which policy to use, by how much, and how surely."""
    match result.verdict.kind:
        case "only one policy":
            return say.ONLY_ONE(policy=quoted(result.verdict.best))
        case "the same in every world":
            return say.ALL_THE_SAME(runs=number(result.runs))
        case "clear winner":
            return say.CLEAR_WINNER(lead=_lead(result))
        case "cannot separate":
            return _unclear(result)


def _lead(result: Comparison) -> str:
    """Say by how much the leader beats the current rule, and how often."""
    best, policy = result.verdict.best, quoted(result.verdict.best)
    if best == result.current_rule:
        return say.TODAY_LEADS(policy=policy)
    pair, today = result.against_current[best], quoted(result.current_rule)
    often = how_often(pair.chance_b_better.value, result.runs)
    return say.LEADS(policy=policy, gap=_money(result, pair.gap), today=today, how_often=often)


def _unclear(result: Comparison) -> str:
    """Say whom the runs do not tell from the leader, and how many runs would."""
    verdict, lead = result.verdict, _lead(result)
    policy, others = quoted(verdict.best), joined([quoted(n) for n in verdict.not_separated])
    if not verdict.runs_needed:
        return say.NEVER_SEPARATED(policy=policy, others=others, lead=lead)
    more = max(verdict.runs_needed - result.runs, result.runs // 2)  # an estimate from noise
    return say.CANNOT_SEPARATE(policy=policy, others=others, runs=rounded(more), lead=lead)


def fresh_sentence(result: Comparison) -> str:
    """Say what the leader earned in worlds that had no part in choosing it."""
    profit, against = _money(result, result.fresh.profit), result.fresh.against_current
    policy, runs = quoted(result.verdict.best), number(result.runs)
    measured = say.MEASURED_AGAIN(runs=runs, policy=policy, profit=profit)
    if against is None:
        return say.ALONE(measured=measured)
    text, gap = (say.MORE, against.gap) if against.gap.value >= 0 else (say.LESS, -against.gap)
    return text(measured=measured, gap=_money(result, gap))


def _money(result: Comparison, figure: Estimate) -> str:
    return money(str(figure), result.network.scenario.currency)


def warnings(result: Comparison) -> list[str]:
    """Return what must be heard beside the verdict: cash below zero, goods left at the end."""
    return [text for text in (_cash_warning(result), _goods_warning(result)) if text]


def _cash_warning(result: Comparison) -> str:
    """Warn when the leader runs out of cash, and name the best that does not."""
    key, event = "cash_below_zero", say.BELOW_ZERO()
    if result.network.scenario.cash.credit:
        key, event = "cash_short", say.BEYOND_CREDIT()
    below = result.figure(result.verdict.best, key).value
    if below <= RISKY:
        return ""
    policy, often = quoted(result.verdict.best), how_often(below, result.runs)
    safe = [s for s in result.policies if s.figures[key].value <= RISKY]
    if not safe:
        return say.CASH_EVERYWHERE(policy=policy, event=event, how_often=often)
    first = max(safe, key=lambda summary: summary.figures["profit"].value)
    profit, name = _money(result, first.figures["profit"]), quoted(first.name)
    return say.CASH_AVOIDED(policy=policy, event=event, how_often=often, safe=name, profit=profit)


def _goods_warning(result: Comparison) -> str:
    """Warn when the first two end with very different goods: what these count may decide."""
    best, second = result.verdict.best, result.verdict.runner_up
    if second is None:
        return ""
    units, others = (_goods_left(result, policy) for policy in (best, second))
    sold = result.runs_frame.groupby("policy").units_sold.mean()[best]
    if abs(units - others) < 0.1 * sold:
        return ""
    network = result.network
    return say.GOODS_LEFT(
        date=f"{network.date(network.days - 1)}",
        policy=quoted(best),
        units=number(units),
        second=quoted(second),
        others=number(others),
    )


def _goods_left(result: Comparison, policy: str) -> float:
    keys = ("stock_end_units", "units_under_way_end")
    return sum(result.figure(policy, key).value for key in keys)
