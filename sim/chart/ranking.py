"""What the verdict and the risks say, in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from ..stats import Estimate
from ..study.comparison import Comparison
from . import words
from .time_axis import sales


class Risk(NamedTuple):
    """The figure on the x axis."""

    key: str
    label: str
    said: str
    is_share: bool


IN_SALE = Risk(
    "sale_days_out", "share of sale days sold out, all products together", "is sold out on", True
)
EVER = Risk("stockout", "share of worlds with a stockout", "sells out", True)
DAYS = Risk("stockout_days", "mean stockout days, all products together", "is out of stock", False)


def risk(result: Comparison) -> Risk:
    """Choose the risk that tells the policies apart; shops without a sale have none in it."""
    asked = IN_SALE if sales(result.network) else EVER
    values = {summary.figures[asked.key].value for summary in result.policies}
    return DAYS if len(values) == 1 < len(result.policies) else asked


def finding(result: Comparison) -> str:
    """Say who earns most and what it risks, or that the runs cannot tell."""
    verdict = result.verdict
    if verdict.kind == "only one policy":
        return f"{words.quoted(verdict.best)} {_earns(result)} and {_alone(result)}"
    if verdict.kind == "the same in every world":
        return f"All {len(verdict.ties) + 1} policies do the same: each {_earns(result)}"
    if verdict.kind == "cannot separate":
        return _undecided(result)
    if result.current_rule in (verdict.best, *verdict.ties):
        return _stays(result)
    return f"{words.quoted(verdict.best)} {_gain(result)} {_risks(result)}"


def leaders(result: Comparison) -> tuple[str, ...]:
    """Return the best policy and all that share its place or are not separated from it."""
    verdict = result.verdict
    return verdict.best, *verdict.ties, *verdict.not_separated


def _figure(result: Comparison, policy: str, key: str) -> Estimate:
    return result.summary(policy).figures[key]


def _earns(result: Comparison) -> str:
    profit = _figure(result, result.verdict.best, "profit")
    verb = "loses" if profit.value < 0 else "earns"
    return f"{verb} {_amount(result, profit)} on average"


def _undecided(result: Comparison) -> str:
    names, needed = leaders(result), result.verdict.runs_needed
    who = words.listed(names) if len(names) <= 3 else f"the first {len(names)} by profit"
    if needed is None:
        return f"Cannot separate {who}: they lie within the noise of {result.runs:,} runs"
    about = words.number(needed, 2 - len(str(needed)))
    return f"Cannot separate {who}: {result.runs:,} runs are too few, about {about} would do"


def _stays(result: Comparison) -> str:
    verdict = result.verdict
    assert verdict.runner_up is not None
    assert verdict.gap is not None
    less, second = _amount(result, verdict.gap.gap), words.quoted(verdict.runner_up)
    return f"Nothing beats today's rule: it {_earns(result)}, the next best, {second}, {less} less"


def _gain(result: Comparison) -> str:
    """Say what the best earns more than today's rule."""
    gap = result.against_current[result.verdict.best].gap
    loses = _figure(result, result.verdict.best, "profit").value < 0
    verb, more = ("loses", "less") if loses else ("earns", "more")
    return f"{verb} {_amount(result, gap)} {more} than today's rule"


def _amount(result: Comparison, gap: Estimate) -> str:
    return words.amount(abs(gap.value), result.network.scenario.currency, gap)


def _risks(result: Comparison) -> str:
    """Say the risk of the best against today's rule's."""
    asked = risk(result)
    best = _figure(result, result.verdict.best, asked.key).value
    today = _figure(result, result.current_rule, asked.key).value
    said = f"{asked.said} {_spelt(best, asked, result.runs)}"
    if _shown(best, asked) == _shown(today, asked):
        return f"and {said}, as {'does' if asked == EVER else 'is'} today's rule"
    return f"{'and' if best < today else 'but'} {said} instead of {_shown(today, asked)}"


def _alone(result: Comparison) -> str:
    asked = risk(result)
    value = _figure(result, result.verdict.best, asked.key).value
    return f"{asked.said} {_spelt(value, asked, result.runs)}"


def _spelt(value: float, asked: Risk, runs: int) -> str:
    if asked == IN_SALE:
        return f"{_shown(value, asked)} of sale days"
    return words.in_worlds(value, runs) if asked.is_share else f"for {_shown(value, asked)} days"


def _shown(value: float, asked: Risk) -> str:
    if asked.is_share:
        return words.percent(value)
    return words.number(value, 0 if value >= 10 else 1)
