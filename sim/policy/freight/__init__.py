"""Freight: which part of an order goes by which mode."""

from collections.abc import Mapping
from typing import Annotated, Protocol

from pydantic import Field

from ...arrays import Units
from ..desk import Desk
from .base_surge import BaseSurge
from .before_promotion import BeforePromotion
from .bridge_by_air import BridgeByAir
from .by_one_mode import ByOneMode
from .dual_index import DualIndex
from .red_by_air import RedByAir
from .split import Split


class Freight(Protocol):
    """Divides the units of an order between modes, and may fly more; `uses` names the modes."""

    @property
    def uses(self) -> frozenset[str]:
        """The modes that the rule may answer with."""
        ...

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return the units by mode, (P, W) each."""
        ...


AnyFreight = Annotated[
    ByOneMode | RedByAir | BridgeByAir | Split | BeforePromotion | DualIndex | BaseSurge,
    Field(discriminator="rule"),
]
