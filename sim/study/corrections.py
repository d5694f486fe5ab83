"""Corrections: what a policy ordered in a world, other quantities, dates or ways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..network.network import Network
from ..policy.frozen import Ordered

TIMES = (0.5, 0.75, 1.0, 1.25, 1.5)
DAYS = (-14, -7, 0, 7, 14)


@dataclass(frozen=True, slots=True)
class Correction:
    """One change of all orders of a policy; as it stands here it changes nothing."""

    times: float = 1.0
    """Of the units."""
    days: int = 0
    """Later; below 0 earlier, and what would go out before the first day goes out on it. What would
    go out after the plan's last day does not: then nobody decides any more."""
    mode: str = ""
    """By which all goes; none: by those that were decided."""

    @property
    def is_as_far_as_was_tried(self) -> bool:
        """Whether quantities or dates change by the most that there is."""
        return self.times in {TIMES[0], TIMES[-1]} or self.days in {DAYS[0], DAYS[-1]}

    def of(self, orders: Iterable[Ordered]) -> Iterator[Ordered]:
        """Yield the orders as they are corrected."""
        for some in orders:
            yield some._replace(
                day=max(some.day + self.days, 0),
                mode=self.mode or some.mode,
                units=np.rint(some.units * self.times).astype(np.int64),
            )


def family(network: Network) -> Sequence[Correction]:
    """Return all corrections that are tried, from the one that changes nothing to the largest.

    So that of those that earn the same the smallest is told.
    """
    both = [Correction(times, days) for times in TIMES for days in DAYS]
    both.sort(key=lambda one: abs(one.days) / DAYS[-1] + abs(one.times - 1) / (TIMES[-1] - 1))
    modes = sorted(network.modes) if len(network.modes) > 1 else []
    by_one = [Correction(mode=mode) for mode in modes]
    return (*both, *by_one)
