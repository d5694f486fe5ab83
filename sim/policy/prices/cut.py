"""How far a price is cut."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from ..rule import PerListing

MOST = 0.95


def _leaves_a_price(cut: PerListing) -> PerListing:
    shares = cut.values() if isinstance(cut, dict) else [cut]
    if any(share > MOST for share in shares):
        raise ValueError(f"expected a share off the list price of at most {MOST}")
    return cut


Cut = Annotated[PerListing, AfterValidator(_leaves_a_price)]
"""The share taken off the list price, one for all or a table by product name or role."""
