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
        today = self._policy.decide(self._seen(desk))
        self._waiting.append(today)
        old = self._waiting.popleft()
        return replace(today, orders=old.orders, backup_share=old.backup_share)

    def _seen(self, desk: Desk) -> Desk:
        """Return the desk as if what waits had gone out on the day of its decision."""
        lots = [
            (desk.day - ago, mode, units)
            for ago, decided in enumerate(reversed(self._waiting), start=1)
            for mode, units in decided.orders.items()
            if units.any()
        ]
        if not lots:
            return desk
        promised = desk.promised.copy()
        for day, mode, units in lots:
            for row, lead in enumerate(desk.lead(mode)):
                promised[day + lead, row] += units[row]
        on_order = sum((units for _, _, units in lots), start=desk.on_order)
        return replace(desk, on_order=on_order, promised=promised)
