"""The list price, always."""

from __future__ import annotations

from typing import Literal

from ..desk import Desk, Rates, Units
from ..rule import Rule


class ListPrice(Rule):
    """Nothing is marked down."""

    rule: Literal["list price"] = "list price"

    def price(self, desk: Desk, levels: Units) -> Rates | float:
        """Return the whole price."""
        return 1.0
