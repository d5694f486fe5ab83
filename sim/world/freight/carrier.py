"""Carriers: from ready goods to the shelf, and what that costs (M108 to M121)."""

from typing import NamedTuple

import numpy as np

from ...arrays import Days, Numbers, Units
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.lane import Lane
from ..core.causes import CUSTOMS_FEES, FREIGHT
from ..core.shipment import Bill
from .customs import customs, label_check
from .loss import cover, loss
from .tariff import Tariff
from .taxes import taxes
from .voyage import Voyage


class Trip(NamedTuple):
    """When goods reach the shelf, how many do not, and the bills; one entry a world."""

    on_shelf: Days
    lost: Units
    bills: list[Bill]


class Carrier:
    """One lane: books ready goods on the next departure."""

    def __init__(self, lane: Lane, network: Network, luck: SupplyLuck, worlds: int) -> None:
        names = network.listing_names
        self.lane = lane
        self._voyage = Voyage(lane, network, luck)
        self._tariff = Tariff(lane, network, worlds)
        self._customs = customs(lane, names, luck)
        self._labels = label_check(lane, names, luck)
        self._loss = loss(lane, network, luck)
        self._cover = cover(lane, network)
        self._taxes = taxes(lane, network)
        self._dock = [luck.dock[lane.key, name] for name in names]
        self._shipped = np.zeros((len(names), worlds), np.int64)

    def wait(self, ready: Days) -> Days:
        """Return the days that ready goods wait for a departure."""
        return self._voyage.departs(ready) - ready

    def ship(self, row: int, units: Units, ready: Days, world: Numbers) -> Trip:
        """Book goods that are ready on a day; their luck is that of the shipment's number."""
        number = self._shipped[row, world]
        self._shipped[row, world] += 1
        departs = self._voyage.departs(ready)
        held = self._customs.stop(row, units, number, world)
        landed = self._voyage.lands(row, departs, number, world) + held.days
        lost = self._loss.lost(row, units, number, world)
        refused = self._labels.stop(row, units - lost, number, world)
        dock = self._dock[row].of(number, world).astype(np.int64)
        freight = self._tariff.freight(row, units, departs, world)
        bills = [
            Bill(FREIGHT, -freight, landed + self.lane.bill_days),
            Bill(CUSTOMS_FEES, -(held.cost + refused.cost), landed),
            *self._taxes.bills(row, units - lost, freight, landed),
            *self._cover.bills(row, units, lost, departs, landed),
        ]
        return Trip(landed + dock + refused.days, lost, bills)
