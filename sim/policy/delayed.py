"""The time that people take between the decision to order and the order (M76, M77)."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from .composed import Composed
from .decision import Decision
from .desk import Desk


class Delayed:
    """A policy whose orders go out some days after they are decided; alerts and ads act at once.

    What waits to go out counts as on order on the desk, so that nothing is decided twice. It
    remembers one run: open it anew for each.
    """

    def __init__(self, policy: Composed, days: int) -> None:
        self._policy = policy
        self._waiting = deque([Decision()] * days)

    def decide(self, desk: Desk) -> Decision:
        """Decide on today's desk, and send the orders of some days ago."""
        waiting = [units for decided in self._waiting for units in decided.orders.values()]
        seen = replace(desk, on_order=sum(waiting, start=desk.on_order))
        today = self._policy.decide(seen)
        self._waiting.append(today)
        old = self._waiting.popleft()
        return replace(today, orders=old.orders, backup_share=old.backup_share)
