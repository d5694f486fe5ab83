"""The journal: what was ordered; what was sent, by whom, when it is there, and what it costs."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from ...arrays import Cents, Days, Mills, Numbers, Units
from ...policy.frozen import Ordered
from .shipment import Bill, Lots


class Shipped(NamedTuple):
    """Lots that one supplier sent by one lane, one entry a lot, (N,)."""

    supplier: str
    lane: str
    """Its key."""
    row: Numbers
    units: Units
    """Ordered."""
    arrive: Units
    """Units of them that reach the shelf."""
    on_shelf: Days
    """The day on which they do."""
    deposit: Cents
    """Paid with the order, 0 or more."""
    later: Cents
    """Paid after it, less what comes back: the balance, freight, duty, insurance."""
    world: Numbers


class Journal:
    """Keeps every shipment."""

    def __init__(self) -> None:
        self.shipments: list[Shipped] = []

    def note(
        self,
        supplier: str,
        lane: str,
        lots: Lots,
        arrive: Units,
        on_shelf: Days,
        bills: Sequence[Bill],
        deposits: Callable[[Units, Mills], Cents],
    ) -> None:
        """Write a shipment down; `deposits` returns what was paid for units at a cost."""
        later = np.asarray(sum((bill.cents for bill in bills), np.zeros_like(lots.units)))
        paid = deposits(lots.units, lots.cost)
        row, units, world = lots.row, lots.units, lots.world
        shipped = Shipped(supplier, lane, row, units, arrive, on_shelf, paid, -later, world)
        self.shipments.append(shipped)

    def order(self, *ordered: object) -> None:
        """Forget an order: it is written down when it is shipped."""


class OrderBook:
    """Keeps every order, so that it can be given again."""

    def __init__(self) -> None:
        self.orders: list[Ordered] = []

    def note(self, *shipped: object) -> None:
        """Forget a shipment."""

    def order(self, day: int, mode: str, rows: Numbers, units: Units, worlds: Numbers) -> None:
        """Write down the units of an order, (L, N), by rows, (L,), and worlds, (N,).

        Whole cartons and the least of an order are no part of them: they come of them again.
        """
        line, place = np.nonzero(units)
        self.orders.append(Ordered(day, mode, rows[line], worlds[place], units[line, place]))


class NoJournal:
    """Keeps nothing."""

    def note(self, *shipped: object) -> None:
        """Forget a shipment."""

    def order(self, *ordered: object) -> None:
        """Forget an order."""


AnyJournal = Journal | OrderBook | NoJournal
NO_JOURNAL = NoJournal()
