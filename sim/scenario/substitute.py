"""What a buyer takes who finds a listing sold out."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .part import Name, Part


class Substitute(Part):
    """A share of the buyers whom one product cannot serve buys another instead (M54, M55)."""

    sold_out: Name
    bought: Name
    share: Annotated[float, Field(strict=True, gt=0, le=1)] = Field(
        description="0.10 to 0.45 buy another item of the same shop"
    )

    @model_validator(mode="after")
    def _is_another(self) -> Self:
        if self.sold_out == self.bought:
            raise ValueError("a product is no substitute for itself")
        return self
