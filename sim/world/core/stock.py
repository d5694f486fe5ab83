"""The stock points of a block: the shelf, what waits for it, and every unit's account."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

from ...arrays import Units, np

Rows = slice | int
ALL = slice(None)


class Shelf(NamedTuple):
    """The stock points of some rows, as views that trading writes into."""

    on_hand: Units
    wanted: Units
    served: Units
    accepted: Units
    minutes_out: Units
    phantom: Units

    def sell(self, wanted: Units) -> Units:
        """Serve what is wanted from the shelf; return the units that it could not serve."""
        served = np.minimum(wanted, self.on_hand)
        np.add(self.wanted, wanted, out=self.wanted)
        np.add(self.served, served, out=self.served)
        np.subtract(self.on_hand, served, out=self.on_hand)
        return wanted - served

    def sell_instead(self, wanted: Units) -> Units:
        """Serve buyers who came for something else as far as the shelf goes; return the units."""
        served = np.minimum(wanted, self.on_hand)
        self.sell(served)
        return served


@dataclass(slots=True)
class Stock:
    """Units of P listings in W worlds; arrays are written in place, so that views stay true.

    Every count is a whole number since the first day; a day's flow is the difference of two closes.
    """

    opening: Units
    on_hand: Units
    after_receipt: Units
    """On hand after the last receipt, where there was one."""
    on_order: Units
    ordered: Units
    received: Units
    failed: Units
    """Ordered, and missing or unfit at the dock."""
    restocked: Units
    wanted: Units
    served: Units
    accepted: Units
    filled: Units
    cancelled: Units
    shrunk: Units
    """Units that vanished from the shelf."""
    expired: Units
    """Units written off on the shelf: nobody may sell them any more."""
    phantom: Units
    """Units on the record that are not on the shelf; below 0 where the record lacks some."""
    dispatched: Units
    """Units handed to the carrier of parcels."""
    late: Units
    """Units ordered that had not left when their promised day was over, each counted once."""
    moved_in: Units
    """Units that came from another stock point, to the shelf or straight to a buyer."""
    moved_out: Units
    """Units that left for another stock point or for its buyers."""
    on_road: Units
    """Units on their way here from other stock points."""
    minutes_out: Units
    """Trading minutes since the shelf was emptied; 0 where there is stock."""

    @staticmethod
    def of(opening: Units) -> Stock:
        """Return the stock of the first morning."""
        counts = [np.zeros_like(opening) for _ in fields(Stock)[3:]]
        return Stock(opening, opening.copy(), opening.copy(), *counts)

    def shelf(self, rows: Rows) -> Shelf:
        """Return what trading in some rows reads and writes."""
        return Shelf(*(getattr(self, name)[rows] for name in Shelf._fields))

    def part(self, rows: slice) -> Stock:
        """Return some rows as views; what is written there is written here."""
        return Stock(*(getattr(self, field.name)[rows] for field in fields(Stock)))

    @property
    def came(self) -> Units:
        """Units that came to the shelf, from wherever."""
        return self.opening + self.received + self.restocked + self.moved_in

    @property
    def went(self) -> Units:
        """Units that left the shelf, to wherever."""
        return self.shipped + self.moved_out + self.shrunk + self.expired

    @property
    def counted(self) -> Units:
        """Ordered units that were counted at the dock, or found to be missing."""
        return self.received + self.failed

    @property
    def backlog(self) -> Units:
        """Orders taken that wait for goods."""
        return self.accepted - self.filled - self.cancelled

    @property
    def lost(self) -> Units:
        """Units wanted that nobody could take an order for."""
        return self.wanted - self.served - self.accepted

    @property
    def shipped(self) -> Units:
        """Units that left the shelf for a buyer."""
        return self.served + self.filled

    @property
    def taken(self) -> Units:
        """Orders taken, in units: what the shop's own page calls sales."""
        return self.served + self.accepted

    def take(self, row: int, units: int) -> None:
        """Take orders for units of a row that wait for goods, and fill what the shelf can."""
        self.wanted[row] += units
        self.accepted[row] += units
        self.fill()

    def order(self, row: int | Units, units: Units, world: Units) -> None:
        """Count units as ordered and still to come, in some worlds; some rows are (L, 1)."""
        self.ordered[row, world] += units
        self.on_order[row, world] += units

    def receive(self, units: Units) -> None:
        """Put arrived goods on the shelf and fill waiting orders from it."""
        self.received += units
        self.on_order -= units
        self._unload(units)

    def send(self, giver: int, taker: int, units: Units, world: Units) -> None:
        """Take units off one shelf, and put them on the road to another, in some worlds."""
        self.on_hand[giver, world] -= units
        self.moved_out[giver, world] += units
        self.on_road[taker, world] += units

    def arrive(self, units: Units) -> None:
        """Put what came from other stock points on the shelf and fill waiting orders from it."""
        self.on_road -= units
        self.moved_in += units
        self._unload(units)

    def join(self, row: int, other: int) -> None:
        """Put all that lies on a row's shelf, and what its record says, on the shelf of another."""
        units, phantom = self.on_hand[row].copy(), self.phantom[row].copy()
        for array in (self.on_hand, self.moved_in):
            array[other] += units
        self.on_hand[row] = 0
        self.moved_out[row] += units
        self.phantom[row] = 0
        self.phantom[other] += phantom

    def _unload(self, units: Units) -> None:
        """Put units on the shelf and fill waiting orders from it."""
        self.on_hand += units
        self.fill()
        np.copyto(self.after_receipt, self.on_hand, where=units > 0)

    def miss(self, units: Units) -> None:
        """Count ordered units that did not reach the shelf."""
        self.failed += units
        self.on_order -= units

    def restock(self, units: Units) -> None:
        """Put good returns back on the shelf and fill waiting orders from it."""
        self.on_hand += units
        self.restocked += units
        self.fill()

    def shrink(self, units: Units) -> None:
        """Let units vanish unseen: the record still has them."""
        self.on_hand -= units
        self.shrunk += units
        self.phantom += units

    def expire(self, rows: Units, units: Units) -> None:
        """Write units off, (R, W), in some rows."""
        self.on_hand[rows] -= units
        self.expired[rows] += units

    def fill(self) -> None:
        """Fill waiting orders as far as the shelf goes."""
        filled = np.minimum(self.on_hand, self.backlog)
        self.on_hand -= filled
        self.filled += filled
        self.minutes_out *= self.on_hand == 0

    def check(self) -> None:
        """Assert that no unit was made or lost: on the shelf, on order, and wanted."""
        counts = self.on_hand | self.backlog | self.lost | (self.shipped - self.dispatched)
        apart = (self.came - self.on_hand - self.went) | (
            self.ordered - self.on_order - self.counted
        )
        if counts.min() < 0 or apart.any():
            self._name_the_fault()

    def _name_the_fault(self) -> None:
        """Assert one by one what all counts together do not keep."""
        assert (self.on_hand >= 0).all(), "stock on hand fell below 0"
        assert (self.came == self.on_hand + self.went).all(), "units on the shelf do not add up"
        assert (self.ordered == self.counted + self.on_order).all(), "units on order do not add up"
        assert (self.backlog >= 0).all(), "more orders filled than taken"
        assert (self.lost >= 0).all(), "more units taken than wanted"
        assert (self.dispatched <= self.shipped).all(), "more units sent than left the shelf"
