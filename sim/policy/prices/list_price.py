"""The list price, always."""

from typing import Literal

from ...arrays import Floats, Units
from ..desk import Desk
from ..rule import Rule


class ListPrice(Rule):
    """Nothing is marked down."""

    rule: Literal["list price"] = "list price"

    def price(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the whole price."""
        return 1.0
