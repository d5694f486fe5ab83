"""Reorder point and order-up-to level, (s,S)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ...arrays import Units, np
from ..desk import Desk
from ..rule import EveryDays, Rule, UnitsPerListing, below, units_per_listing


class MinMax(Rule):
    """On review days where the position is at or below s, order up to S (Scarf 1960)."""

    rule: Literal["(s,S)"]
    s: UnitsPerListing
    """Units of the inventory position at or below which it orders."""
    up_to: UnitsPerListing
    """S: units up to which it orders."""
    every_days: EveryDays = 1
    """Days from one review to the next; the first is on day 0."""
    never_above: Annotated[bool, Field(strict=True)] = Field(
        False,
        description="false: an order is raised to whole cartons and to the supplier's"
        " minimum_order, so that the position may end above up_to; true: as many whole cartons as"
        " fit below up_to are ordered, and none where these are fewer than minimum_order. At 194"
        " with s = 200, up_to = 300 and cartons of 100 the position becomes 394 or 294. An order"
        " that freight or sourcing divide is raised part by part",
    )

    @model_validator(mode="after")
    def _up_to_is_above_s(self) -> Self:
        if not below(self.s, self.up_to):
            raise ValueError(f"up_to ({self.up_to}) must be above s ({self.s})")
        return self

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return S less the position where it is at or below s on a review day."""
        if desk.day % self.every_days:
            return np.zeros_like(desk.on_hand)
        s = units_per_listing(self.s, desk)
        up_to = units_per_listing(self.up_to, desk)
        room = up_to - desk.position
        if self.never_above:
            carton, least = desk.carton[:, None], desk.minimum_order[:, None]
            room = room // carton * carton
            room = np.where(room >= least, room, 0)
        return np.where(desk.position <= s, room, 0)
