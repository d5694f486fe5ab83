"""A fixed share of every order by air."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Rule, Share


class Split(Rule):
    """Some units fly to be there early, the rest follows by sea."""

    uses: ClassVar[frozenset[str]] = frozenset({"sea", "air"})
    rule: Literal["split"]
    air_share: Share
    """Of each order's units, rounded to whole ones."""

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return the share by air, rounded to whole pieces, the rest by sea."""
        flown = np.rint(units * self.air_share).astype(np.int64)
        return {"sea": units - flown, "air": flown}
