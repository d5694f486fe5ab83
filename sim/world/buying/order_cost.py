"""What an order costs, and when that falls due: what the cash gate asks for (M6).

Siblings have one anatomy: `days` are the days on which something falls due, `variable` what goes
with the units and `fixed` what does not, each the cents due until then, (days, W); `least` is what
is due today of the smallest order; `last` is the day of the last cost in each world, (W,). Orders
have the shape (T, modes, P, W).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from math import prod
from typing import NamedTuple, TypeVar

from numpy.typing import NDArray

from ...arrays import Cents, Days, Flags, Floats, Mills, Numbers, Units, np
from ...network.lanes import lanes_of, unit_freight
from ...network.network import Network
from ...scenario.currency import MOST
from ...scenario.lane import Lane, Tax
from ...scenario.part import MILLS, cents
from ..core.rounding import extended, half_up, part_of
from ..core.running import running
from ..freight.voyage import departures, seasonal
from .sellers import Sellers
from .supplier import Supplier


class AtOnce:
    """What is due with the order: deposits and order fees."""

    def __init__(self, day: int, sellers: Sellers) -> None:
        self.days: Days = np.array([day])
        self._sellers = sellers

    def among(self, worlds: Numbers) -> AtOnce:
        """Return the same of some of the worlds."""
        return AtOnce(int(self.days[0]), self._sellers.among(worlds))

    def last(self, orders: Units) -> Days:
        """Return today."""
        return np.full(orders.shape[-1], self.days[0])

    def least(self, orders: Units) -> Cents:
        """Return the least that is due today whatever is cut of the orders, but not all, (W,).

        What is left of a product is at least what its supplier takes, whichever modes share it;
        two cents a line are more than what their rounding takes off its deposit.
        """
        sellers, lines = self._sellers, prod(orders.shape[:-1])
        deposit = part_of(extended(sellers.least, sellers.price), sellers.deposit)
        asked = orders.any(axis=1)
        return np.asarray(np.where(asked, deposit, MOST).min(axis=(0, 1)) - 2 * lines)

    def variable(self, orders: Units) -> Cents:
        """Return the cents of all deposits, at list prices."""
        price, share = self._sellers.price[:, None], self._sellers.deposit[:, None]
        return np.asarray(part_of(extended(orders, price), share).sum(axis=(0, 1, 2)))[None]

    def fixed(self, orders: Units) -> Cents:
        """Return the cents of all order fees: one for each supplier that gets an order."""
        fee = self._sellers.terms.fee
        if not fee.any():
            return np.zeros((1, orders.shape[-1]), np.int64)
        asked = self._sellers.by_supplier(orders.sum(axis=1)) > 0
        return np.asarray((asked * fee).sum(axis=0))[None]


class Part(NamedTuple):
    """Mills a unit of each line that fall due on a day of its own, (T, modes, P, 1 or W) each."""

    mills: Mills
    day: Days


class Charge(NamedTuple):
    """Cents of a booking of some lines, (T, modes, P, 1 or W), whatever they carry."""

    cents: int
    day: int
    lines: Flags


class InAll:
    """All that an order costs until its goods are on the shelf, on the days that are expected."""

    def __init__(
        self, day: int, sellers: Sellers, balance: Days, parts: list[Part], charges: list[Charge]
    ) -> None:
        self._now, self._price = AtOnce(day, sellers), sellers.price[:, None]
        self._deposit = sellers.deposit[:, None]
        self._charges = [charge for charge in charges if charge.cents]
        owed = np.broadcast_to(self._deposit < 1.0, balance.shape)
        told = [(owed, balance), *((part.mills > 0, part.day) for part in parts)]
        self._last = np.max([np.where(counts, due, day) for counts, due in told], axis=0)
        """The last day of each line, (T, modes, P, 1 or W)."""
        for charge in self._charges:
            self._last[charge.lines] = np.maximum(self._last[charge.lines], charge.day)
        days = [np.array([day]), *(due[counts] for counts, due in told)]
        booked = np.array([charge.day for charge in self._charges], np.int64)
        self.days = np.unique(np.concatenate([*days, booked]))
        self._balance = [*self._on(owed, balance)]
        self._parts = [
            (part.mills, [*self._on(part.mills > 0, part.day)])
            for part in parts
            if part.mills.any()
        ]

    def among(self, worlds: Numbers) -> InAll:
        """Return the same of some of the worlds, with the same days."""
        some = copy(self)
        some._now = self._now.among(worlds)
        some._price, some._deposit = _some(self._price, worlds), _some(self._deposit, worlds)
        some._last = _some(self._last, worlds)
        some._balance = [(day, _some(lines, worlds)) for day, lines in self._balance]
        some._parts = [
            (_some(mills, worlds), [(day, _some(lines, worlds)) for day, lines in on])
            for mills, on in self._parts
        ]
        some._charges = [c._replace(lines=_some(c.lines, worlds)) for c in self._charges]
        return some

    def _on(self, counts: Flags, due: Days) -> Iterator[tuple[int, Flags]]:
        """Yield the numbers of the days on which something is due, and of which lines."""
        for number, one in enumerate(self.days):
            lines = counts & (due == one)
            if lines.any():
                yield number, lines

    def last(self, orders: Units) -> Days:
        """Return the day on which the last line that is ordered is paid for."""
        days = np.where(orders > 0, self._last, self.days[0])
        return np.asarray(days.max(axis=(0, 1, 2)))

    def least(self, orders: Units) -> Cents:
        """Return the least that is due today whatever is cut of the orders, but not all, (W,)."""
        return self._now.least(orders)

    def variable(self, orders: Units) -> Cents:
        """Return deposits, balances, and what is due on the way."""
        worth = extended(orders, self._price)
        deposit = part_of(worth, self._deposit)
        due = np.zeros((len(self.days), orders.shape[-1]), np.int64)
        due[0] = deposit.sum(axis=(0, 1, 2))
        _add(due, worth - deposit, self._balance)
        for mills, on in self._parts:
            _add(due, extended(orders, mills), on)
        return running(np.add, due)

    def fixed(self, orders: Units) -> Cents:
        """Return order fees, and what bookings cost whatever they carry."""
        due = np.zeros((len(self.days), orders.shape[-1]), np.int64)
        due[0] = self._now.fixed(orders)[0]
        for charge in self._charges:
            booked = (orders * charge.lines).any(axis=(0, 1, 2))
            due[np.searchsorted(self.days, charge.day)] += charge.cents * booked
        return running(np.add, due)


Number = TypeVar("Number", bound=np.generic)


def _some(array: NDArray[Number], worlds: Numbers) -> NDArray[Number]:
    """Return what holds in some of the worlds, (..., 1 or W)."""
    return array if array.shape[-1] == 1 else np.asarray(array.take(worlds, axis=-1))


def _add(due: Cents, amount: Cents, on: list[tuple[int, Flags]]) -> None:
    """Add the amounts of lines, (T, modes, P, W), to the days on which they fall due."""
    for number, lines in on:
        due[number] += (amount if lines.all() else amount * lines).sum(axis=(0, 1, 2))


Due = AtOnce | InAll


class Way:
    """One lane as a buyer foresees it: its calendar, its usual days, and its prices."""

    def __init__(self, lane: Lane, network: Network) -> None:
        rows = network.listings
        self._lane, self._departs = lane, departures(lane, network)
        self._slower = seasonal(lane, network, lambda season: season.multiple)
        self._dearer = seasonal(lane, network, lambda season: season.rate_multiple)
        self._freight = np.array([unit_freight(lane, row) for row in rows])
        sensitive = any(row.sensitive for row in rows)
        self._most = lane.rate * (lane.sensitive_multiple if sensitive else 1.0)
        self._value = np.array([row.unit_cost for row in rows])
        self._own_duty = np.array([row.duty_share for row in rows])
        self._regimes = [
            (network.day(tax.from_day), tax)
            for tax in sorted(lane.taxes, key=lambda tax: tax.from_day)
        ]
        homes = network.homes
        self._dock = [home.dock_days.mean for home in homes]
        self._handling = np.array(
            [
                row.volume_m3 * home.inbound_per_m3 + row.handling_per_unit
                for row, home in zip(rows, homes, strict=True)
            ]
        )

    def charges(self, ready: float) -> tuple[list[tuple[Floats, Days]], list[tuple[int, int]]]:
        """Return minor units a unit and their days, by row, (P,); cents a booking and theirs.

        `ready` is when the goods are.
        """
        lane, start = self._lane, int(half_up(np.array(ready)))
        departs = int(self._departs[min(start, len(self._departs) - 1)])
        sailing = min(departs, len(self._slower) - 1)
        leaves = ready if not lane.sails and departs == start else departs
        lands = leaves + lane.transit_days.mean * self._slower[sailing]
        landed = int(half_up(np.array(lands)))
        every = np.ones(len(self._freight), np.int64)
        freight, rate = self._freight * self._dearer[sailing], self._most * self._dearer[sailing]
        duty, vat = self._taxes(freight, landed)
        vat_share = self._vat_share(landed)
        wait = lane.bill_days if lane.duty_terms == "DDP" else 0
        premium = lane.insurance.premium if lane.insurance else 0.0
        shelf = half_up(lands + np.array(self._dock))
        parts = [
            (freight, every * (landed + lane.bill_days)),
            (duty + vat, every * (landed + wait)),
            (self._value * premium, every * departs),
            (self._handling, shelf),
        ]
        booking = lane.fee_per_shipment + (lane.minimum_charged + (lane.step or 0.0)) * rate
        whole = [
            (cents(booking), landed + lane.bill_days), (cents(booking * vat_share), landed + wait)
        ]  # fmt: skip
        return parts, whole

    def _regime(self, landed: int) -> list[Tax]:
        """Return the taxes in force when goods land, as one or none."""
        return [tax for day, tax in self._regimes if day <= landed][-1:]

    def _vat_share(self, landed: int) -> float:
        """Return the VAT on freight."""
        return sum(tax.vat for tax in self._regime(landed))

    def _taxes(self, freight: Floats, landed: int) -> tuple[Floats, Floats]:
        """Return duty and VAT a unit."""
        begun = self._regime(landed)
        if not begun:
            return 0.0 * freight, 0.0 * freight
        tax, lane = begun[-1], self._lane
        duty = self._value * (tax.duty + self._own_duty)
        fee = lane.ddp_fee if lane.duty_terms == "DDP" else 0.0
        return duty * (1.0 + fee), (self._value + duty + freight) * tax.vat


class OrderCosts:
    """Works out what the orders of a day will cost; `rows` are those of the places."""

    def __init__(
        self, network: Network, suppliers: Sequence[Supplier], rows: Numbers, modes: Sequence[str]
    ) -> None:
        self._suppliers, self._rows = suppliers, rows
        lanes = {lane.key: lane for lane in network.terms.lanes}
        keys = sorted(lanes)
        self._ways = [Way(lanes[key], network) for key in keys]
        there: list[dict[str, Lane]] = [
            {str(mode): lane for mode, lane in lanes_of(network.terms.lanes, row).items()}
            for row in (network.listings[row] for row in rows.tolist())
        ]
        self._way = np.array([[keys.index(by[mode].key) for by in there] for mode in modes])
        """The lane of each mode and place, (modes, P)."""

    def at_once(self, day: int, sellers: Sellers, modes: Numbers) -> Due:
        """Return what is due with the orders."""
        return AtOnce(day, sellers)

    def in_all(self, day: int, sellers: Sellers, modes: Numbers) -> Due:
        """Return all that orders by some modes will cost."""
        number, ways = sellers.number[:, None], self._way[modes][None, ..., None]
        number, way = np.broadcast_arrays(number, ways)
        balance, charges = np.zeros(way.shape, np.int64), []
        parts = [Part(np.zeros(way.shape, np.int64), np.full(way.shape, day)) for _ in range(4)]
        place = np.broadcast_to(np.arange(way.shape[2])[:, None], way.shape)
        for supplier, lane, lines in _pairs(number, way):
            seller = self._suppliers[supplier]
            ready = seller.usually_ready(day)
            balance[lines] = int(half_up(np.array(ready))) + seller.terms.balance_days
            amounts, bookings = self._ways[lane].charges(ready)
            rows = self._rows[place[lines]]
            for part, (amount, due) in zip(parts, amounts, strict=True):
                part.mills[lines] = np.ceil(amount[rows] * MILLS - 1e-6).astype(np.int64)
                part.day[lines] = due[rows]
            charges += [Charge(booking, booked, lines) for booking, booked in bookings]
        return InAll(day, sellers, balance, parts, charges)


def _pairs(number: Numbers, way: Numbers) -> Iterator[tuple[int, int, Flags]]:
    """Yield each supplier and lane that lines have, and which lines these are."""
    for supplier in np.unique(number).tolist():
        for lane in np.unique(way[number == supplier]).tolist():
            yield supplier, lane, (number == supplier) & (way == lane)


Look = Callable[[int, Sellers, Numbers], Due]
