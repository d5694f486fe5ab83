"""A warehouse that runs low is filled up, by past sales or by the plan (M62, M101)."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from ...arrays import Floats, Units, np
from ..correction import Trust, correction
from ..desk import Desk
from ..rule import PerListing, below, per_listing
from .shelves import KeepsCover, Shelves, movable


class FillUp(KeepsCover, ABC):
    """At a line of cover a listing takes what its target lacks; takers are served by name."""

    at_days: PerListing
    """Days of cover at or below which a listing takes."""
    days: PerListing
    """Days of cover up to which it takes."""

    @abstractmethod
    def wanted(self, desk: Desk, days: PerListing) -> Floats:
        """Return the units that so many days of cover are, (P, W)."""

    @model_validator(mode="after")
    def _target_lies_above(self) -> Self:
        if below(self.days, self.at_days):
            raise ValueError("days must not be below at_days")
        return self

    def wishes(self, desk: Desk) -> Mapping[tuple[str, str], Units]:
        """Return the target less the stock where the line is reached, as far as can be spared."""
        shelves = Shelves(desk, self.wanted(desk, self.keep_days))
        target = np.ceil(self.wanted(desk, self.days))
        low = (shelves.position <= self.wanted(desk, self.at_days)) & (target > 0)
        lacking = np.where(low, target - shelves.position, 0.0)
        wishes = {}
        for ends in sorted(desk.transfer_days, key=lambda ends: (ends[1], ends[0])):
            giver, taker = shelves.rows(ends)
            units = movable(lacking[taker], shelves.spare[giver])
            shelves.spare[giver] -= units
            lacking[taker] -= units
            wishes[ends] = units
        return wishes


class ToDaysOfCover(FillUp):
    """A day of cover is a day of average sales (M101)."""

    rule: Literal["to days of cover"]

    def wanted(self, desk: Desk, days: PerListing) -> Floats:
        """Return days times average sales."""
        return per_listing(days, desk) * desk.average_sales(
            self.window, in_stock_days_only=self.in_stock_days_only
        )


class ToLookAheadCover(FillUp):
    """The plan's next days are covered, so goods move before a live session or a sale (M62).

    The plan is scaled by how recent sales compared with it. Days are rounded up to whole ones.
    """

    rule: Literal["to look-ahead cover"]
    trust: Trust = 0.5

    def wanted(self, desk: Desk, days: PerListing) -> Floats:
        """Return what ads plan, live calendar and promotions want in the next days."""
        ahead = np.ceil(per_listing(days, desk)[:, 0]).astype(np.int64)
        return desk.expected(ahead) * correction(
            desk, self.window, self.trust, in_stock_days_only=self.in_stock_days_only
        )
