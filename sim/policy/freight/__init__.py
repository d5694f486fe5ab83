"""Freight: which part of an order goes by which mode."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Protocol

from pydantic import Field

from ..desk import Units
from .by_air import ByAir
from .by_sea import BySea
from .red_by_air import RedByAir
from .split import Split


class Freight(Protocol):
    """Divides the units of an order between modes; `uses` names the modes."""

    uses: ClassVar[frozenset[str]]

    def modes(self, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return the units by mode; they sum to `units`."""
        ...


AnyFreight = Annotated[BySea | ByAir | RedByAir | Split, Field(discriminator="rule")]
