"""A steady base by sea, the surges by air: tailored base-surge."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Rule, UnitsPerListing, units_per_listing


class BaseSurge(Rule):
    """The order sails whole; what is there within the air lead time is lifted to S by air.

    With the order rule `constant` it is the policy of Allon & Van Mieghem 2010.
    """

    uses: ClassVar[frozenset[str]] = frozenset({"sea", "air"})
    rule: Literal["tailored base surge"]
    fly_up_to: UnitsPerListing
    """S: units up to which air lifts what is there within its lead time."""

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return the units by sea, and S less the expedited position by air on top."""
        level = units_per_listing(self.fly_up_to, desk)
        return {
            "sea": units,
            "air": np.maximum(level - desk.position_within(desk.lead("air")), 0),
        }
