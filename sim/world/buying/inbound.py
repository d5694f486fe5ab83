"""Inbound: an accepted order is paid for, made, shipped, and counted at the dock."""

import numpy as np

from ...arrays import Numbers, Units
from ...chance.supply import SupplyLuck
from ...network.lanes import lanes_of
from ...network.network import Network
from ...scenario.part import cents
from ..core.causes import DEPOSITS, FREIGHT, ORDER_FEES
from ..core.delay_line import DelayLine
from ..core.shipment import Lot
from ..freight.carrier import Carrier
from ..freight.supply import Supply
from .supplier import Supplier


class Inbound:
    """Goods on their way to the shelf, those that will be missing there, and the bills."""

    def __init__(self, supply: Supply) -> None:
        network, luck, shape = supply.network, supply.luck, supply.stock.on_hand.shape
        self._stock, self._ledger, self._expected = supply.stock, supply.ledger, supply.expected
        lanes = network.terms.lanes
        carriers = {lane.key: Carrier(lane, network, luck, shape[1]) for lane in lanes}
        self._carriers: list[dict[str, Carrier]] = [
            {mode: carriers[lane.key] for mode, lane in lanes_of(lanes, row).items()}
            for row in network.listings
        ]
        """Who carries each row's goods, by mode."""
        self.goods = DelayLine(network.days, *shape)
        """Units that will be put on the shelf, by the day on which they will."""
        self.failed = DelayLine(network.days, *shape)
        """Units that will turn out missing or unfit on that day."""
        self.placed = np.zeros(shape[1], np.int64)
        """Orders placed so far."""
        self.flown = np.zeros(shape[1], np.int64)
        """Units ordered so far that an air lane carries."""
        self._load_shipments(network, luck)

    def _load_shipments(self, network: Network, luck: SupplyLuck) -> None:
        """Put what is on the water on the first day under way."""
        every = np.arange(self._stock.on_hand.shape[1])
        for shipment, late in zip(network.terms.shipments, luck.late, strict=True):
            row = network.row_of(shipment)
            arrives = network.day(shipment.arrives) + late
            units = np.full(len(every), shipment.units)
            self._stock.order(row, units, every)
            self.goods.send_each(units, arrives, row, every)
            freight = np.full(len(every), -cents(shipment.freight_due))
            self._ledger.book_some(FREIGHT, freight, arrives, every)

    def accept(
        self, day: int, mode: str, row: int, seller: Supplier, units: Units, world: Numbers
    ) -> None:
        """Place an order in some worlds: pay the deposit, ship what is ready or made for it."""
        self._ledger.post_some(DEPOSITS, -seller.deposit(row, units), world)
        if fee := cents(seller.terms.order_fee):
            self._ledger.post_some(ORDER_FEES, np.full_like(units, -fee), world)
        self._stock.order(row, units, world)
        self._expected.expect_order(day, mode, row, units, world)
        self.placed[world] += 1
        if self._carriers[row][mode].lane.mode == "air":
            self.flown[world] += units
        seller.buy(units, world)
        for lot in seller.work.take(day, mode, row, units, world):
            self.ship(seller, lot)

    def ship(self, seller: Supplier, lot: Lot) -> None:
        """Send a lot on its way, by the backup mode in worlds where it would wait too long."""
        usual = self._carriers[lot.row][lot.mode]
        if usual.lane.backup is None:
            self._send(seller, lot, usual)
            return
        waits = usual.wait(lot.ready) > usual.lane.backup.wait_days
        self._send(seller, lot.where(~waits), usual)
        self._send(seller, lot.where(waits), self._carriers[lot.row][usual.lane.backup.mode])

    def _send(self, seller: Supplier, lot: Lot, carrier: Carrier) -> None:
        """Book a lot's goods, what will be missing of them, and all its bills."""
        row, world = lot.row, lot.world
        if not len(world):
            return
        sent = seller.quality.sent(row, lot.units, lot.number, world)
        trip = carrier.ship(row, sent, lot.ready, world)
        landed = sent - trip.lost
        bad = seller.quality.defective(row, landed, lot.ready, lot.number, world)
        good = landed - bad
        self.goods.send_each(good, trip.on_shelf, row, world)
        if (failed := lot.units - good).any():
            self.failed.send_each(failed, trip.on_shelf, row, world)
        for bill in (*seller.bills(lot, sent, bad, trip.on_shelf), *trip.bills):
            if bill.cents.any():
                self._ledger.book_some(bill.cause, bill.cents, bill.day, world)
