"""Policies that have an order rule, and by the plan never order; and policies that are the same."""

from collections.abc import Iterator
from itertools import combinations

from ...network.network import Network
from ...policy.composed import Composed
from ...policy.freight.base_surge import BaseSurge
from ...policy.freight.dual_index import DualIndex
from ...policy.orders.base_stock import BaseStock
from ...policy.orders.constant import Constant
from ...policy.orders.cover_target import CoverTarget
from ...policy.orders.first_batch import FirstBatch
from ...policy.orders.none import NoOrder
from ...policy.orders.reorder_point import ReorderPoint
from ...policy.orders.s_s import MinMax
from ...policy.rule import Names, of_listing
from ...words import second_look as say
from ...words.template import DAYS
from ...words.text import quoted
from ...world.warehouse.pools import pools
from .alert_lines import line_of
from .seen import Seen

_WEEK = 7
"""Days whose plan says what a day of cover is."""


def never_orders(seen: Seen) -> Iterator[str]:
    """Yield policies that order nothing by the plan, and pairs that differ in their names only."""
    policies = [policy for policy in seen.network.scenario.policies if not policy.own]
    for policy in policies:
        yield from _silent(seen, policy)
    for first, second in combinations(policies, 2):
        if first.model_copy(update={"name": second.name}) == second:
            yield say.SAME(first=quoted(first.name), second=quoted(second.name))


def _silent(seen: Seen, policy: Composed) -> Iterator[str]:
    """Yield a line for a policy that waits too long, asks for nothing, or is never asked."""
    name, days = quoted(policy.name), seen.network.plan_days
    if not isinstance(policy.order, NoOrder) and policy.reaction_days >= days:
        yield say.REACTS_TOO_LATE(policy=name, days=DAYS(policy.reaction_days), plan=DAYS(days))
    elif not isinstance(policy.freight, DualIndex | BaseSurge):
        rows = [row for row, its in enumerate(seen.network.listings) if its.owns_shelf]
        if all(_asks_nothing(seen.network, policy, row) for row in rows):
            yield say.ASKS_NOTHING(policy=name)
        elif all(_is_never_low(seen, policy, row) for row in rows) and not _may_burst(seen):
            yield say.NEVER_LOW(policy=name)


def _asks_nothing(network: Network, policy: Composed, row: int) -> bool:
    """Say whether a fixed quantity is 0."""
    order, names = policy.order, _names(network, row)
    match order:
        case FirstBatch():
            quiet = isinstance(order.then, NoOrder)
            return quiet and of_listing(order.quantity, names) == 0
        case Constant():
            return of_listing(order.quantity, names) == 0
        case BaseStock():
            return of_listing(order.up_to, names) == 0
        case _:
            return False


def _is_never_low(seen: Seen, policy: Composed, row: int) -> bool:
    """Say whether the plan leaves more at its end than the stock at which a rule orders."""
    network, order, names = seen.network, policy.order, _names(seen.network, row)
    sold = pools(network.listings).shown(seen.plan.units, axis=1)[: network.plan_days, row]
    coming = sum(x.units for x in network.terms.shipments if network.row_of(x) == row)
    left = network.listings[row].opening_stock + coming - float(sold.sum())
    match order:
        case MinMax():
            return left > of_listing(order.s, names)
        case ReorderPoint():
            return left > of_listing(order.r, names)
        case CoverTarget():
            return left > line_of(policy, order.at, names) * float(sold[-_WEEK:].mean())
        case _:
            return False


def _may_burst(seen: Seen) -> bool:
    """Say whether a hit may sell far more than the plan."""
    return any(listing.demand.viral for listing in seen.network.listings)


def _names(network: Network, row: int) -> Names:
    listing = network.listings[row]
    return listing.name, listing.product, listing.role
