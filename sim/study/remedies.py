"""Remedies: what each would have put on a shelf by the close of a day, beside what was there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Numbers, Units
from ..network.network import Network
from ..world.core.journal import Asked, Journal
from ..world.run.block import Record
from ..world.run.plan import Plan
from ..world.warehouse.pools import pools

PATHS = ("empty", "on_order", "ordered", "wanted", "shipped", "backlog")
"""What they are worked out from."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """The shelves of a record at each close of the plan, (days, P, W) each."""

    network: Network
    journal: Journal
    plan: Plan
    empty: Units
    """1 where a shelf, and any other that serves its buyers, is empty."""
    on_order: Units
    counted: Units
    """Ordered units that were counted at the dock so far, or found to be missing there."""
    wanted: Units
    """Units wanted of a shelf so far, also by listings that draw on that of another."""
    unserved: Units
    """Those of them that did not leave it so far."""
    backlog: Units

    @staticmethod
    def of(network: Network, record: Record, journal: Journal, plan: Plan) -> "Shelves":
        """Return the shelves of a record that kept `PATHS`."""
        path = {name: record.paths[name][: network.plan_days] for name in PATHS}
        pooled = pools(network.listings)
        wanted = pooled.shown(path["wanted"], axis=1)
        return Shelves(
            network=network,
            journal=journal,
            plan=plan,
            empty=path["empty"],
            on_order=path["on_order"],
            counted=path["ordered"] - path["on_order"],
            wanted=wanted,
            unserved=wanted - pooled.shown(path["shipped"], axis=1),
            backlog=pooled.shown(path["backlog"], axis=1),
        )

    @property
    def planned(self) -> Units:
        """Units that the plan expected to be wanted by the close of each day."""
        units = self.plan.cumulative[1 : len(self.wanted) + 1, :, None]
        shown = pools(self.network.listings).shown(units, axis=1)
        return np.broadcast_to(np.ceil(shown).astype(np.int64), self.wanted.shape)

    @property
    def unqueued(self) -> Units:
        """Units that would be there had none waited at the supplier's for others, or for stock."""
        sooner, later = self._nothing(), self._nothing()
        for lots in self.journal.shipments:
            first = lots.on_shelf - np.ceil(lots.sent.queued).astype(np.int64)
            _add(sooner, first, lots.row, lots.world, lots.arrive)
            _add(later, lots.on_shelf, lots.row, lots.world, lots.arrive)
        return np.asarray(np.cumsum(sooner - later, axis=0))

    @property
    def overdue(self) -> Units:
        """Units that would be there had all that is late taken as long as usual."""
        due = self._nothing()
        for asked in self.journal.orders:
            lead = self._lead(asked)
            _add_lines(due, asked, asked.day + lead)
        shipments = self.network.terms.shipments
        for brought, shipment in zip(self.journal.brought, shipments, strict=True):
            day = self.network.expects(shipment)
            if day < len(due):
                due[day, brought.row] += brought.units
        return np.asarray(np.maximum(np.cumsum(due, axis=0) - self.counted, 0))

    @property
    def unpaid(self) -> Units:
        """Units that would be there had cash let every order out when it was wanted."""
        modes = {asked.mode for asked in self.journal.unpaid}
        return np.asarray(sum((self._unpaid(mode) for mode in sorted(modes)), self._nothing()))

    def _unpaid(self, mode: str) -> Units:
        """Return the same of what goes by a mode."""
        ordered, short = self._nothing(), self._nothing()
        for asked in self.journal.orders:
            if asked.mode == mode:
                _add_lines(ordered, asked, np.full(len(asked.row), asked.day))
        for asked in self.journal.unpaid:
            if asked.mode == mode:
                _add_lines(short, asked, np.full(len(asked.row), asked.day))
        ordered = np.cumsum(ordered, axis=0)
        with_cash = np.maximum.accumulate(ordered + short, axis=0)  # what is cut is asked for again
        lead = np.ceil(self.plan.lead_days[mode]).astype(np.int64)
        return _later(with_cash - ordered, lead)

    def _lead(self, asked: Asked) -> Numbers:
        return np.ceil(self.plan.lead_days[asked.mode][asked.row]).astype(np.int64)

    def _nothing(self) -> Units:
        return np.zeros(self.wanted.shape, np.int64)


Remedy = Callable[[Shelves], Units]
REMEDIES: Sequence[tuple[str, Remedy]] = (
    ("capacity", lambda shelves: shelves.unqueued),
    ("late", lambda shelves: shelves.overdue),
    ("cash", lambda shelves: shelves.unpaid),
)
"""What puts more on a shelf, in the order in which it is asked what helps."""


def _add(units: Units, day: Numbers, row: Numbers, world: Numbers, more: Units) -> None:
    """Add units of lots on their days, where these lie within the plan."""
    within = day < len(units)
    place = np.maximum(day[within], 0), row[within], world[within]
    np.add.at(units, place, more[within])


def _add_lines(units: Units, asked: Asked, day: Numbers) -> None:
    """Add the units of an order's lines, each on a day of its own, (L,)."""
    for when, row, more in zip(day.tolist(), asked.row.tolist(), asked.units, strict=True):
        if when < len(units):
            units[when, row, asked.world] += more


def _later(units: Units, days: Numbers) -> Units:
    """Return units as they are so many days later, by row, (P,)."""
    moved = np.zeros_like(units)
    for row, lead in enumerate(days.tolist()):
        moved[lead:, row] = units[: max(len(units) - lead, 0), row]
    return moved
