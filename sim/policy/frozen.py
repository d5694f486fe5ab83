"""Frozen orders: a policy that orders what was written down, whatever it sees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from ..arrays import Numbers, Units, np
from .decision import MOST_UNITS, Decision, Policy
from .desk import Desk


class Ordered(NamedTuple):
    """What is ordered on one day by one mode, one entry a listing and world, (N,)."""

    day: int
    mode: str
    row: Numbers
    """Of the listing; with the world it stands once."""
    world: Numbers
    units: Units


class Frozen:
    """Orders as written down in place of the policy's own; alerts, ads, prices, transfers are its.

    It sees the shop as those orders make it, so these answer to what was ordered.
    """

    def __init__(self, policy: Policy, orders: Iterable[Ordered]) -> None:
        self._policy = policy
        self._orders = defaultdict[int, list[Ordered]](list)
        for some in orders:
            self._orders[some.day].append(some)

    def decide(self, desk: Desk) -> Decision:
        """Ask the policy, and order what is written down for the day."""
        return replace(self._policy.decide(desk), orders=self._on(desk.day, desk.on_hand.shape))

    def _on(self, day: int, shape: tuple[int, ...]) -> dict[str, Units]:
        """Return the orders of a day by mode, (P, W); what is written twice is ordered twice."""
        orders = defaultdict[str, Units](lambda: np.zeros(shape, np.int64))
        for some in self._orders[day]:
            orders[some.mode][some.row, some.world] += some.units
        return {mode: np.minimum(units, MOST_UNITS) for mode, units in orders.items()}
