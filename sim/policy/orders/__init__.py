"""Orders: how many units are bought today."""

from __future__ import annotations

from typing import Annotated, Protocol

from pydantic import Field

from ..desk import Desk, Units
from .base_stock import BaseStock
from .cover_target import CoverTarget
from .first_batch import FirstBatch
from .max_times_max import MaxTimesMax
from .none import NoOrder
from .promotion_prebuild import PromotionPreBuild
from .reorder_point import ReorderPoint
from .rolling_forecast import RollingForecast
from .s_s import MinMax


class Order(Protocol):
    """Decides how much of each product is ordered."""

    def units(self, desk: Desk, levels: Units) -> Units:
        """Return the units to order, (P, W)."""
        ...


AnyOrder = Annotated[
    ReorderPoint
    | MinMax
    | BaseStock
    | CoverTarget
    | MaxTimesMax
    | RollingForecast
    | PromotionPreBuild
    | FirstBatch
    | NoOrder,
    Field(discriminator="rule"),
]

FirstBatch.model_rebuild(_types_namespace={"AnyOrder": AnyOrder})
