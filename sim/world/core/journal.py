"""Journals: what was decided, ordered, cut by cash and sent, when it is there, what it costs."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...arrays import Cents, Days, Floats, Mills, Numbers, Units, np
from ...policy.frozen import Ordered
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


class Placed(NamedTuple):
    """Orders of a day on their way through the gate, by mode, row and world."""

    day: int
    modes: tuple[str, ...]
    rows: Numbers
    asked: Units
    """What the seller decided, (modes, rows, W)."""
    backup_share: Floats
    """Of it for a second supplier, (P, all worlds)."""
    wanted: Units
    """What came of it by tier, first suppliers and backups, before cash, (T, modes, rows, W)."""
    orders: Units
    """What cash let out of that, (T, modes, rows, W)."""
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
    """Days for which a lot waited at the supplier's for other units or for stock, (N,)."""


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


class NoJournal:
    """Keeps nothing; others keep some of it."""

    def place(self, placed: Placed) -> None:
        """Take note of what became of a day's decision."""

    def order(self, asked: Asked) -> None:
        """Take note of an order."""

    def bring(self, row: int, units: int, on_shelf: Days) -> None:
        """Take note of what is on the water on the first day."""

    def note(
        self,
        sent: Sent,
        lots: Lots,
        arrive: Units,
        on_shelf: Days,
        bills: Sequence[Bill],
        deposits: Callable[[Units, Mills], Cents],
    ) -> None:
        """Take note of a shipment; `deposits` returns what was paid for units at a cost."""


class Journal(NoJournal):
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

    def place(self, placed: Placed) -> None:
        """Write down by how much less is ordered than wanted."""
        short = (placed.wanted - placed.orders).sum(axis=0)
        for mode, units in zip(placed.modes, short, strict=True):
            if units.any():
                self.unpaid.append(Asked(placed.day, mode, placed.rows, units, placed.world))

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
        """Write a shipment down."""
        later = np.asarray(sum((bill.cents for bill in bills), np.zeros_like(lots.units)))
        paid = deposits(lots.units, lots.cost)
        row, units, world = lots.row, lots.units, lots.world
        self.shipments.append(Shipped(sent, row, units, arrive, on_shelf, paid, -later, world))


class OrderBook(NoJournal):
    """Keeps what orders came of, so that they can be given again."""

    def __init__(self) -> None:
        self.orders: list[Ordered] = []

    def place(self, placed: Placed) -> None:
        """Write down the units that a day's orders came of.

        Whole cartons and the least of an order are no part of them: they come of them again. An
        order cut by cash is not divided again as it was: of those for two suppliers the wish.
        """
        backed = placed.backup_share[..., placed.world].any(axis=0)
        made = np.where(backed, placed.asked, placed.orders.sum(axis=0))
        for mode, units in zip(placed.modes, np.minimum(placed.asked, made), strict=True):
            line, place = np.nonzero(units)
            found = placed.rows[line], placed.world[place], units[line, place]
            self.orders.append(Ordered(placed.day, mode, *found))


NO_JOURNAL = NoJournal()
