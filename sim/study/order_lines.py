"""Today's order line by line: what a policy orders, what it costs, and when it comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..arrays import Flags, Numbers, Units
from ..network.network import Network
from ..policy.decision import Decision, Policy
from ..policy.desk import Desk
from ..world.core.journal import Journal, Shipped
from ..world.warehouse.pools import pools
from .kept import with_paths
from .replay import replay
from .task import tasks

WORLDS = 2_000
"""In which today's orders are followed to the shelf, or the study's runs where these are fewer."""
HALF, MOST = 0.5, 0.95
"""Shares of the lots that have come."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one supplier sends of one product by one lane; money in the scenario's currency."""

    product: str
    """The name of its listing."""
    supplier: str
    mode: str
    to: str
    """The warehouse."""
    units: int
    """In the median of the worlds that order any."""
    cartons: int
    now: float
    """Paid with the order, in the mean of these."""
    later: float
    """The same of what is paid after it: the balance, freight, duty, insurance."""
    half: int
    """The day on whose morning half of the lots are on the shelf."""
    most: int
    """The same of 19 of 20."""
    share: float
    """Of all worlds that order any."""


@dataclass(frozen=True, slots=True)
class Cut:
    """An order that cash does not let out whole."""

    product: str
    asked: int
    """Units, in the median world."""
    ordered: int


@dataclass(frozen=True, slots=True)
class Today:
    """What a policy does this morning."""

    policy: str
    levels: Mapping[str, int]
    """The alert of each listing, 0 green to 3 red."""
    lines: tuple[Line, ...]
    """By product in the order of the file."""
    cut: tuple[Cut, ...]
    fees: float
    """What the purchase orders themselves cost, in the mean."""

    def units(self, product: str, mode: str) -> int:
        """Return what is ordered of a product by a mode."""
        return sum(x.units for x in self.lines if (x.product, x.mode) == (product, mode))


def today_of(network: Network, name: str) -> Today:
    """Return what a policy does on the first day, in the first worlds of the study.

    Errors: OwnPolicyError.
    """
    runs = min(network.scenario.runs, WORLDS)
    work = tasks(network, [name], runs, with_paths(["level", "ordered"]))
    work = work[:1]  # of many listings a piece
    heard, journal, worlds = _Heard(), Journal(), work[0].block.worlds
    record = replay(work, 1 + _longest_wait(network), heard.watch, journal)
    levels, ordered = (record.paths[path][0] for path in ("level", "ordered"))
    lines = [line for one in journal.shipments for line in _lines(network, one, worlds)]
    rows = network.listing_names
    return Today(
        policy=name,
        levels=dict(zip(rows, levels.max(axis=1).tolist(), strict=True)),
        lines=tuple(sorted(lines, key=lambda line: (rows.index(line.product), line.half))),
        cut=tuple(_cut(network, heard.orders, ordered - afloat(network))),
        fees=_fees(network, journal.shipments, worlds),
    )


class _Heard:
    """Hears what a policy asks for on the first day."""

    def __init__(self) -> None:
        self.orders: Mapping[str, Units] = {}

    def watch(self, policy: Policy) -> Policy:
        """Return the policy, which is asked on the first day alone."""
        return _FirstDay(policy, self)


class _FirstDay:
    """A policy that orders and moves nothing after the first day."""

    def __init__(self, policy: Policy, heard: _Heard) -> None:
        self._policy, self._heard = policy, heard

    def decide(self, desk: Desk) -> Decision:
        decision = self._policy.decide(desk)
        if desk.day > 0:
            return replace(decision, orders={}, transfers={})
        self._heard.orders = decision.orders
        return decision


def _longest_wait(network: Network) -> int:
    """Return the days until all that is ordered today has left the suppliers' ready stock."""
    ready = (supplier.ready_stock for supplier in network.scenario.suppliers)
    wait = max((stock.remake_days for stock in ready if stock), default=0)
    return min(wait, network.days - 1)


def _lines(network: Network, shipped: Shipped, worlds: int) -> Iterator[Line]:
    """Yield a line a product of a shipment."""
    lane = next(lane for lane in network.terms.lanes if lane.key == shipped.sent.lane)
    for row in dict.fromkeys(shipped.row.tolist()):
        mine = shipped.row == row
        units, listing = int(np.median(shipped.units[mine])), network.listings[row]
        half, most = _mornings(shipped.on_shelf[mine])
        yield Line(
            product=listing.name,
            supplier=shipped.sent.supplier,
            mode=lane.mode,
            to=lane.to,
            units=units,
            cartons=-(-units // listing.carton),
            now=_mean(network, shipped.deposit, mine),
            later=_mean(network, shipped.later, mine),
            half=half,
            most=most,
            share=float(np.count_nonzero(mine)) / worlds,
        )


def _mornings(days: Numbers) -> tuple[int, int]:
    """Return the days by which half, and 19 of 20, of some lots have come."""
    half, most = np.quantile(days, [HALF, MOST], method="inverted_cdf").tolist()
    return int(half), int(most)


def _mean(network: Network, cents: Numbers, mine: Flags) -> float:
    """Return the mean of some lots' cents in the scenario's currency."""
    return float(network.minor.shown(float(cents[mine].mean())))


def _cut(network: Network, asked: Mapping[str, Units], ordered: Units) -> Iterator[Cut]:
    """Yield the products of which less goes out than the policy asked for, both (P, W)."""
    bought = pools(network.listings).bought(asked)
    wanted = np.asarray(sum(map(np.asarray, bought.values()), np.zeros_like(ordered)))
    short = (ordered < wanted).mean(axis=1) >= HALF
    for row in np.flatnonzero(short).tolist():
        units = [int(np.median(each[row])) for each in (wanted, ordered)]
        yield Cut(network.listing_names[row], *units)


def afloat(network: Network) -> Units:
    """Return the units that were ordered before the first day, (P, 1)."""
    units = np.zeros((len(network.listings), 1), np.int64)
    for shipment in network.scenario.shipments:
        units[network.row_of(shipment)] += shipment.units
    return units


def _fees(network: Network, shipments: Sequence[Shipped], worlds: int) -> float:
    """Return what the purchase orders of a day cost in the mean: one a supplier and world."""
    fees = {supplier.name: supplier.order_fee for supplier in network.scenario.suppliers}
    buyers: dict[str, set[int]] = {}
    for one in shipments:
        buyers.setdefault(one.sent.supplier, set()).update(one.world.tolist())
    return sum(fees[name] * len(some) / worlds for name, some in buyers.items())
