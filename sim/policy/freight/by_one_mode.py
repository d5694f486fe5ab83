"""Everything by one mode."""

from collections.abc import Mapping

from ...arrays import Units
from ..desk import Desk
from ..mode import ByMode
from ..rule import Rule


class ByOneMode(Rule):
    """By sea slow and cheap, by air fast and dear, always; land and express lie between."""

    rule: ByMode = "by sea"

    @property
    def mode(self) -> str:
        """The lane's mode."""
        return self.rule.removeprefix("by ")

    @property
    def uses(self) -> frozenset[str]:
        """That mode."""
        return frozenset({self.mode})

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return all units by the mode."""
        return {self.mode: units}
