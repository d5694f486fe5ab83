"""Why one policy earns more than another: the difference, cause by cause."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Cents, Floats
from ..network.network import Network
from ..stats import Estimate, Pair
from ..stats import compare as pair
from .empty_shelves import Why
from .story import Story
from .without import Without
from .worst import Worst


@dataclass(frozen=True, slots=True)
class Part:
    """What one cause brings, above 0, or takes, below 0; money in the scenario's currency."""

    cause: str
    best: float
    """Under the policy that earns more, in the mean."""
    other: float
    gap: Pair
    """The one minus the other, in the same worlds."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two policies side by side."""

    network: Network = field(repr=False)
    runs: int
    seed: int
    best: str
    """The one with the higher mean profit."""
    other: str
    profits: tuple[Estimate, Estimate]
    """Of the best and of the other."""
    gap: Pair
    """Their difference."""
    parts: tuple[Part, ...]
    """The causes that differ in some world, those that weigh most first; they sum up to the gap."""
    empty: tuple[tuple[Why, ...], tuple[Why, ...]]
    """Why shelves were empty, under the best and under the other."""
    worst: tuple[Worst, ...]
    """The worst futures of each, the best policy's first; none where there are too few futures."""
    without: tuple[Without, ...]
    """What each would earn without what is no part of the difference: lost traffic, ads in vain,
    air."""
    stories: tuple[Story, ...]
    """One future under each, where one was asked for."""

    @property
    def is_sure(self) -> bool:
        """Whether the interval of the difference leaves no doubt who earns more."""
        return self.gap.gap.low is not None and self.gap.gap.low > 0


def parts_of(
    network: Network, best: Mapping[str, Cents], other: Mapping[str, Cents]
) -> tuple[Part, ...]:
    """Return the difference of two accounts, (W,) each by cause, part by part."""
    names = [name for name in {**best, **other} if _differs(name, best, other)]
    found = []
    for name in names:
        after, before = (_shown(network, one, name) for one in (best, other))
        gap = pair(before, after, comparisons=len(names))
        found.append(Part(name, float(after.mean()), float(before.mean()), gap))
    return tuple(sorted(found, key=lambda part: -abs(part.gap.gap.value)))


def _differs(name: str, best: Mapping[str, Cents], other: Mapping[str, Cents]) -> bool:
    nothing = np.zeros(1, np.int64)
    return bool(np.any(best.get(name, nothing) != other.get(name, nothing)))


def _shown(network: Network, accounts: Mapping[str, Cents], name: str) -> Floats:
    """Return what a cause brought in the scenario's currency, (W,)."""
    worlds = next(iter(accounts.values())).shape
    cents = accounts.get(name, np.zeros(worlds, np.int64))
    return network.minor.shown(np.asarray(cents, np.float64))
