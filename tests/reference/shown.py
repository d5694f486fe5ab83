"""What the desk shows of an item: the record's stock, the road's goods, all that shares a shelf."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from .item import Item


class OnDesk:
    """An item as a policy sees it, with all items that draw on the same shelf."""

    def __init__(self, item: Item, pool: list[Item], recorded: bool) -> None:
        self._item, self._pool, self._recorded = item, pool, recorded

    def __getattr__(self, name: str) -> object:
        return getattr(self._item, name)

    @cached_property
    def terms(self) -> object:
        """The item's own, but for the plan: that of all."""
        plans = zip(*(item.terms.planned for item in self._pool), strict=True)
        return replace(self._item.terms, planned=[sum(day) for day in plans])

    @property
    def on_hand(self) -> int:
        """What the record says, or what lies there."""
        if self._recorded:
            return sum(max(item.on_hand + item.phantom, 0) for item in self._pool)
        return sum(item.on_hand for item in self._pool)

    @property
    def after_receipt(self) -> int:
        return sum(item.after_receipt for item in self._pool)

    @property
    def on_order(self) -> int:
        """From suppliers, and on the road."""
        return sum(item.on_order + item.on_road for item in self._pool)

    @property
    def backlog(self) -> int:
        return sum(item.backlog for item in self._pool)

    @property
    def sold(self) -> list[int]:
        return [sum(units) for units in zip(*(item.sold for item in self._pool), strict=True)]

    @property
    def promised(self) -> list[tuple[int, int]]:
        return [lot for item in self._pool for lot in item.promised]

    @property
    def position(self) -> int:
        return self.on_hand + self.on_order + self._item.pending - self.backlog
