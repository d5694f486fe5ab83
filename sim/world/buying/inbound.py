"""Inbound: an accepted order is paid for, made, shipped, and counted at the dock."""

from collections.abc import Iterator

from ...arrays import Numbers, np
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.part import cents
from ..core.causes import DEPOSITS, FREIGHT, ORDER_FEES
from ..core.delay_line import DelayLine
from ..core.journal import Asked, Sent
from ..core.rounding import half_up
from ..core.shipment import Goods, Lots
from ..freight.carrier import Booking, Carrier
from ..freight.forwarder import Forwarder
from ..freight.supply import Supply
from .supplier import Supplier


class Inbound:
    """Goods on their way to the shelf, those that will be missing there, and the bills."""

    def __init__(self, supply: Supply) -> None:
        network, shape = supply.network, supply.stock.on_hand.shape
        self._stock, self._ledger, self._expected = supply.stock, supply.ledger, supply.expected
        self._journal = supply.journal
        self._forwarder = Forwarder(network, supply.luck, shape[1])
        self.goods = DelayLine(network.days, *shape)
        """Units that will be put on the shelf, by the day on which they will."""
        self.failed = DelayLine(network.days, *shape)
        """Units that will turn out missing or unfit on that day."""
        self.placed = np.zeros(shape[1], np.int64)
        """Purchase orders placed so far."""
        self.flown = np.zeros(shape[1], np.int64)
        """Units ordered so far that an air lane carries."""
        self._load_shipments(network, supply.luck)

    def _load_shipments(self, network: Network, luck: SupplyLuck) -> None:
        """Put what is on the water on the first day under way."""
        every = np.arange(self._stock.on_hand.shape[1])
        for shipment, late in zip(network.terms.shipments, luck.late, strict=True):
            row = network.row_of(shipment)
            arrives = network.expects(shipment) + late
            units = np.full(len(every), shipment.units)
            self._stock.order(row, units, every)
            self.goods.send_each(units, arrives, row, every)
            self._journal.bring(row, shipment.units, arrives)
            freight = np.full(len(every), -cents(shipment.freight_due))
            self._ledger.book_some(FREIGHT, freight, arrives, every)

    def accept(self, day: int, seller: Supplier, order: Goods) -> None:
        """Place a purchase order in some worlds: pay what is due with it, count it as coming."""
        world = order.world
        self._ledger.post_some(DEPOSITS, -seller.take(day, order), world)
        if fee := cents(seller.terms.order_fee):
            self._ledger.post_some(ORDER_FEES, np.full(len(world), -fee), world)
        for part in order.by_mode():
            mode = self._forwarder.modes[int(part.modes[0])]
            self._stock.order(part.rows[:, None], part.units, world)
            self._expected.expect_order(day, mode, part.rows, part.units, world)
            self._journal.order(Asked(day, mode, part.rows, part.units, world))
        self.placed[world] += 1
        self.flown[world] += self._forwarder.flown(order)

    def ship(self, day: int, seller: Supplier, goods: Goods) -> None:
        """Send goods that a supplier makes ready on their way, booking by booking."""
        for carrier, part in self._forwarder.bookings(goods):
            lots = [*_lots(seller, part)]
            sent = np.zeros_like(part.units)
            for where, some in lots:
                sent[where] = some.sent
            booking = carrier.book(part, sent)
            for (line, place), some in lots:
                sent_on = Sent(day, seller.terms.name, carrier.lane.key, part.queued[line, place])
                self._send(seller, carrier, some, booking.of(line, place), sent_on)

    def _send(
        self, seller: Supplier, carrier: Carrier, lots: Lots, booking: Booking, sent: Sent
    ) -> None:
        """Book the goods of lots, what will be missing of them, and all their bills."""
        row, world = lots.row, lots.world
        trip = carrier.land(lots, booking)
        landed = lots.sent - trip.lost
        bad = seller.quality.defective(row, landed, lots.ready, lots.number, world)
        good = landed - bad
        self.goods.send_each(good, trip.on_shelf, row, world)
        if (failed := lots.units - good).any():
            self.failed.send_each(failed, trip.on_shelf, row, world)
        bills = [*seller.bills(lots, bad, trip.on_shelf), *trip.bills]
        for bill in bills:
            if bill.cents.any():
                self._ledger.book_lots(bill.cause, bill.cents, bill.day, world)
        self._journal.note(sent, lots, good, trip.on_shelf, bills, seller.deposits)


def _lots(seller: Supplier, goods: Goods) -> Iterator[tuple[tuple[Numbers, Numbers], Lots]]:
    """Yield the lots of each mode, and where they are: lines, and places among the worlds."""
    modes = {*goods.modes.tolist()}
    for mode in sorted(modes):
        of_mode = goods.units if len(modes) == 1 else goods.units * (goods.modes == mode)[:, None]
        line, place = np.nonzero(of_mode)
        where = line, place
        row, units, world = goods.rows[line], goods.units[where], goods.world[place]
        number = seller.quality.number(row, world)
        sent = seller.quality.sent(row, units, number, world)
        ready = half_up(goods.ready[place])
        yield where, Lots(row, units, sent, goods.cost[where], ready, number, world)
