"""Everything by air."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from ..desk import Desk, Units
from ..rule import Rule


class ByAir(Rule):
    """Fast and dear, always."""

    uses: ClassVar[frozenset[str]] = frozenset({"air"})
    rule: Literal["by air"]

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return all units by air."""
        return {"air": units}
