"""Everything by sea."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from ..desk import Desk, Units
from ..rule import Rule


class BySea(Rule):
    """Slow and cheap, always."""

    uses: ClassVar[frozenset[str]] = frozenset({"sea"})
    rule: Literal["by sea"] = "by sea"

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return all units by sea."""
        return {"sea": units}
