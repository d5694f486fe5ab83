"""The verdict as one sentence that a planning meeting understands."""

from __future__ import annotations

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
    best, currency = result.verdict.best, result.scenario.currency
    if best == result.current_rule:
        return f'today\'s rule, "{best}", has the highest mean profit.'
    pair = result.against_current[best]
    return f'"{best}" earns {_gap(pair, currency)} than today\'s rule, "{result.current_rule}".'


def _gap(pair: Pair, currency: str) -> str:
    """Say a gap and how often it holds, `USD 900 ± 50 more, in 81 % of the same worlds,`."""
    more = f"{money(pair.gap, currency)} more"
    return f"{more} (better in {_share(pair.chance_b_better)} of the same worlds)"


def _share(chance: Estimate) -> str:
    """Return a share of worlds in whole percent; never all of them, as fresh ones may differ."""
    return "over 99 %" if chance.value > 0.99 else f"{100 * chance.value:.0f} %"


def _unclear(result: Comparison) -> str:
    """Say whom the runs do not tell from the leader, and how many runs would."""
    verdict = result.verdict
    others = " and ".join(f'"{name}"' for name in verdict.not_separated)
    text = f'Cannot separate "{verdict.best}" from {others}'
    if verdict.runs_needed:
        return f"{text}; about {verdict.runs_needed - result.runs:,} more runs would."
    return f"{text}: they are too close for any number of runs."


def fresh_sentence(result: Comparison) -> str:
    """Say what the leader earned in worlds that had no part in choosing it."""
    currency, fresh = result.scenario.currency, result.fresh
    text = f'Measured again in {result.runs:,} fresh worlds, "{result.verdict.best}" earns '
    text += money(fresh.profit, currency)
    if fresh.against_current is not None:
        gap = fresh.against_current.gap
        more = "more" if gap.value >= 0 else "less"
        text += f", {currency} {_size(gap)} {more} than today's rule"
    return f"{text}."


def _size(gap: Estimate) -> str:
    """Return a gap without its sign."""
    return str(gap).removeprefix("-")
