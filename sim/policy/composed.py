"""A policy made of four rules, or of one Python file, as the scenario file names it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from .ads import AnyAds
from .ads.as_planned import AsPlanned
from .alerts import AnyAlert
from .alerts.none import NoAlert
from .decision import Decision
from .desk import Desk
from .freight import AnyFreight
from .freight.by_sea import BySea
from .orders import AnyOrder
from .orders.none import NoOrder
from .rule import Rule


class Composed(Rule):
    """A named policy: alert, order, freight and ads rules, or `own`, a file of the user's."""

    name: str = Field(min_length=1, max_length=64)
    alert: AnyAlert = NoAlert()
    order: AnyOrder = NoOrder()
    freight: AnyFreight = BySea()
    ads: AnyAds = AsPlanned()
    own: str | None = Field(None, description='a Python file and a class in it: "my_rules.py:Mine"')

    @model_validator(mode="after")
    def _own_stands_alone(self) -> Self:
        if self.own and self.model_fields_set & {"alert", "order", "freight", "ads"}:
            raise ValueError(
                "a policy of your own decides all: leave alert, order, freight, ads out"
            )
        return self

    def decide(self, desk: Desk) -> Decision:
        """Ask the four rules in turn."""
        levels = self.alert.levels(desk)
        units = self.order.units(desk, levels)
        return Decision(self.freight.modes(units, levels), self.ads.share(desk, levels), levels)
