"""Ads as planned."""

from typing import Literal

from ...arrays import Floats, Units, np
from ..desk import Desk
from .no_standby import NoStandby


class AsPlanned(NoStandby):
    """The plan is spent, whatever the stock."""

    rule: Literal["as planned"] = "as planned"

    def share(self, desk: Desk, levels: Units) -> Floats:
        """Return the whole plan."""
        return np.ones(levels.shape)
