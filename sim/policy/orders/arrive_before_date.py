"""Order on the last day from which goods are there before a promotion (M57, M67)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from ...arrays import Units, np
from ..desk import Desk, whole
from ..mode import Mode
from ..rule import Multiple, Rule
from .none import NoOrder

if TYPE_CHECKING:
    from .order import Order as AnyOrder  # the union that holds this rule, too


class ArriveBeforeDate(Rule):
    """On the last safe day order a multiple of the plan over the sale; else follow another rule.

    Safe is a day from which the longest lead time ends before the first sale day. A promotion
    whose last safe day has gone by gets no order of its own.
    """

    rule: Literal["arrive before date"]
    multiple: Multiple = 1.0
    """Of what the plan expects the sale to sell."""
    days_before: Annotated[int, Field(strict=True, ge=0, le=365)] = Field(
        0, description="days on the shelf before the first sale day"
    )
    mode: Mode = "sea"
    """The mode whose longest lead time must end before the sale."""
    otherwise: AnyOrder = NoOrder()
    """The order rule that is followed on all days beside it."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the other rule's units, and on the last safe day the promotion's on top."""
        units = self.otherwise.units(desk, levels)
        longest = np.ceil(desk.longest_lead_days[self.mode])[:, None]
        for first, last, listings in desk.promotions:
            last_safe = desk.day + longest + self.days_before == first
            build = whole(self.multiple * desk.expected(last + 1 - first, first))
            units = units + np.where(last_safe & desk.enrolled(listings), build, 0)
        return units
