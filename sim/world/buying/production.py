"""How a supplier makes goods: to order within working days and capacity, or to stock (M90, M91)."""

from collections.abc import Iterator

import numpy as np

from ...arrays import Days, Floats, Mills, Numbers, Units
from ...chance.order_table import Table
from ...chance.supply import SupplyLuck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.lane import WEEKDAYS
from ...scenario.supplier import Closure, ReadyStock, Supplier
from ..core.delay_line import DelayLine
from ..core.shipment import Goods

_NOISE = 1e-9
"""Days: what binary may lose of an effort."""


class WorkCalendar:
    """A supplier's calendar: full speed 1, closed or off 0, and straight lines between."""

    def __init__(self, supplier: Supplier, network: Network) -> None:
        days = np.arange(network.days + BEYOND)
        self.speed = np.ones(len(days))
        for closure in supplier.closed:
            self.speed = np.minimum(self.speed, _speed(closure, network, days))
        self.open = self.speed > 0.0
        """Whether it takes orders: it does on days off, too."""
        works = [WEEKDAYS.index(name) for name in supplier.works]
        self.speed = self.speed * np.isin((network.start.weekday() + days) % 7, works)
        self._before = np.cumsum(self.speed) - self.speed
        (working,) = np.nonzero(self.speed)
        self._next_open = working[np.minimum(np.searchsorted(working, days), len(working) - 1)]

    def done(self, day: Days | int, effort: Floats) -> Floats:
        """Return when an effort, in full days from a day on, is done.

        That is a time within a working day; or the morning of the next one, if none is left of it.
        """
        last = len(self._before) - 1
        target = self._before[np.minimum(day, last)] + effort
        end = np.minimum(np.searchsorted(self._before, target - _NOISE), last)
        spare = self._before[end] - target
        within = end - spare / np.maximum(self.speed[np.maximum(end - 1, 0)], _NOISE)
        return np.asarray(np.where(spare > _NOISE, within, self._next_open[end]))


def _speed(closure: Closure, network: Network, days: Days) -> Floats:
    """Return the speed that one closure leaves on each day."""
    to = (network.day(closure.first_day) - days) / (closure.wind_down_days + 1)
    since = (days - network.day(closure.last_day)) / (closure.ramp_up_days + 1)
    return np.asarray(np.clip(np.maximum(to, since), 0.0, 1.0))


class MakeToOrder:
    """Says when an order of today will be ready: lead time and queue, in working days.

    An order is made as a whole: all its units queue together, and are ready together.
    """

    def __init__(
        self, calendar: WorkCalendar, lead: Table, capacity: int | None, worlds: int
    ) -> None:
        self._calendar, self._lead, self._capacity = calendar, lead, capacity
        self._placed = np.zeros(worlds, np.int64)
        self._queue = np.zeros(worlds)
        self._made: list[Goods] = []

    def start(self, day: int) -> None:
        """Work off a day's capacity of what waits to be made."""
        if self._capacity and self._calendar.speed[day]:
            done = self._capacity * self._calendar.speed[day]
            self._queue = np.maximum(self._queue - done, 0.0)

    def take(self, day: int, goods: Goods) -> None:
        """Accept an order of a day in some worlds."""
        world = goods.world
        effort = self._lead.of(self._placed[world], world)
        self._placed[world] += 1
        if self._capacity:
            self._queue[world] += goods.units.sum(axis=0)
            effort = effort + (np.ceil(self._queue[world] / self._capacity) - 1.0)
        self._made.append(goods._replace(ready=self._calendar.done(day, effort)))

    def leave(self, day: int) -> Iterator[Goods]:
        """Yield what was ordered today: the day on which it will be ready is known."""
        yield from self._made
        self._made.clear()

    def waiting(self) -> int:
        """Return none: what is accepted is under way, its day is known."""
        return 0

    def ready(self, day: Days, number: Numbers, world: Numbers) -> Floats:
        """Return when an order of a day that need not queue is ready."""
        return self._calendar.done(day, self._lead.of(number, world))


class MakeToStock:
    """Base stock for each row at the supplier's, and the orders that wait for it.

    Source: two echelons in series, Clark & Scarf 1960.
    """

    def __init__(self, stock: ReadyStock, network: Network, cost: Mills, worlds: int) -> None:
        modes, names = len(network.modes), network.listing_names
        shape = (len(names), worlds)
        self._on_hand = np.full(shape, stock.units, np.int64)
        self._remake_days = stock.remake_days
        self._made = DelayLine(network.days, *shape)
        self._cost = cost
        self._by_name = np.array(sorted(range(len(names)), key=names.__getitem__))
        self._waiting = np.zeros((modes, *shape), np.int64)
        """Units ordered and not yet shipped, (modes, P, W)."""
        self._leaving = np.zeros((modes, *shape), np.int64)

    def start(self, day: int) -> None:
        """Take in what was remade, and set it aside for those who wait."""
        if self._made.is_due(day):
            self._on_hand += self._made.due(day)
            self._set_aside()

    def take(self, day: int, goods: Goods) -> None:
        """Accept an order in some worlds; what is there leaves at once, the rest when made."""
        due = np.full_like(goods.world, day + self._remake_days)
        for row, mode, units in zip(goods.rows, goods.modes, goods.units, strict=True):
            self._waiting[mode, row, goods.world] += units
            self._made.send_each(units, due, row, goods.world)
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
            units, cost = self._leaving[:, rows][..., world], self._cost[rows][:, None]
            yield Goods.of(rows, modes, units, cost, day, world)
            self._leaving[:] = 0

    def waiting(self) -> Units:
        """Return the units that wait here for goods, (P, W)."""
        return np.asarray(self._waiting.sum(axis=0))

    def ready(self, day: Days, number: Numbers, world: Numbers) -> Floats:
        """Return the day itself: a buyer plans with goods in stock."""
        return day.astype(np.float64)


def production(
    supplier: Supplier,
    network: Network,
    luck: SupplyLuck,
    calendar: WorkCalendar,
    cost: Mills,
    worlds: int,
) -> MakeToOrder | MakeToStock:
    """Return how a supplier makes its goods; `cost` are the mills of a unit by row, (P,)."""
    if supplier.ready_stock:
        return MakeToStock(supplier.ready_stock, network, cost, worlds)
    return MakeToOrder(calendar, luck.lead[supplier.name], supplier.capacity_per_day, worlds)
