"""The order sheet: what each policy orders this morning."""

from dataclasses import dataclass, field

from ..network.network import Network
from .best_today import BestToday
from .next_order import FirstOrder
from .order_lines import Line, Today

USUAL = 0.5
"""Of the worlds; what is ordered in fewer is an exception."""


@dataclass(frozen=True, slots=True)
class Morning:
    """One policy's morning."""

    today: Today
    later: FirstOrder | None
    """When it orders first, where it orders nothing today."""
    best: BestToday | None
    """What else it could have ordered; None where nobody asked."""

    @property
    def advised(self) -> Today:
        """What to order: the best that was tried where it is surely better, else the policy's."""
        return self.best.today if self.best and self.best.is_better else self.today

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is usually ordered."""
        return usual(self.advised)


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """What to order today, policy by policy."""

    network: Network = field(repr=False)
    seed: int
    runs: int
    mornings: tuple[Morning, ...]

    def morning(self, policy: str) -> Morning:
        """Return one policy's morning."""
        return next(one for one in self.mornings if one.today.policy == policy)


def usual(today: Today) -> tuple[Line, ...]:
    """Return the lines that most worlds order."""
    return tuple(line for line in today.lines if line.share >= USUAL)
