"""The gate on orders: what of an order it looks at, and what room cash leaves for that (M6).

Siblings have one anatomy: `look` picks what of an order's cost counts, `room` is what may fall due
until each of some days, (days, W), in some worlds; `at_least` is never more, and `at_most` never
less; both are sooner told.
"""

from typing import Protocol

from ...arrays import Cents, Days, Numbers, np
from ..core.causes import COMMITTED
from ..core.ledger import Ledger
from ..money.cash import Gate
from .order_cost import Look, OrderCosts


class OrderGate(Protocol):
    """What a gate on orders can do."""

    def look(self, costs: OrderCosts) -> Look:
        """Return how an order's cost is worked out."""
        ...

    def room(self, day: int, days: Days, last: Days, world: Numbers) -> Cents:
        """Return the cents that may be due until some days, never below 0, (days, W).

        An order's last cost falls due on a day of its own in each world, (W,).
        """
        ...

    def at_least(self, day: int, days: Days, last: Days, world: Numbers) -> Cents:
        """Return what may be due for certain, however the days to come turn out, (days, W)."""
        ...

    def at_most(self, day: int, world: Numbers) -> Cents:
        """Return more than may be due today, or as much, (W,)."""
        ...


class DepositGate:
    """Cash above the reserve, less what goods under way still cost, must pay what is due at once.

    The weaker rule: that an order can be begun does not mean that it can be paid for.
    """

    def __init__(self, gate: Gate, ledger: Ledger) -> None:
        self._gate, self._ledger = gate, ledger

    def look(self, costs: OrderCosts) -> Look:
        """Look at deposits and fees."""
        return costs.at_once

    def room(self, day: int, days: Days, last: Days, world: Numbers) -> Cents:
        """Return what is there now."""
        return self.at_most(day, world)[None]

    at_least = room

    def at_most(self, day: int, world: Numbers) -> Cents:
        """Return the same."""
        owed = self._ledger.outstanding(*COMMITTED)[world]
        left: Cents = np.maximum(self._gate.spendable(self._ledger.cash[world]) + owed, 0)
        return left
