"""Inbound: an accepted order is paid for, made, shipped, and counted at the dock."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...chance.supply import SupplyLuck
from ...scenario.scenario import Scenario
from ..delay_line import DelayLine
from ..ledger import Ledger
from ..stock import Stock
from .carrier import Carrier
from .lot import Lot
from .supplier import Supplier

Units = NDArray[np.int64]


class Inbound:
    """Goods on their way to the shelf, those that will be missing there, and the bills."""

    def __init__(self, scenario: Scenario, luck: SupplyLuck, stock: Stock, ledger: Ledger) -> None:
        shape = stock.on_hand.shape
        self._stock, self._ledger = stock, ledger
        self._carriers: dict[str, Carrier] = {
            lane.mode: Carrier(lane, scenario, luck, shape[1]) for lane in scenario.lanes
        }
        self.goods = DelayLine(scenario.days, *shape)
        """Units that will be put on the shelf, by the day on which they will."""
        self.failed = DelayLine(scenario.days, *shape)
        """Units that will be found missing or unfit on that day."""
        self.placed = np.zeros(shape[1], np.int64)
        """Orders placed so far."""
        self.flown = np.zeros(shape[1], np.int64)
        """Units ordered by air so far."""
        self._load_shipments(scenario, luck)

    def _load_shipments(self, scenario: Scenario, luck: SupplyLuck) -> None:
        """Put what is on the water on the first day under way."""
        every = np.arange(self._stock.on_hand.shape[1])
        for shipment, late in zip(scenario.shipments, luck.late, strict=True):
            row = scenario.listing_names.index(shipment.product)
            arrives = scenario.day(shipment.arrives) + late[every]
            units = np.full(len(every), shipment.units)
            self._expect(row, units, every)
            self.goods.send_each(units, arrives, row, every)
            freight = np.full(len(every), -round(shipment.freight_due * 100))
            self._ledger.book_some("freight", freight, arrives, every)

    def _expect(self, row: int, units: Units, world: Units) -> None:
        """Count units as ordered and not yet seen."""
        self._stock.ordered[row, world] += units
        self._stock.on_order[row, world] += units

    def accept(
        self, day: int, mode: str, row: int, seller: Supplier, units: Units, world: Units
    ) -> None:
        """Place an order in some worlds: pay the deposit, ship what is ready or made for it."""
        fee = round(seller.terms.order_fee * 100)
        self._ledger.post_some("deposits", -seller.deposit(row, units), world)
        self._ledger.post_some("order fees", np.full_like(units, -fee), world)
        self._expect(row, units, world)
        self.placed[world] += 1
        self.flown[world] += units * (mode == "air")
        seller.buy(units, world)
        for lot in seller.work.take(day, mode, row, units, world):
            self.ship(seller, lot)

    def ship(self, seller: Supplier, lot: Lot) -> None:
        """Send a lot on its way: goods, what will be missing of them, balance and freight."""
        row, world = lot.product, lot.world
        sent = seller.quality.sent(row, lot.units, lot.number, world)
        bad = seller.quality.defective(row, sent, lot.ready, lot.number, world)
        trip = self._carriers[lot.mode].ship(row, sent, lot.ready, world)
        self.goods.send_each(sent - bad, trip.on_shelf, row, world)
        self._fail(row, lot.units - sent + bad, trip.on_shelf, world)
        price = seller.prices.of(row, lot.units)
        owed = price * sent // np.maximum(lot.units, 1) - seller.deposit(row, lot.units)
        self._ledger.book_some("balances", -owed, seller.balance_day(lot.ready, world), world)
        self._ledger.book_some("freight", -trip.freight, trip.landed, world)
        self._credit(seller, price * bad // np.maximum(lot.units, 1), trip.on_shelf, world)

    def _fail(self, row: int, units: Units, day: Units, world: Units) -> None:
        """Note units that will not reach the shelf."""
        if units.any():
            self.failed.send_each(units, day, row, world)

    def _credit(self, seller: Supplier, price: Units, day: Units, world: Units) -> None:
        """Book what the supplier gives back for defective goods."""
        share = seller.terms.defects.credited if seller.terms.defects else 0.0
        if share:
            back = np.floor(price * share + 1e-6).astype(np.int64)
            self._ledger.book_some("supplier credits", back, day, world)
