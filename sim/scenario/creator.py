"""Creators: affiliates who post about products and earn a commission on what their posts sell."""

from typing import Annotated

from pydantic import Field

from .law import Law
from .part import Name, Part, Positive, Share


class Creator(Part):
    """A creator, or a tier of them that acts as one (5 of 200 make 80 % of sales)."""

    name: Name
    """What names its luck."""
    shop: Name | None = Field(None, description="none: the main shop")
    products: Annotated[tuple[Name, ...], Field(min_length=1)]
    """About which it posts."""
    posts_per_week: Annotated[float, Field(strict=True, ge=0, le=1000)] = Field(
        description="about each product"
    )
    orders_per_post: Law = Field(description="heavy-tailed: a lognormal cv of 3 or more")
    half_life_days: Positive = Field(3.0, description="of a post's orders, 2 to 14 days")
    commission: Share = Field(0.0, description="of the price: 0.04 to 0.15 in SEA, 0.10 to 0.30 US")
    drop_chance: Share = Field(
        0.0, description="to stop posting about a product that has run out, 0.10 to 0.80"
    )
    back_after_days: Annotated[int, Field(strict=True, ge=1, le=3650)] | None = Field(
        None, description="days until a dropped product is posted about again; none: never"
    )
