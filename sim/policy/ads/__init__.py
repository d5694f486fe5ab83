"""Ads: how much of the planned budget is spent."""

from __future__ import annotations

from typing import Annotated, Protocol

from pydantic import Field

from ..desk import Desk, Rates, Units
from .as_planned import AsPlanned
from .pause import Pause


class AdsRule(Protocol):
    """Sets the share of the planned ads budget."""

    def share(self, desk: Desk, levels: Units) -> Rates:
        """Return the share, 0 to 1, (P, W)."""
        ...


AnyAds = Annotated[AsPlanned | Pause, Field(discriminator="rule")]
