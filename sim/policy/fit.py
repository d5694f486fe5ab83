"""Whether a policy fits the shop: the products, roles and freight modes that its rules name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .composed import Composed
from .orders.cover_target import CoverTarget
from .rule import Rule


class Known(NamedTuple):
    """What there is to name in a scenario."""

    products: frozenset[str]
    """Names of products, and their roles."""
    modes: frozenset[str]


def misfits(policy: Composed, known: Known) -> list[str]:
    """Return a line for everything that a policy names and the scenario does not have."""
    found = []
    for rule in _rules(policy):
        for key, value in rule:
            if isinstance(value, dict):
                found += [
                    f'{key} names no product or role "{w}"' for w in value.keys() - known.products
                ]
            if key == "mode" and value not in known.modes:
                found.append(f"it plans by {value}, and no lane goes by {value}")
    orders = policy.order.rule != "none" and not policy.own
    found += [
        f'freight "{policy.freight.rule}" needs a lane by {mode}'
        for mode in sorted(policy.freight.uses - known.modes)
        if orders
    ]
    found += [
        f"{rule.rule} waits for {rule.at}, and the policy has no alert"
        for rule in _rules(policy)
        if isinstance(rule, CoverTarget) and rule.at != "green" and policy.alert.rule == "none"
    ]
    return [f'policy "{policy.name}": {line}' for line in found]


def _rules(rule: Rule) -> Iterator[Rule]:
    """Yield a rule and the rules inside it."""
    yield rule
    for _, value in rule:
        if isinstance(value, Rule):
            yield from _rules(value)
