"""Alert when few per cent of the stock are left (M92)."""

from typing import Literal

from pydantic import Field

from ...arrays import Units, np
from ..desk import Desk
from ..rule import Names, UnitsPerListing, of_listing, per_listing
from .lines import Line, Lines


class PercentOfStock(Lines):
    """Stock as a share of a full shelf, against lines in per cent.

    It sees neither how fast the stock sells nor how long the next lot takes.
    """

    rule: Literal["percent of stock"]
    full: UnitsPerListing | None = Field(
        None, description="units that are 100 %; left out: the shelf after the last receipt"
    )

    def levels(self, desk: Desk) -> Units:
        """Return the number of lines that the share is at or below; green before any stock."""
        full = desk.after_receipt if self.full is None else per_listing(self.full, desk)
        known = (full > 0) | (desk.sold[desk.day] > 0)
        return np.where(known, self.crossed(desk, lambda percent: percent / 100.0 * full), 0)

    def fixed_lines(self, names: Names, daily: float) -> list[Line]:
        """Return the lines as per cent of `full` where it is given; a receipt moves them else."""
        full = self.full
        return [] if full is None else self.drawn(names, "percent", of_listing(full, names) / 100.0)
