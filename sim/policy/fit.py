"""Whether a policy fits the shop: the products, roles and freight modes that its rules name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from .ads.plan_b import PlanB
from .composed import Composed
from .freight.at_red import AtRed
from .orders.cover_target import CoverTarget
from .rule import Names, Rule
from .sourcing.split import SplitSupply


class Known(NamedTuple):
    """What there is to name in a scenario."""

    listings: tuple[Names, ...]
    modes: frozenset[str]
    days: int
    """Of the plan."""
    two_suppliers: bool
    """Whether any product has a second supplier."""
    elastic: bool
    """Whether any product has a price elasticity."""
    transfers: bool
    """Whether a transfer leads from one shelf to another."""


def misfits(policy: Composed, known: Known) -> list[str]:
    """Return a line for everything that a policy names and the scenario does not have."""
    unknown = (line for rule in rules_within(policy) for line in _unknown(rule, known))
    return [*unknown, *_lacking(policy, known)]


def _unknown(rule: Rule, known: Known) -> Iterator[str]:
    """Yield what a rule's own keys name in vain."""
    for key, value in rule:
        if isinstance(value, dict):
            wrong = _ODD_TABLES.get(type(rule), _wrong_names)
            yield from (f"{key} {line}" for line in wrong(value, known))
        if key in {"on_day", "from_day"} and value >= known.days:
            yield f"{key} {value} lies after the last day, {known.days - 1}: nothing would happen"
        if key == "mode" and value not in known.modes:
            yield f"it plans by {value}, and no lane goes by {value}"


def _lacking(policy: Composed, known: Known) -> Iterator[str]:
    """Yield what a rule needs and neither the scenario nor the rest of the policy has."""
    if policy.ships and not policy.own:
        for mode in sorted(policy.freight.uses - known.modes):
            yield f'freight "{policy.freight.rule}" needs a lane by {mode}'
    for rule in rules_within(policy):
        if isinstance(rule, CoverTarget) and rule.at != "green" and not policy.has_alert:
            yield f"{rule.rule} waits for {rule.at}, and the policy has no alert"
    flies_at_red = isinstance(policy.freight, AtRed) and policy.freight.usual != "air"
    if flies_at_red and not policy.has_alert:
        yield f'freight "{policy.freight.rule}" flies at red, and the policy has no alert'
    if isinstance(policy.sourcing, SplitSupply) and not known.two_suppliers:
        yield 'sourcing "split" needs a product with two suppliers'
    if policy.price.rule != "list price" and not known.elastic:
        yield f'price "{policy.price.rule}" needs a product with a price_elasticity'
    if policy.transfers.rule != "none" and not known.transfers:
        yield f'transfers "{policy.transfers.rule}" needs a [[transfer]]'


def _wrong_names(table: Mapping[str, float], known: Known) -> list[str]:
    """Return what a table by name or role names that is not there, and what it leaves out."""
    unknown = table.keys() - {name for names in known.listings for name in names}
    missing = [names[0] for names in known.listings if not table.keys() & set(names)]
    return [
        *(f'names no product or role "{name}"' for name in sorted(unknown)),
        *(f'has no number for "{name}"' for name in missing),
    ]


def _wrong_pairs(table: Mapping[str, str], known: Known) -> list[str]:
    """Return what is wrong with a table of substitutes by product."""
    listings, named = {names[0] for names in known.listings}, [*table, *table.values()]
    twice = sorted({name for name in named if named.count(name) > 1})
    return [
        *(f'names no product "{name}"' for name in sorted({*named} - listings)),
        *(f'names "{name}" twice' for name in twice),
    ]


def _wrong_orders(table: Mapping[str, Mapping[str, int]], known: Known) -> list[str]:
    """Return what is wrong with a table of orders by mode and listing."""
    listings = {names[0] for names in known.listings}
    unknown = {mode: [*orders.keys() - listings] for mode, orders in table.items()}
    return [
        *(f"goes by {mode}, and no lane goes by {mode}" for mode in sorted({*table} - known.modes)),
        *(
            f'{mode} names no product "{name}"'
            for mode, names in unknown.items()
            for name in sorted(names)
        ),
    ]


_ODD_TABLES: Mapping[type[Rule], Callable[[Mapping[str, Any], Known], list[str]]] = {
    PlanB: _wrong_pairs,
    Composed: _wrong_orders,
}
"""What checks the tables of rules that are not numbers by name or role."""


def rules_within(rule: Rule) -> Iterator[Rule]:
    """Yield a rule and the rules inside it."""
    yield rule
    for _, value in rule:
        if isinstance(value, Rule):
            yield from rules_within(value)
