"""Sourcing: which part of an order goes to the second supplier."""

from typing import Annotated, Protocol

from pydantic import Field

from ...arrays import Floats, Units
from ..desk import Desk
from .first import FirstSupplier
from .split import SplitSupply


class Sourcing(Protocol):
    """Divides each order between a product's suppliers."""

    def backup_share(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the share for the second supplier, 0 to 1, (P, W) or one for all."""
        ...


AnySourcing = Annotated[FirstSupplier | SplitSupply, Field(discriminator="rule")]
