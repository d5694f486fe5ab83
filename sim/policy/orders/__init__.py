"""Orders: how many units are bought today."""

from typing import Annotated

from pydantic import Field

from .arrive_before_date import ArriveBeforeDate
from .base_stock import BaseStock
from .constant import Constant
from .cover_target import CoverTarget
from .first_batch import FirstBatch
from .max_times_max import MaxTimesMax
from .newsvendor import Newsvendor
from .none import NoOrder
from .order import Order as Order
from .promotion_prebuild import PromotionPreBuild
from .quantile import Quantile
from .reorder_point import ReorderPoint
from .rolling_forecast import RollingForecast
from .s_s import MinMax
from .z_sigma import ZSigma

AnyOrder = Annotated[
    ReorderPoint | MinMax | BaseStock | CoverTarget | Constant | MaxTimesMax | ZSigma | Quantile
    | RollingForecast | PromotionPreBuild | ArriveBeforeDate | Newsvendor | FirstBatch | NoOrder,
    Field(discriminator="rule"),
]  # fmt: skip

for _rule in (FirstBatch, Newsvendor, ArriveBeforeDate):  # rules that another rule follows
    _rule.model_rebuild(_types_namespace={"AnyOrder": AnyOrder})
