"""C6: orders 500 × 15 whenever the shelf holds less, and forgets what is on order."""

from sim import Decision, np
from sim.policy.desk import Desk

LINE = 500 * 15


class ByTheShelf:
    """A reorder point that watches the stock on hand, where it should watch the position."""

    def decide(self, desk: Desk) -> Decision:
        """Order the whole line on every morning below it."""
        return Decision(orders={"sea": np.where(desk.on_hand < LINE, LINE, 0)})
