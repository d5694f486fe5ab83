"""The journal: what was ordered, what cash did not let out, what was sent, and when it is there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from ...arrays import Cents, Days, Floats, Mills, Numbers, Units
from .shipment import Bill, Lots


class Asked(NamedTuple):
    """What some worlds ask of suppliers on a day by one mode, line by line."""

    day: int
    mode: str
    row: Numbers
    """Of each line, (L,)."""
    units: Units
    """Of each line and world, (L, W)."""
    world: Numbers
    """Which worlds these are, (W,)."""


class Brought(NamedTuple):
    """Goods that were on the water on the first day."""

    row: int
    units: int
    on_shelf: Days
    """The day on which they are on the shelf, (W,)."""


class Sent(NamedTuple):
    """How lots leave: when they were ordered, or left the supplier's ready stock, and by whom."""

    day: int
    supplier: str
    lane: str
    """Its key."""
    queued: Floats
    """Working days that a lot is later for what its supplier makes before it, (N,)."""


class Shipped(NamedTuple):
    """Lots that one supplier sent by one lane, one entry a lot, (N,)."""

    sent: Sent
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
    """Keeps what was ordered and sent."""

    def __init__(self) -> None:
        self.orders: list[Asked] = []
        """What was ordered."""
        self.unpaid: list[Asked] = []
        """What would have been, with more cash."""
        self.brought: list[Brought] = []
        self.shipments: list[Shipped] = []

    def order(self, asked: Asked) -> None:
        """Write an order down."""
        self.orders.append(asked)

    def cut(
        self,
        day: int,
        modes: Sequence[str],
        rows: Numbers,
        wanted: Units,
        orders: Units,
        world: Numbers,
    ) -> None:
        """Write down by how much less is ordered than wanted, (T, modes, rows, W) both."""
        for mode, units in zip(modes, (wanted - orders).sum(axis=0), strict=True):
            if units.any():
                self.unpaid.append(Asked(day, mode, rows, units, world))

    def bring(self, row: int, units: int, on_shelf: Days) -> None:
        """Write down what is on the water on the first day."""
        self.brought.append(Brought(row, units, on_shelf))

    def note(
        self,
        sent: Sent,
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
        self.shipments.append(Shipped(sent, row, units, arrive, on_shelf, paid, -later, world))


class NoJournal:
    """Keeps nothing."""

    def order(self, asked: Asked) -> None:
        """Forget an order."""

    def cut(self, *cut: object) -> None:
        """Forget what cash did not let out."""

    def bring(self, *brought: object) -> None:
        """Forget what was on the water."""

    def note(self, *shipped: object) -> None:
        """Forget a shipment."""


AnyJournal = Journal | NoJournal
NO_JOURNAL = NoJournal()
