"""Throttle ads in proportion to the days of cover (M79, M107)."""

from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import InStockDaysOnly, Window
from .as_planned import AsPlanned
from .no_standby import NoStandby


class Throttle(NoStandby):
    """The whole plan from so many days of cover on, and in proportion below."""

    rule: Literal["throttle"]
    full_cover_days: Annotated[float, Field(strict=True, gt=0, le=365)]
    """Days of cover from which on the whole plan is spent."""
    window: Window = 7
    in_stock_days_only: InStockDaysOnly = True

    @property
    def in_plenty(self) -> AsPlanned:
        """Ads as they are planned."""
        return AsPlanned()

    def share(self, desk: Desk, levels: Units) -> Floats:
        """Return cover over full cover, 0 to 1; a shelf that nobody buys from is full cover."""
        full = self.full_cover_days * desk.average_sales(
            self.window, in_stock_days_only=self.in_stock_days_only
        )
        return np.minimum(desk.on_hand / np.maximum(full, 1e-9), 1.0)
