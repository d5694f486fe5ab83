"""Transfers: what one warehouse gives another of a product (M62, M101)."""

from collections.abc import Mapping
from typing import Annotated, Protocol

from pydantic import Field

from ...arrays import Units
from ..desk import Desk
from .fill_up import ToDaysOfCover, ToLookAheadCover
from .level_the_cover import LevelTheCover
from .none import NoTransfer


class TransferRule(Protocol):
    """Moves goods between the shelves that a transfer joins."""

    def wishes(self, desk: Desk) -> Mapping[tuple[str, str], Units]:
        """Return units, (W,), by the listings that give and take them."""
        ...


AnyTransfers = Annotated[
    NoTransfer | ToDaysOfCover | ToLookAheadCover | LevelTheCover, Field(discriminator="rule")
]
