"""The newsvendor: one order for a season whose demand nobody knows."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from ...arrays import Units, np
from ..desk import Desk, whole
from ..rule import DayNumber, Rule
from .none import NoOrder

if TYPE_CHECKING:
    from .order import Order as AnyOrder  # the union that holds this rule, too

Cost = Annotated[float, Field(strict=True, gt=0, le=1e9)]


class Newsvendor(Rule):
    """On one day order up to the critical quantile of the demand of the days to come.

    The critical ratio is underage / (underage + overage): what a unit too few costs (price less
    cost) and what a unit too many does (cost less leftover value). The plan is the mean, `cv` its
    standard deviation over it. So no one multiple of the plan fits all: the right one depends on
    margin and on how well demand is known. Source: Arrow, Harris & Marschak 1951.
    """

    rule: Literal["newsvendor"]
    days: Annotated[int, Field(strict=True, ge=1, le=365)] = Field(
        description="days of demand that the order is for, from the day it is placed"
    )
    ratio: Annotated[float, Field(strict=True, gt=0, lt=1)] | None = Field(
        None, description="the critical ratio; or give underage and overage"
    )
    underage: Cost | None = None
    """What a unit too few costs: price less cost."""
    overage: Cost | None = None
    """What a unit too many costs: cost less leftover value."""
    cv: Annotated[float, Field(strict=True, ge=0, le=5)]
    """Standard deviation of demand over the plan."""
    law: Literal["normal", "lognormal"] = "lognormal"
    """Of demand."""
    on_day: DayNumber = 0
    """The day of the order, counted from 0."""
    then: AnyOrder = NoOrder(rule="none")  # named, as in a file, where it takes this one's place
    """The order rule of all later days."""

    @model_validator(mode="after")
    def _ratio_or_costs(self) -> Self:
        costs = [cost for cost in (self.underage, self.overage) if cost is not None]
        if len(costs) != (2 if self.ratio is None else 0):
            raise ValueError("expected either ratio, or underage and overage")
        return self

    @property
    def multiple(self) -> float:
        """The quantile of demand over its mean."""
        under, over = self.underage or 0.0, self.overage or 0.0
        z = NormalDist().inv_cdf(self.ratio or under / (under + over))
        sigma = math.sqrt(math.log1p(self.cv**2))
        return 1.0 + z * self.cv if self.law == "normal" else math.exp(z * sigma - sigma**2 / 2)

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the quantile less the position on its day, then the other rule's units."""
        if desk.day > self.on_day:
            return self.then.units(desk, levels)
        if desk.day < self.on_day:
            return np.zeros_like(desk.on_hand)
        return whole(self.multiple * desk.expected(self.days) - desk.position)
