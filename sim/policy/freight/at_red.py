"""What the rules of freight have in common that fly at red."""

from collections.abc import Mapping

from ...arrays import Units, np
from ..desk import Desk
from ..mode import Mode
from ..rule import RED, Rule


class AtRed(Rule):
    """Of red listings some units fly, by the rule of each sibling; all else goes the usual way."""

    usual: Mode = "sea"
    """The mode of all that is not flown."""

    @property
    def uses(self) -> frozenset[str]:
        """The usual mode, and air."""
        return frozenset({self.usual, "air"})

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return what flies of red listings, and the rest by the usual mode, (P, W) each."""
        red = levels >= RED
        if self.usual == "air" or not red.any():
            return {self.usual: units}
        flown = np.where(red, self.flown(desk, units), 0)
        return {self.usual: units - flown, "air": flown}

    def flown(self, desk: Desk, units: Units) -> Units:
        """Return which of the units fly where all is red, (P, W)."""
        raise NotImplementedError
