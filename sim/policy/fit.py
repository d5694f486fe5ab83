"""Whether a policy fits the shop: the products, roles and freight modes that its rules name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .ads.plan_b import PlanB
from .composed import Composed
from .orders.cover_target import CoverTarget
from .rule import Rule
from .sourcing.split import SplitSupply


class Known(NamedTuple):
    """What there is to name in a scenario."""

    products: tuple[tuple[str, str, str], ...]
    """Name of each row, of its product, and its role."""
    modes: frozenset[str]
    backed_up: bool
    """Whether any product has a second supplier."""
    elastic: bool
    """Whether any product has a price elasticity."""
    joined: bool
    """Whether a transfer joins two shelves."""

    @property
    def words(self) -> frozenset[str]:
        """Names and roles."""
        return frozenset(word for product in self.products for word in product)


def misfits(policy: Composed, known: Known) -> list[str]:
    """Return a line for everything that a policy names and the scenario does not have."""
    found = []
    for rule in _rules(policy):
        for key, value in rule:
            if isinstance(rule, PlanB) and isinstance(value, dict):
                found += [f"{key} {line}" for line in _no_pairs(value, known)]
            elif isinstance(value, dict):
                found += [f"{key} {line}" for line in _holes(value, known)]
            if key == "mode" and value not in known.modes:
                found.append(f"it plans by {value}, and no lane goes by {value}")
    found += [
        f'freight "{policy.freight.rule}" needs a lane by {mode}'
        for mode in sorted(policy.freight.uses - known.modes)
        if policy.ships and not policy.own
    ]
    found += [
        f"{rule.rule} waits for {rule.at}, and the policy has no alert"
        for rule in _rules(policy)
        if isinstance(rule, CoverTarget) and rule.at != "green" and not policy.has_alert
    ]
    if isinstance(policy.sourcing, SplitSupply) and not known.backed_up:
        found.append('sourcing "split" needs a product with two suppliers')
    if policy.price.rule != "list price" and not known.elastic:
        found.append(f'price "{policy.price.rule}" needs a product with a price_elasticity')
    if policy.transfers.rule != "none" and not known.joined:
        found.append(f'transfers "{policy.transfers.rule}" needs a [[transfer]]')
    return found


def _holes(table: Mapping[str, float], known: Known) -> list[str]:
    """Return what a table by product names that is not there, and what it leaves out."""
    strange = table.keys() - known.words
    lacking = [row[0] for row in known.products if not table.keys() & set(row)]
    found = [f'names no product or role "{word}"' for word in sorted(strange)]
    return found + [f'has no number for "{name}"' for name in lacking]


def _no_pairs(table: Mapping[str, str], known: Known) -> list[str]:
    """Return what is wrong with a table of substitutes by product."""
    names, words = {row[0] for row in known.products}, [*table, *table.values()]
    found = [f'names no product "{word}"' for word in sorted({*words} - names)]
    twice = sorted({word for word in words if words.count(word) > 1})
    return found + [f'names "{word}" twice' for word in twice]


def _rules(rule: Rule) -> Iterator[Rule]:
    """Yield a rule and the rules inside it."""
    yield rule
    for _, value in rule:
        if isinstance(value, Rule):
            yield from _rules(value)
