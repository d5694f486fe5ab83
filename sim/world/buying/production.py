"""How a supplier makes goods: to order within working days and capacity, or to stock (M90, M91)."""

from collections.abc import Callable, Iterator

from ...arrays import Days, Floats, Mills, Numbers, Units, np
from ...chance.order_table import Table
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.supplier import ReadyStock, Supplier
from ..core.delay_line import DelayLine
from ..core.shipment import Goods
from .calendar import Calendar

Cost = Callable[[Numbers, Units, Numbers], Mills]
"""The mills of a unit of some rows where so many leave in some worlds, (rows, W)."""


class MakeToOrder:
    """Says when an order of today will be ready: lead time and queue, in working days.

    An order is made as a whole: all its units queue together, and are ready together.
    """

    def __init__(self, calendar: Calendar, lead: Table, capacity: int | None, worlds: int) -> None:
        self._calendar, self._lead, self._capacity = calendar, lead, capacity
        self._placed = np.zeros(worlds, np.int64)
        self._queue = np.zeros(worlds)
        self._made: list[Goods] = []

    def start(self, day: int) -> None:
        """Work off a day's capacity of what waits to be made."""
        if self._capacity:
            done = self._capacity * self._calendar.speed[day]
            self._queue = np.maximum(self._queue - done, 0.0)

    def take(self, day: int, goods: Goods) -> None:
        """Accept an order of a day in some worlds."""
        world = goods.world
        effort = self._lead.of(self._placed[world], world)
        self._placed[world] += 1
        if self._capacity:
            self._queue[world] += goods.units.sum(axis=0)
            queued = self._longer(self._queue[world], self._capacity)
            effort = effort + queued
            goods = goods._replace(queued=np.broadcast_to(queued, goods.units.shape))
        self._made.append(goods._replace(ready=self._calendar.done(day, effort, world)))

    def leave(self, day: int) -> Iterator[Goods]:
        """Yield what was ordered today: the day on which it will be ready is known."""
        yield from self._made
        self._made.clear()

    def waiting(self) -> int:
        """Return none: what is accepted is under way, its day is known."""
        return 0

    def ready(self, day: Days, number: Numbers, world: Numbers, units: int = 1) -> Floats:
        """Return when an order of a day is ready that waits for no other."""
        effort = self._lead.of(number, world)
        if self._capacity:
            effort = effort + self._longer(units, self._capacity)
        return self._calendar.done(day, effort, world)

    @staticmethod
    def _longer(queue: Floats | int, capacity: int) -> Floats:
        """Return the working days that so many units take longer than a day's."""
        return np.asarray(np.ceil(queue / capacity) - 1.0)


class MakeToStock:
    """Base stock for each row at the supplier's, and the orders that wait for it.

    Source: two echelons in series, Clark & Scarf 1960.
    """

    def __init__(self, stock: ReadyStock, network: Network, cost: Cost, worlds: int) -> None:
        modes, names = len(network.modes), network.listing_names
        shape = (len(names), worlds)
        self._kept = stock.units
        self._on_hand = np.full(shape, stock.units, np.int64)
        self._remake_days = stock.remake_days
        self._made = DelayLine(network.days, *shape)
        self._cost = cost
        self._by_name = np.array(sorted(range(len(names)), key=names.__getitem__))
        self._waiting = np.zeros((modes, *shape), np.int64)
        """Units ordered and not yet shipped, (modes, P, W)."""
        self._leaving = np.zeros((modes, *shape), np.int64)
        self._since = np.zeros(shape)
        """The day on which the oldest of them was ordered, where any wait, (P, W)."""

    def start(self, day: int) -> None:
        """Take in what was remade, and set it aside for those who wait."""
        if self._made.is_due(day):
            self._on_hand += self._made.due(day)
            self._set_aside()

    def take(self, day: int, goods: Goods) -> None:
        """Accept an order in some worlds; what is there leaves at once, the rest when made."""
        due = np.array(day + self._remake_days)
        self._since[~self._waiting.any(axis=0)] = day
        self._waiting[goods.modes[:, None], goods.rows[:, None], goods.world] += goods.units
        for part in goods.by_mode():
            self._made.send_each(part.units, due, part.rows[:, None], part.world)
        self._set_aside()

    def _set_aside(self) -> None:
        """Give what there is to those who wait; of the modes the first by name is served first."""
        for mode, waiting in enumerate(self._waiting):
            units = np.minimum(waiting, self._on_hand)
            self._waiting[mode] -= units
            self._leaving[mode] += units
            self._on_hand -= units

    def leave(self, day: int) -> Iterator[Goods]:
        """Yield what was set aside today, as one lot of goods."""
        (world,) = np.nonzero(self._leaving.any(axis=(0, 1)))
        if len(world):
            rows, modes = self._by_name, np.arange(len(self._leaving))
            units = self._leaving[:, rows][..., world]
            cost = self._cost(rows, units.sum(axis=0), world)
            goods = Goods.of(rows, modes, units, cost, day, world)
            yield goods._replace(queued=day - self._since[goods.rows][:, world])
            self._leaving[:] = 0

    def waiting(self) -> Units:
        """Return the units that wait here for goods, (P, W)."""
        return np.asarray(self._waiting.sum(axis=0))

    def ready(self, day: Days, number: Numbers, world: Numbers, units: int = 1) -> Floats:
        """Return the day itself; of more units than are kept, the day on which all are made."""
        return day + np.float64(self._remake_days if units > self._kept else 0)


def production(
    supplier: Supplier,
    network: Network,
    luck: SupplyLuck,
    calendar: Calendar,
    cost: Cost,
    worlds: int,
) -> MakeToOrder | MakeToStock:
    """Return how a supplier makes its goods, and what it bills them at."""
    if supplier.ready_stock:
        return MakeToStock(supplier.ready_stock, network, cost, worlds)
    return MakeToOrder(calendar, luck.lead[supplier.name], supplier.capacity_per_day, worlds)
