"""Suppliers: working days, production time by order number, capacity (M90, M91, M96)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...chance.order_days import OrderDays
from ...scenario.part import cents
from ...scenario.product import Product
from ...scenario.scenario import Scenario
from ...scenario.supply import Supplier

Units = NDArray[np.int64]

BEYOND = 800
"""Days after the horizon that calendars reach; later dates are all just beyond it."""


class Factory:
    """One supplier: says when an order of today will be ready."""

    def __init__(
        self, supplier: Supplier, scenario: Scenario, lead: list[OrderDays], worlds: int
    ) -> None:
        self.terms = supplier
        self._lead = lead
        self.open = _open_days(supplier, scenario)
        (self._working_days,) = np.nonzero(self.open)
        self._worked = np.concatenate([[0], np.cumsum(self.open)])
        self._placed = np.zeros((len(lead), worlds), np.int64)
        self._queue = np.zeros(worlds, np.int64)
        self.cost = np.array([unit_cost(p, supplier) for p in scenario.listings], np.int64)
        """Cents a unit, (P,)."""

    def work(self, day: int) -> None:
        """Work off a day's capacity of what waits to be made."""
        if self.terms.capacity_per_day and self.open[day]:
            self._queue = np.maximum(self._queue - self.terms.capacity_per_day, 0)

    def make(self, day: int, product: int, units: Units, world: Units) -> Units:
        """Accept an order in some worlds; return the day on which the goods are ready."""
        number = self._placed[product, world]
        self._placed[product, world] += 1
        queued = np.zeros_like(units)
        if self.terms.capacity_per_day:
            self._queue[world] += units
            queued = (self._queue[world] - 1) // self.terms.capacity_per_day
        return self.ready(product, np.full_like(units, day), queued, world, number)

    def ready(
        self, product: int, day: Units, queued: Units, world: Units, number: Units | int = 0
    ) -> Units:
        """Return when an order of a day is ready: lead time and queue, in working days."""
        lead = self._lead[product].of(np.broadcast_to(number, day.shape), world)
        last = len(self._working_days) - 1
        done = self._worked[day] + lead.astype(np.int64) + queued
        return self._working_days[np.minimum(done, last)]


def unit_cost(product: Product, supplier: Supplier) -> int:
    """Return the cents of a unit at a supplier."""
    return cents(product.unit_cost * (1.0 + supplier.premium))


def _open_days(supplier: Supplier, scenario: Scenario) -> NDArray[np.bool_]:
    """Return whether the supplier works on each day of the horizon and after it."""
    works = np.ones(scenario.days + BEYOND, np.bool_)
    for span in supplier.closed:
        first, last = scenario.day(span.first_day), scenario.day(span.last_day)
        works[max(first, 0) : max(last + 1, 0)] = False
    return works
