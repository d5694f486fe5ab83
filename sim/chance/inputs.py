"""What is uncertain in each world: one draw for each entry of [[uncertain]], before all other luck.

The same in a world under every policy, and in its always-stocked twin. A stream belongs to the
words of an entry, so that another entry leaves all other draws as they were.
"""

from dataclasses import dataclass, field

import numpy as np

from ..arrays import Days, Floats, Numbers
from ..network.inputs import OF_SHOP, Target
from ..network.network import Network
from ..network.shop import Shop
from ..scenario.part import NOISE
from ..scenario.uncertain import LEAST, MOST, Shift
from .drawn import Drawn
from .order_table import Changed, Table
from .streams import Streams


@dataclass(frozen=True, slots=True)
class Change(Drawn):
    """How a number of the file differs in each world, (W,) each."""

    times: Floats
    plus: Floats

    def of(self, value: Floats | Numbers | float) -> Floats:
        """Return what a number, one or (..., W), is in each world, not below 0, (..., W)."""
        return (value * self.times + self.plus).clip(0.0, None)

    def days(self, told: Days | int) -> Days:
        """Return what a number of days, one or (W,), is in each world, to the nearest day."""
        return ((self.of(told) + (0.5 + NOISE)) // 1.0).astype(np.int64)

    def table(self, usual: Table) -> Table:
        """Return a table of luck by order number, changed."""
        return Changed(usual, self.times, self.plus)


class AsTold:
    """A number that is as the file says."""

    def of(self, value: Floats | Numbers | float) -> Floats:
        """Return the number itself, of whatever shape."""
        return np.asarray(value, np.float64)

    def days(self, told: Days | int) -> Days | int:
        """Return the days themselves."""
        return told

    def table(self, usual: Table) -> Table:
        """Return the table itself."""
        return usual


AS_TOLD = AsTold()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is uncertain in the worlds of one block."""

    draws: dict[str, Floats] = field(default_factory=dict)
    """Multiples, or days to add, by the words of the entry, (W,)."""
    changes: dict[Target, Change] = field(default_factory=dict)
    """What the entries come to together, by the number that they are about."""

    def of(self, kind: str, name: str = "") -> Change | AsTold:
        """Return how a number of the file differs, a null object where it does not."""
        return self.changes.get(Target(kind, name), AS_TOLD)

    def of_shop(self, kind: str, shop: Shop) -> Change | AsTold:
        """Return the same of a shop: of its own table, or of the main shop's where it has none."""
        table = kind.partition(".")[0]
        further = (one for one in shop.terms.further_shops if one.name == shop.name)
        return (
            self.of(OF_SHOP + kind, shop.name)
            if any(getattr(one, table) for one in further)
            else self.of(kind)
        )


AS_FILE = Inputs()
"""Nothing is uncertain: the world of the plan."""


def draw_inputs(network: Network, streams: Streams, worlds: int) -> Inputs:
    """Draw what is uncertain in one block of worlds.

    Entries that meet multiply, and come to no more together than one may alone; days add up. What
    a shock shifts is shifted by so much, whatever they come to.
    """
    draws, changes = dict[str, Floats](), dict[Target, Change]()
    for entry, targets in network.uncertain.items():
        drawn = entry.draw(streams.of("uncertain", entry.what), worlds)
        draws.setdefault(entry.what, drawn)  # of equal words an entry's own, and not a shock's
        for target in targets:
            so_far = changes.get(target, Change(np.ones(worlds), np.zeros(worlds)))
            if entry.way == "times":
                times = so_far.times * drawn
                times = times if isinstance(entry, Shift) else np.clip(times, LEAST, MOST)
                changes[target] = Change(times, so_far.plus)
            else:
                changes[target] = Change(so_far.times, so_far.plus + drawn)
    return Inputs(draws, changes)
