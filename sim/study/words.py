"""The verdict as one sentence that a planning meeting understands."""

from __future__ import annotations

from collections.abc import Sequence

from ..stats import Estimate, Pair
from .comparison import Comparison


def money(amount: Estimate, currency: str) -> str:
    """Return an amount with its interval, `USD 4,100 ± 210`."""
    return f"{currency} {amount}"


def verdict_sentence(result: Comparison) -> str:
    """Say which policy to use, by how much, and how surely."""
    verdict = result.verdict
    match verdict.kind:
        case "only one policy":
            return f'Only "{verdict.best}" was run: nothing to compare it with.'
        case "the same in every world":
            return f"All policies ended the same in each of {result.runs:,} worlds."
        case "clear winner":
            return f"Clear winner: {_lead(result)}"
    return f"{_unclear(result)} {_lead(result)}".rstrip()


def _lead(result: Comparison) -> str:
    """Say by how much the leader beats the current rule."""
    best, currency = result.verdict.best, result.network.scenario.currency
    if best == result.current_rule:
        return f'today\'s rule, "{best}", has the highest mean profit.'
    pair = result.against_current[best]
    return f'"{best}" earns {_gap(pair, currency)} than today\'s rule, "{result.current_rule}".'


def _gap(pair: Pair, currency: str) -> str:
    """Say a gap and how often it holds, `USD 900 ± 50 more, in 81 % of the same worlds,`."""
    more = f"{money(pair.gap, currency)} more"
    return f"{more} (better in {_share(pair.chance_b_better)} of the same worlds)"


def _share(chance: Estimate) -> str:
    """Return a share of worlds in whole percent, or that it is all of them."""
    if chance.events == chance.runs:
        return f"all {chance.runs:,}"
    return "over 99 %" if chance.value > 0.99 else f"{100 * chance.value:.0f} %"


def _unclear(result: Comparison) -> str:
    """Say whom the runs do not tell from the leader, and how many runs would."""
    verdict = result.verdict
    others = joined([f'"{name}"' for name in verdict.not_separated])
    text = f'Cannot separate "{verdict.best}" from {others}'
    if verdict.runs_needed:
        more = max(verdict.runs_needed - result.runs, result.runs // 2)  # an estimate from noise
        return f"{text}; about {_rounded_up(more):,} more runs would."
    return f"{text}: they are too close for any number of runs."


def joined(parts: Sequence[str]) -> str:
    """Return parts in one phrase: `a`, `a and b`, or `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _rounded_up(number: int) -> int:
    """Return a number with two digits that count."""
    digit: int = 10 ** max(len(str(number)) - 2, 0)
    return -(-number // digit) * digit


def fresh_sentence(result: Comparison) -> str:
    """Say what the leader earned in worlds that had no part in choosing it."""
    currency, fresh = result.network.scenario.currency, result.fresh
    text = f'Measured again in {result.runs:,} fresh worlds, "{result.verdict.best}" earns '
    text += money(fresh.profit, currency)
    if fresh.against_current is not None:
        gap = fresh.against_current.gap
        more = "more" if gap.value >= 0 else "less"
        text += f", which is {currency} {_size(gap)} {more} than today's rule"
    return f"{text}."


def _size(gap: Estimate) -> str:
    """Return a gap without its sign."""
    return str(gap).removeprefix("-")


RISKY = 0.05
"""Share of worlds in which cash may fall below zero before the verdict warns of it."""


def warnings(result: Comparison) -> list[str]:
    """Return what must be heard beside the verdict: cash below zero, goods left at the end."""
    return [text for text in (_cash_warning(result), _goods_warning(result)) if text]


def _cash_warning(result: Comparison) -> str:
    """Warn when the leader runs out of cash, and name the best that does not."""
    credit = result.network.scenario.cash.credit
    key, floor = ("cash_short", "its credit line") if credit else ("cash_below_zero", "zero")
    best = result.summary(result.verdict.best)
    below = best.figures[key]
    if below.value <= RISKY:
        return ""
    text = f'But under "{best.name}" cash falls below {floor} in {_share(below)} of the worlds'
    safe = [s for s in result.policies if s.figures[key].value <= RISKY]
    if not safe:
        return f"{text}, and under every other policy in more than {100 * RISKY:.0f} %."
    first = max(safe, key=lambda summary: summary.figures["profit"].value)
    profit = money(first.figures["profit"], result.network.scenario.currency)
    return f'{text}. Of those that stay above it in 19 of 20, "{first.name}" earns most: {profit}.'


def _goods_warning(result: Comparison) -> str:
    """Warn when the first two end with very different goods: a later end may turn them round."""
    second = result.verdict.runner_up
    if second is None:
        return ""
    left = [_goods(result, name) for name in (result.verdict.best, second)]
    sold = result.runs_frame.groupby("policy").units_sold.mean()[result.verdict.best]
    if abs(left[0] - left[1]) < 0.1 * sold:
        return ""
    return (
        f'Mind the last day: "{result.verdict.best}" ends with {left[0]:,.0f} units on the shelf '
        f'or under way, "{second}" with {left[1]:,.0f}, counted at leftover_value.'
    )


def _goods(result: Comparison, policy: str) -> float:
    figures = result.summary(policy).figures
    return figures["stock_end_units"].value + figures["units_under_way_end"].value
