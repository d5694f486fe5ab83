"""A policy that has been followed for some days already: what it did on a numbered day is done."""

from collections.abc import Iterator
from typing import Any

from .composed import Composed
from .fit import rules_within
from .orders.first_batch import FirstBatch
from .orders.newsvendor import Newsvendor
from .rule import Rule

_ONCE = (FirstBatch, Newsvendor)
"""Rules that order on one day, and let another rule follow."""


def begun(policy: Composed, days: int) -> Composed:
    """Return the policy as it goes on after so many days, which its numbers of days count anew."""
    later: Composed = _later(policy, days)
    return later.model_copy(update={"today": {}}) if days and policy.today else later


def passed(policy: Composed, days: int) -> Iterator[FirstBatch | Newsvendor]:
    """Yield the rules whose one order lies before a day."""
    for rule in rules_within(policy):
        if isinstance(rule, _ONCE) and rule.on_day < days:
            yield rule


def counts_days(policy: Composed) -> bool:
    """Say whether a policy names a day by its number, or orders of its own on the first."""
    return bool(policy.today) or any(
        key in {"on_day", "from_day"} for rule in rules_within(policy) for key, _ in rule
    )


def _later(rule: Any, days: int) -> Any:  # noqa: ANN401 - a rule of the same kind, or what follows
    """Return a rule and all rules inside it after some days."""
    if isinstance(rule, _ONCE) and rule.on_day < days:
        return _later(rule.then, days)
    changes: dict[str, Any] = {}
    for key, value in rule:
        if isinstance(value, Rule):
            changes[key] = _later(value, days)
        elif key in {"on_day", "from_day"}:
            changes[key] = max(value - days, 0)
    told = {key: value for key, value in changes.items() if value != getattr(rule, key)}
    return rule.model_copy(update=told)
