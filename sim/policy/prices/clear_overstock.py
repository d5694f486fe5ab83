"""Clear overstock: what would last too long is marked down until it would not (M22, M100)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import InStockDaysOnly, Rule, Window, per_listing
from .cut import Cut
from .list_price import ListPrice

Cover = Annotated[float, Field(strict=True, ge=0, le=3650)]


class ClearOverstock(Rule):
    """Above a line of cover the price is cut, at or below a lower one it is whole again.

    Between the lines yesterday's price stands: a cut price sells faster, so that cover falls.
    """

    rule: Literal["clear overstock"]
    cut: Cut
    """Share off the list price while it is cut."""
    above_days: Cover
    """Days of cover above which the price is cut."""
    until_days: Cover
    """Days of cover at which it is whole again."""
    window: Window = 14
    in_stock_days_only: InStockDaysOnly = True

    @model_validator(mode="after")
    def _lines_rise(self) -> Self:
        if self.until_days > self.above_days:
            raise ValueError("until_days must not lie above above_days")
        return self

    @property
    def in_plenty(self) -> ListPrice:
        """The list price: nothing is overstocked."""
        return ListPrice(rule="list price")

    def price(self, desk: Desk, levels: Units) -> Floats | float:
        """Return the cut price above the line, the list price below the lower, else yesterday's."""
        daily = desk.average_sales(self.window, in_stock_days_only=self.in_stock_days_only)
        kept = np.where(desk.on_hand <= self.until_days * daily, 1.0, desk.price_share)
        cut = 1.0 - per_listing(self.cut, desk)
        return np.where(desk.on_hand > self.above_days * daily, cut, kept)
