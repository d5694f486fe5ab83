"""Stock records in one world: what vanishes, what is booked wrongly, and when it is counted."""

from __future__ import annotations

from sim.scenario.warehouse import Records as Terms

from .chance import binomial
from .item import Item


class Records:
    """The records of all warehouses in one world."""

    def __init__(self, items: list[Item], luck: tuple[list[list[float]], ...]) -> None:
        self.items = items
        self.terms = [item.terms.records or Terms() for item in items]
        self.shrunk, self.over, self.under = luck
        self.left = [0 for _ in items]

    def open(self, day: int) -> None:
        """Let units vanish; count where it is the day for it."""
        for item, terms, score in zip(self.items, self.terms, self.shrunk[day], strict=True):
            gone = binomial(
                item.on_hand, 1.0 - (1.0 - terms.shrinkage_per_year) ** (1 / 365), score
            )
            item.on_hand -= gone
            item.shrunk += gone
            item.phantom += gone
            every = terms.count_every_days
            if every and day and day % every == 0:
                item.phantom = 0

    def close(self, day: int) -> None:
        """Book wrongly some of what left today."""
        for row, (item, terms) in enumerate(zip(self.items, self.terms, strict=True)):
            left = item.shipped - self.left[row]
            self.left[row] += left
            item.phantom += binomial(left, terms.misbooked_share / 2, self.over[day][row])
            item.phantom -= binomial(left, terms.misbooked_share / 2, self.under[day][row])
