"""Two levels, one for each mode: the dual-index policy."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Rule, UnitsPerListing, units_per_listing


class DualIndex(Rule):
    """What is there within the air lead time is lifted to S_e by air; the order less that sails.

    The order rule watches the whole position: (R,S) gives the policy its regular level S_r.
    Source: Veeraraghavan & Scheller-Wolf 2008.
    """

    uses: ClassVar[frozenset[str]] = frozenset({"sea", "air"})
    rule: Literal["dual index"]
    fly_up_to: UnitsPerListing
    """S_e: units up to which air lifts what is there within its lead time."""

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return S_e less the expedited position by air, what is left of the units by sea."""
        level = units_per_listing(self.fly_up_to, desk)
        flown = np.maximum(level - desk.position_within(desk.lead("air")), 0)
        return {"sea": np.maximum(units - flown, 0), "air": flown}
