"""Stockouts: each run of days with an empty shelf, and why it was empty."""

from typing import Final, NamedTuple

import numpy as np

from ..arrays import Flags, Numbers, Units
from ..network.network import Network
from .remedies import REMEDIES, Shelves

CAUSES: Final = (*(name for name, _ in REMEDIES), "demand", "too_late", "not_ordered")
"""Keys of why a shelf is empty. The first remedy that alone would have had goods on it on at least
half of the days that it was empty names the cause; where none would, and buyers as planned would
have found nothing either, the order came too late, or not at all."""


class Stockouts(NamedTuple):
    """Runs of days of the plan that close with an empty shelf, one entry a run, (N,)."""

    row: Numbers
    world: Numbers
    start: Numbers
    """The first day."""
    days: Numbers
    cause: Numbers
    """Its place in `CAUSES`."""

    def by_cause(self, worlds: int) -> tuple[Numbers, Numbers]:
        """Return the stockouts of each cause and world, and their days, (C, W) both."""
        shape = (len(CAUSES), worlds)
        runs, days = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        np.add.at(runs, (self.cause, self.world), 1)
        np.add.at(days, (self.cause, self.world), self.days)
        return runs, days


def stockouts_of(shelves: Shelves) -> Stockouts:
    """Return the stockouts of all worlds, by shelf, world and day."""
    empty = _empty(shelves.network, shelves.empty)
    edges = np.diff(np.pad(empty.astype(np.int8), ((0, 0), (0, 0), (1, 1))))
    row, world, start = np.nonzero(edges == 1)
    end = np.nonzero(edges == -1)[2]
    follows = (np.diff(row, prepend=-1) == 0) & (np.diff(world, prepend=-1) == 0)
    before = np.where(follows, np.roll(end, 1), 0)  # the day after the last empty close
    runs = _Runs(row, world, start, end - start, before)
    return Stockouts(row, world, start, runs.days, _causes(shelves, runs))


def _empty(network: Network, empty: Units) -> Flags:
    """Return whether each shelf on sale closed empty, (P, W, days)."""
    launch = np.array([network.launch(listing) for listing in network.listings])
    owns = np.array([listing.owns_shelf for listing in network.listings])
    on_sale = (np.arange(len(empty)) >= launch[:, None]) & owns[:, None]
    return np.asarray((empty == 1).transpose(1, 2, 0) & on_sale[:, None])


class _Runs(NamedTuple):
    """Runs of empty closes, (N,)."""

    row: Numbers
    world: Numbers
    start: Numbers
    days: Numbers
    before: Numbers
    """The day after the last empty close before it, 0 for none."""

    @property
    def number(self) -> Numbers:
        """The run of each empty close, (M,)."""
        return np.repeat(np.arange(len(self.days)), self.days)

    def at(self, values: Units) -> Units:
        """Return values, (days, P, W), at each empty close, (M,)."""
        first = np.cumsum(self.days) - self.days
        day = np.arange(self.days.sum()) + np.repeat(self.start - first, self.days)
        return np.asarray(values[day, np.repeat(self.row, self.days), self._worlds])

    def since(self, counts: Units) -> Units:
        """Return how counts, (days, P, W), grew since the last empty close before a run, (M,)."""
        return self.at(counts) - self.last(counts)

    def last(self, counts: Units) -> Units:
        """Return counts, (days, P, W), at the last empty close before each run, (M,)."""
        found = np.where(self.before, counts[self.before - 1, self.row, self.world], 0)
        return np.repeat(found, self.days)

    @property
    def _worlds(self) -> Numbers:
        return np.repeat(self.world, self.days)

    def helped(self, units: Units) -> Flags:
        """Say where units at each close, (M,), are there on half of a run's days, (N,)."""
        days = np.bincount(self.number, units > 0, len(self.days))
        return np.asarray(2 * days >= self.days)

    def any(self, units: Units) -> Flags:
        """Say where any are there at a close, (M,), of a run, (N,)."""
        return np.bincount(self.number, units > 0, len(self.days)) > 0


def _causes(shelves: Shelves, runs: _Runs) -> Numbers:
    """Return the place in `CAUSES` of why each run came, (N,)."""
    served = -runs.since(shelves.unserved) - runs.last(shelves.backlog)
    helps = [runs.helped(served + runs.at(remedy(shelves))) for _, remedy in REMEDIES]
    helps += [runs.helped(served + runs.since(shelves.wanted - shelves.planned))]
    helps += [runs.any(runs.at(shelves.on_order))]
    return np.asarray(np.argmax([*helps, np.ones(len(runs.days), np.bool_)], axis=0))
