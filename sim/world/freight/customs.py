"""Where a shipment may be stopped: customs, and the warehouse's own look at labels (M120, M121).

Siblings have one anatomy: `stop` says for how many days shipments are stopped, and what it costs.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ...arrays import Cents, Floats, Numbers, Units, np
from ...chance.supply import SupplyLuck
from ...scenario.lane import Exam, Lane
from ...scenario.part import cents, mills
from ..core.rounding import extended
from .luck_by_row import LuckByRow


class Stop(NamedTuple):
    """Days and cents, one entry a lot."""

    days: Floats
    cost: Cents


class NoStop:
    """Nothing is ever stopped."""

    def __init__(self) -> None:
        self._never = Stop(np.zeros(1), np.zeros(1, np.int64))

    def stop(self, row: Numbers, units: Units, number: Numbers, world: Numbers) -> Stop:
        """Stop nothing: one entry for all."""
        return self._never


class Hold:
    """A hold now and then: by customs, or by a warehouse that sends a lot back for new labels."""

    def __init__(self, days: LuckByRow, cost_per_unit: float = 0.0) -> None:
        self._days, self._fee = days, mills(cost_per_unit)

    def stop(self, row: Numbers, units: Units, number: Numbers, world: Numbers) -> Stop:
        """Return the days of the hold, and the cost of new labels."""
        days = self._days.of(row, number, world)
        return Stop(days, extended(units * (days > 0), self._fee))


class Exams:
    """Several kinds of exam; a shipment meets one of them at most."""

    def __init__(self, exams: Sequence[Exam], picked: LuckByRow, days: Sequence[LuckByRow]) -> None:
        self._until = np.cumsum([exam.chance for exam in exams])
        self._cost = [cents(exam.cost) for exam in exams]
        self._picked, self._days = picked, days

    def stop(self, row: Numbers, units: Units, number: Numbers, world: Numbers) -> Stop:
        """Return the days and the fee of the exam that was picked."""
        kind = np.searchsorted(self._until, self._picked.of(row, number, world), side="right")
        days, cost = np.zeros(units.shape), np.zeros_like(units)
        for exam, fee in enumerate(self._cost):
            picked = kind == exam
            days += np.where(picked, self._days[exam].of(row, number, world), 0.0)
            cost += picked * fee
        return Stop(days, cost)


def customs(lane: Lane, names: Sequence[str], luck: SupplyLuck) -> NoStop | Hold | Exams:
    """Return the customs of a lane, a null object where nothing is ever stopped."""
    if lane.exams:
        picked = LuckByRow([luck.exam[lane.key, name] for name in names])
        days = [
            LuckByRow([luck.exam_days[f"{lane.key} {exam.kind}", name] for name in names])
            for exam in lane.exams
        ]
        return Exams(lane.exams, picked, days)
    if lane.customs_hold:
        return Hold(LuckByRow([luck.hold[lane.key, name] for name in names]))
    return NoStop()


def label_check(lane: Lane, names: Sequence[str], luck: SupplyLuck) -> NoStop | Hold:
    """Return the warehouse's look at labels, a null object where it never refuses a lot."""
    if lane.lot_rejection:
        days = LuckByRow([luck.refused[lane.key, name] for name in names])
        return Hold(days, lane.lot_rejection.cost_per_unit)
    return NoStop()
