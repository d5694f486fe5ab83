"""Transfers: how goods go from one warehouse of the seller to another (M101)."""

from __future__ import annotations

from pydantic import Field

from .law import LawOfDays
from .part import Money, Name, Part


class Transfer(Part):
    """A way for goods from one warehouse to another; the bill comes when they are there.

    From a warehouse to itself it moves them between the shelves that shops keep apart there.
    """

    origin: Name = Field(alias="from")
    to: Name
    transit_days: LawOfDays = Field(description="from shelf to shelf, rounded to whole days")
    cost_per_unit: Money = Field(0.0, description="handling at both ends")
    cost_per_m3: Money = 0.0
    fee_per_transfer: Money = Field(0.0, description="for each product and truck")
