"""Today: a policy as it is, but for what it orders on the first day."""

from collections.abc import Mapping
from dataclasses import replace

from ..arrays import Units, np
from .decision import Decision, Policy
from .desk import Desk

Orders = Mapping[str, Mapping[str, int]]
"""Units by mode and listing."""


class Today:
    """Orders given units on the first day in place of the policy's own; what is not named stays.

    All else, and every later day, is the policy's: so its rule follows on any order of today.
    """

    def __init__(self, policy: Policy, orders: Orders) -> None:
        self._policy, self._orders = policy, orders

    def decide(self, desk: Desk) -> Decision:
        """Ask the policy, and let it order what is given if this is the first day."""
        decision = self._policy.decide(desk)
        if desk.day > 0:
            return decision
        return replace(decision, orders=self._instead(decision.orders, desk))

    def _instead(self, decided: Mapping[str, Units], desk: Desk) -> dict[str, Units]:
        """Return orders, (P, W) by mode, with the given units in place of those decided."""
        orders = {mode: np.array(units) for mode, units in decided.items()}
        for mode, wished in self._orders.items():
            by_listing = orders.setdefault(mode, np.zeros_like(desk.on_hand))
            for name, units in wished.items():
                by_listing[desk.listings.index(name)] = units
        return orders
