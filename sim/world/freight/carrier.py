"""Carriers: from ready goods to the shelf, and what that costs (M108 to M121)."""

from __future__ import annotations

from typing import NamedTuple

from ...arrays import Cents, Days, Flags, Floats, Numbers, Units, np
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.lane import Lane
from ..core.causes import CUSTOMS_FEES, FREIGHT
from ..core.rounding import half_up
from ..core.shipment import Bill, Goods, Lots
from .customs import customs, label_check
from .loss import cover, loss
from .luck_by_row import LuckByRow
from .tariff import tariff
from .taxes import taxes
from .voyage import Voyage


class Booking(NamedTuple):
    """When what is booked together departs and reaches the port, (W,), and its freight, (L, W)."""

    departs: Days
    lands: Floats
    freight: Cents

    def of(self, line: Numbers, place: Numbers) -> Booking:
        """Return what concerns some lots, (N,): a line each, and a place among the worlds."""
        return Booking(self.departs[place], self.lands[place], self.freight[line, place])


class Trip(NamedTuple):
    """When lots reach the shelf, how much does not, and the bills; one entry a lot."""

    on_shelf: Days
    lost: Units
    bills: list[Bill]


class Carrier:
    """One lane: books ready goods on the next departure, and lands them lot by lot."""

    def __init__(self, lane: Lane, network: Network, luck: SupplyLuck, worlds: int) -> None:
        names = network.listing_names
        self.lane = lane
        self._voyage = Voyage(lane, network, luck)
        self._tariff = tariff(lane, network, luck.rate[lane.key], worlds)
        self._customs = customs(lane, names, luck)
        self._border = np.broadcast_to(luck.border[lane.key], worlds)
        self._labels = label_check(lane, names, luck)
        self._loss = loss(lane, network, luck)
        self._cover = cover(lane, network, luck, worlds)
        self._taxes = taxes(lane, network, luck, worlds)
        self._dock = LuckByRow([luck.dock[lane.key, name] for name in names])
        self._shipped = np.zeros((len(names), worlds), np.int64)

    def keeps_waiting(self, ready: Floats) -> Flags:
        """Say whether goods that are ready at a time would wait longer than the lane's backup."""
        if self.lane.backup is None:
            return np.zeros(len(ready), np.bool_)
        return self._voyage.departs(ready) - half_up(ready) > self.lane.backup.wait_days

    def sails(self, ready: Floats, world: Numbers) -> tuple[Days, Floats]:
        """Return when goods that are ready at a time depart, and when they reach the port."""
        return self._voyage.sails(ready, world)

    def book(self, goods: Goods, sent: Units) -> Booking:
        """Book what is sent of goods, (L, W), on the next departure, as one booking a world."""
        departs, lands = self.sails(goods.ready, goods.world)
        return Booking(departs, lands, self._tariff.freight(goods.rows, sent, departs, goods.world))

    def land(self, lots: Lots, booking: Booking) -> Trip:
        """Bring lots from the port to the shelf; the luck of each there is that of its number.

        All legs of its way are added up before they are rounded to a day, half a day up. The
        booking has an entry a lot.
        """
        row, units, world = lots.row, lots.sent, lots.world
        number = self._shipped[row, world]
        self._shipped[row, world] += 1
        held = self._customs.stop(row, units, number, world)
        free, freight = booking.lands + held.days + self._border[world], booking.freight
        landed = half_up(free)
        lost = self._loss.lost(row, units, number, world)
        refused = self._labels.stop(row, units - lost, number, world)
        dock = self._dock.of(row, number, world)
        bills = [
            Bill(FREIGHT, -freight, landed + self.lane.bill_days),
            Bill(CUSTOMS_FEES, -(held.cost + refused.cost), landed),
            *self._taxes.bills(row, units - lost, freight, landed, world),
            *self._cover.bills(row, units, lost, booking.departs, landed, world),
        ]
        return Trip(half_up(free + dock + refused.days), lost, bills)
