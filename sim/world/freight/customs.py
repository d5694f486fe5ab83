"""Where a shipment may be stopped: customs, and the warehouse's own look at labels (M120, M121).

Siblings have one anatomy: `stop` says for how many days, and what it costs in cents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from ...arrays import Units
from ...chance.order_table import Table
from ...chance.supply import SupplyLuck
from ...scenario.lane import Exam, Lane, LotRejection


class Stop(NamedTuple):
    """Whole days and cents, one entry a world."""

    days: Units | int
    cost: Units | int


class Checkpoint(Protocol):
    """Something that a shipment has to pass."""

    def stop(self, product: int, units: Units, number: Units, world: Units) -> Stop:
        """Return for how long shipments are stopped, and at what cost."""
        ...


class Waved:
    """Nobody looks."""

    def stop(self, product: int, units: Units, number: Units, world: Units) -> Stop:
        """Stop nothing."""
        return Stop(0, 0)


class Held:
    """A hold now and then, without cost of its own."""

    def __init__(self, days: Sequence[Table]) -> None:
        self._days = days

    def stop(self, product: int, units: Units, number: Units, world: Units) -> Stop:
        """Return the days of the hold."""
        return Stop(self._days[product].of(number, world).astype(np.int64), 0)


class Examined:
    """Several kinds of exam; a shipment meets one of them at most."""

    def __init__(
        self, exams: Sequence[Exam], picked: Sequence[Table], days: Sequence[Sequence[Table]]
    ) -> None:
        self._until = np.cumsum([exam.chance for exam in exams])
        self._cost = [round(exam.cost * 100) for exam in exams]
        self._picked, self._days = picked, days

    def stop(self, product: int, units: Units, number: Units, world: Units) -> Stop:
        """Return the days and the fee of the exam that was picked."""
        kind = np.searchsorted(self._until, self._picked[product].of(number, world), side="right")
        days, cost = np.zeros_like(units), np.zeros_like(units)
        for exam, fee in enumerate(self._cost):
            here = kind == exam
            took = self._days[exam][product].of(number, world)
            days += np.where(here, took, 0.0).astype(np.int64)
            cost += here * fee
        return Stop(days, cost)


class Refused:
    """The warehouse refuses a lot, which comes back relabelled."""

    def __init__(self, rejection: LotRejection, days: Sequence[Table]) -> None:
        self._fee = round(rejection.cost_per_unit * 100)
        self._days = days

    def stop(self, product: int, units: Units, number: Units, world: Units) -> Stop:
        """Return the days until the lot is back, and the cost of new labels."""
        days = self._days[product].of(number, world).astype(np.int64)
        return Stop(days, np.where(days > 0, units * self._fee, 0))


def customs(lane: Lane, names: Sequence[str], luck: SupplyLuck) -> Checkpoint:
    """Return the customs of a lane, a null object where nothing is ever stopped."""
    if lane.exams:
        picked = [luck.exam[lane.key, name] for name in names]
        days = [
            [luck.exam_days[f"{lane.key} {exam.kind}", name] for name in names]
            for exam in lane.exams
        ]
        return Examined(lane.exams, picked, days)
    if lane.customs_hold:
        return Held([luck.hold[lane.key, name] for name in names])
    return Waved()


def label_check(lane: Lane, names: Sequence[str], luck: SupplyLuck) -> Checkpoint:
    """Return the warehouse's look at labels, a null object where it never refuses."""
    if lane.lot_rejection:
        return Refused(lane.lot_rejection, [luck.refused[lane.key, name] for name in names])
    return Waved()
