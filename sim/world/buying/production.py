"""How a supplier makes goods: to order within working days and capacity, or to stock (M90, M91)."""

from collections.abc import Iterator

import numpy as np

from ...arrays import Days, Floats, Numbers, Units
from ...chance.order_table import Table
from ...chance.supply import SupplyLuck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...scenario.supplier import Closure, ReadyStock, Supplier
from ..core.delay_line import DelayLine
from ..core.shipment import Lot


class WorkCalendar:
    """A supplier's calendar: full speed 1, closed 0, and straight lines between."""

    def __init__(self, supplier: Supplier, network: Network) -> None:
        days = np.arange(network.days + BEYOND)
        self.speed = np.ones(len(days))
        for closure in supplier.closed:
            self.speed = np.minimum(self.speed, _speed(closure, network, days))
        self.open = self.speed > 0.0
        self._before = np.cumsum(self.speed) - self.speed
        (working,) = np.nonzero(self.open)
        self._next_open = working[np.minimum(np.searchsorted(working, days), len(working) - 1)]

    def done(self, day: Days, effort: Floats) -> Days:
        """Return the working day before which an effort, in full days from a day on, is done."""
        last = len(self._before) - 1
        target = self._before[np.minimum(day, last)] + effort - 1e-9
        return self._next_open[np.minimum(np.searchsorted(self._before, target), last)]


def _speed(closure: Closure, network: Network, days: Days) -> Floats:
    """Return the speed that one closure leaves on each day."""
    to = (network.day(closure.first_day) - days) / (closure.wind_down_days + 1)
    since = (days - network.day(closure.last_day)) / (closure.ramp_up_days + 1)
    return np.asarray(np.clip(np.maximum(to, since), 0.0, 1.0))


class MakeToOrder:
    """Says when an order of today will be ready: lead time and queue, in working days."""

    def __init__(
        self, calendar: WorkCalendar, lead: list[Table], capacity: int | None, worlds: int
    ) -> None:
        self._calendar, self._lead, self._capacity = calendar, lead, capacity
        self._placed = np.zeros((len(lead), worlds), np.int64)
        self._queue = np.zeros(worlds)

    def start(self, day: int) -> Iterator[Lot]:
        """Work off a day's capacity of what waits to be made; nothing leaves unasked."""
        if self._capacity and self._calendar.speed[day]:
            done = self._capacity * self._calendar.speed[day]
            self._queue = np.maximum(self._queue - done, 0.0)
        return iter(())

    def take(self, day: int, mode: str, row: int, units: Units, world: Numbers) -> Iterator[Lot]:
        """Accept an order in some worlds; it leaves in one lot."""
        number = self._placed[row, world]
        self._placed[row, world] += 1
        effort = self._lead[row].of(number, world)
        if self._capacity:
            self._queue[world] += units
            effort = effort + (np.ceil(self._queue[world] / self._capacity) - 1.0)
        ready = self._calendar.done(np.full_like(units, day), effort)
        yield Lot(mode, row, units, ready, number, world)

    def waiting(self) -> int:
        """Return none: what is accepted is under way, its day is known."""
        return 0

    def ready(self, row: int, day: Days, number: Numbers, world: Numbers) -> Days:
        """Return when an order of a day that need not queue is ready."""
        return self._calendar.done(day, self._lead[row].of(number, world))


class MakeToStock:
    """Base stock for each row at the supplier's, and the orders that wait for it.

    Source: two echelons in series, Clark & Scarf 1960.
    """

    def __init__(self, stock: ReadyStock, days: int, shape: tuple[int, int]) -> None:
        self._on_hand = np.full(shape, stock.units, np.int64)
        self._remake_days = stock.remake_days
        self._made = DelayLine(days, *shape)
        self._waiting: dict[str, Units] = {}
        """Units ordered and not yet shipped, (P, W), by mode."""
        self._shipped = np.zeros(shape, np.int64)

    def start(self, day: int) -> Iterator[Lot]:
        """Take in what was remade, and ship it to those who wait."""
        if self._made.is_due(day):
            self._on_hand += self._made.due(day)
        for mode in self._waiting:
            for row in range(len(self._on_hand)):
                yield from self._ship(day, mode, row)

    def take(self, day: int, mode: str, row: int, units: Units, world: Numbers) -> Iterator[Lot]:
        """Accept an order in some worlds; what is there leaves at once, the rest when it is made.

        Orders by the mode that was used first are served first.
        """
        waiting = self._waiting.setdefault(mode, np.zeros_like(self._on_hand))
        waiting[row, world] += units
        self._made.send_each(units, np.full_like(units, day + self._remake_days), row, world)
        yield from self._ship(day, mode, row)

    def waiting(self) -> Units | int:
        """Return the units that wait here for goods, (P, W)."""
        return sum(self._waiting.values())

    def _ship(self, day: int, mode: str, row: int) -> Iterator[Lot]:
        """Ship what there is for a row to those who wait for it by a mode."""
        units = np.minimum(self._waiting[mode][row], self._on_hand[row])
        (world,) = np.nonzero(units)
        if len(world):
            self._waiting[mode][row] -= units
            self._on_hand[row] -= units
            number = self._shipped[row, world]
            self._shipped[row, world] += 1
            sent = units[world]
            yield Lot(mode, row, sent, np.full_like(sent, day), number, world)

    def ready(self, row: int, day: Days, number: Numbers, world: Numbers) -> Days:
        """Return the day itself: a buyer plans with goods in stock."""
        return day


def production(
    supplier: Supplier, network: Network, luck: SupplyLuck, calendar: WorkCalendar, worlds: int
) -> MakeToOrder | MakeToStock:
    """Return how a supplier makes its goods."""
    names = network.listing_names
    if supplier.ready_stock:
        return MakeToStock(supplier.ready_stock, network.days, (len(names), worlds))
    lead = [luck.lead[supplier.name, name] for name in names]
    return MakeToOrder(calendar, lead, supplier.capacity_per_day, worlds)
