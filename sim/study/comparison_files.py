"""What a comparison's files say, and what is read back from them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from ..stats import Estimate, Pair
from .comparison import Comparison, Fresh
from .figures import FIGURE_OF, FIGURES
from .rare import plain
from .sentences import fresh_sentence, verdict_sentences
from .spreadsheet import as_csv
from .summary import Summary


def verdict(result: Comparison) -> dict[str, Any]:
    """Return all that the comparison says, as plain values."""
    return {
        "call": result.judgement.call,
        "sentences": verdict_sentences(result),
        "fresh_sentence": fresh_sentence(result),
        "current_rule": result.current_rule,
        "currency": result.network.scenario.currency,
        "runs": result.runs,
        "runs_of_days": result.runs_of_days,
        "seed": result.seed,
        "stop_reason": result.stop_reason,
        "judgement": asdict(result.judgement),
        "policies": {
            s.name: {key: asdict(figure) for key, figure in s.figures.items()}
            for s in result.policies
        },
        "against_current": {name: asdict(pair) for name, pair in result.against_current.items()},
        "fresh": asdict(result.fresh),
        "without_ads": None if result.without_ads is None else asdict(result.without_ads),
        "rare": plain(result.rare),
    }


def summary(result: Comparison) -> str:
    """Return the figures as a table for a spreadsheet: a row a policy and figure."""
    return as_csv(policy_rows(result.policies))


def rare_risks(result: Comparison) -> str:
    """Return the rare risks as a table for a spreadsheet: a row a policy and event."""
    rows = [
        {"policy": policy, "event": FIGURE_OF[event].label} | asdict(chance)
        for policy, chances in result.rare.chances.items()
        for event, chance in chances.items()
    ]
    return as_csv(rows)


def policy_rows(policies: Iterable[Summary]) -> list[dict[str, Any]]:
    """Return a row a policy and figure, as a spreadsheet shows it."""
    labels = {figure.key: figure.label for figure in FIGURES}
    return [
        {"policy": s.name, "figure": labels[key]} | asdict(figure)
        for s in policies
        for key, figure in s.figures.items()
    ]


def fresh(values: Mapping[str, Any]) -> Fresh:
    """Return the leader measured again, from its plain values in the verdict."""
    return Fresh(Estimate(**values["profit"]), paired(values["against_current"]))


def paired(values: Mapping[str, Any] | None) -> Pair | None:
    """Return a pair from its plain values, or none from none."""
    if values is None:
        return None
    nested = {key: Estimate(**values[key]) for key in ("gap", "chance_b_better")}
    plain = {"variance_reduction": float(values["variance_reduction"])}
    return Pair(**{**values, **nested, **plain})
