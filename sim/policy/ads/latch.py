"""Two lines of cover, a lower and a higher, between which things stay as they are."""

from typing import Self

from pydantic import model_validator

from ...arrays import Floats, np
from ..desk import Desk
from ..rule import Cover, InStockDaysOnly, Window
from .no_standby import NoStandby


class Latch(NoStandby):
    """At the lower line of cover ads are cut, at the higher one they are whole again.

    Between the lines yesterday's share stands, so that ads do not flicker (hysteresis).
    """

    at_days: Cover
    """Days of cover at or below which ads are cut."""
    restart_days: Cover
    """Days of cover from which on they are whole again."""
    window: Window = 7
    in_stock_days_only: InStockDaysOnly = True

    @model_validator(mode="after")
    def _lines_rise(self) -> Self:
        if self.restart_days < self.at_days:
            raise ValueError("restart_days must not be below at_days")
        return self

    def latched(self, desk: Desk, cut: float) -> Floats:
        """Return the cut share at or below the line, all from the restart on, else yesterday's."""
        daily = desk.average_sales(self.window, in_stock_days_only=self.in_stock_days_only)
        kept = np.where(desk.on_hand >= self.restart_days * daily, 1.0, desk.ads_share)
        return np.where(desk.on_hand <= self.at_days * daily, cut, kept)
