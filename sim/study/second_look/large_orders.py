"""Fixed quantities that a factory's capacity delivers after they are needed.

A small order of that day would be there in time; the one that is asked for is not.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ...network.network import Network
from ...policy.composed import Composed
from ...policy.orders import AnyOrder
from ...policy.orders.base_stock import BaseStock
from ...policy.orders.constant import Constant
from ...policy.orders.first_batch import FirstBatch
from ...policy.orders.reorder_point import ReorderPoint
from ...policy.orders.s_s import MinMax
from ...policy.rule import of_listing
from ...policy.sourcing.first import FirstSupplier
from ...scenario.supplier import Supplier
from ...words import second_look as say
from ...words.number import number
from ...words.template import DAYS
from ...words.text import quoted
from ..arrivals import Way
from .alert_lines import usual_mode
from .opening_cover import sold_out
from .seen import Seen


class _Need(NamedTuple):
    """A morning on which goods must be there, and what it is."""

    day: int
    words: str


def large_orders(seen: Seen) -> Iterator[str]:
    """Yield a policy's first fixed order that is late for its size, by supplier."""
    for policy in seen.network.scenario.policies:
        if not policy.own and isinstance(policy.sourcing, FirstSupplier):
            for supplier in seen.network.terms.suppliers:
                if supplier.capacity_per_day:
                    yield from _late(seen, policy, supplier, supplier.capacity_per_day)


def _late(seen: Seen, policy: Composed, supplier: Supplier, capacity: int) -> Iterator[str]:
    """Yield a line for the first need that the order misses."""
    network, arrivals = seen.network, seen.arrivals
    day = policy.order.on_day if isinstance(policy.order, FirstBatch) else 0
    day += policy.reaction_days
    asked = {
        row: units
        for row, its in enumerate(network.listings)
        if its.owns_shelf and its.suppliers[0] == supplier.name
        if (units := _first_order(network, policy.order, row))
    }
    units, rows = sum(asked.values()), [*asked]
    if not units or not arrivals.takes_orders(supplier.name)[day]:
        return
    way = _way(seen, policy, supplier, rows[0])
    small, large = (int(arrivals.by(way, day, n)[0]) for n in (1, units))
    missed = [need for need in _needs(seen, rows) if small <= need.day < large]
    for need in sorted(missed)[:1]:
        steps = range(-(-units // capacity) - 1, 0, -1)
        most = next(n for n in steps if arrivals.by(way, day, n * capacity)[0] <= need.day)
        yield say.TOO_LARGE(
            policy=quoted(policy.name), units=number(units), supplier=supplier.name,
            day=f"{network.date(day)}", capacity=number(capacity), later=DAYS(large - small),
            arrives=f"{network.date(large)}", need=need.words, most=number(most * capacity),
        )  # fmt: skip


def _first_order(network: Network, order: AnyOrder, row: int) -> int:
    """Return what a rule of fixed numbers asks for first; 0 where it waits, or reckons."""
    listing = network.listings[row]
    names = (listing.name, listing.product, listing.role)
    coming = (x.units for x in network.terms.shipments if network.row_of(x) == row)
    position = listing.opening_stock + sum(coming)
    match order:
        case FirstBatch() | Constant():
            return int(of_listing(order.quantity, names))
        case BaseStock():
            return max(int(of_listing(order.up_to, names)) - position, 0)
        case MinMax():
            below = position <= of_listing(order.s, names)
            return (int(of_listing(order.up_to, names)) - position) * below
        case ReorderPoint():
            q = max(int(of_listing(order.q, names)), 1)
            return max((int(of_listing(order.r, names)) - position) // q + 1, 0) * q
        case _:
            return 0


def _way(seen: Seen, policy: Composed, supplier: Supplier, row: int) -> Way:
    ways = seen.arrivals.ways(row)
    mode = usual_mode(policy)
    return next(way for way in ways if (way.supplier, way.mode) == (supplier.name, mode))


def _needs(seen: Seen, rows: list[int]) -> Iterator[_Need]:
    """Yield when sales begin, and when what is there is sold out."""
    network = seen.network
    names = {network.listings[row].name for row in rows}
    for promotion, taking_part in network.enrolled:
        day = network.day(promotion.sale_from)
        if day < network.plan_days and names.intersection(taking_part):
            sale = say.SALE_BEGINS(sale=promotion.name, day=f"{promotion.sale_from}")
            yield _Need(day, sale)
    for row in rows:
        day = sold_out(seen, row)
        if day < network.plan_days:
            product, date = network.listings[row].name, f"{network.date(day)}"
            yield _Need(day, say.SOLD_OUT(product=product, day=date))
