"""Prices: what share of the list price is asked."""

from typing import Annotated, Protocol

from pydantic import Field

from ...arrays import Floats, Units
from ..desk import Desk
from .clear_out import ClearOut
from .clear_overstock import ClearOverstock
from .list_price import ListPrice


class PriceRule(Protocol):
    """Sets the price."""

    def price(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the share of the list price, (P, W) or one for all."""
        ...


AnyPrice = Annotated[ListPrice | ClearOut | ClearOverstock, Field(discriminator="rule")]
