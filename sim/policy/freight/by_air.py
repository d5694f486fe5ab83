"""Everything by air."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..desk import Units
from ..rule import Rule


class ByAir(Rule):
    """Fast and dear, always."""

    rule: Literal["by air"]

    def modes(self, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return all units by air."""
        return {"air": units}
