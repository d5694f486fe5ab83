"""How far a price is cut."""

from typing import Annotated

from pydantic import AfterValidator

from ..rule import PerListing

HIGHEST_CUT = 0.95


def _leaves_a_price(cut: PerListing) -> PerListing:
    shares = cut.values() if isinstance(cut, dict) else [cut]
    if any(share > HIGHEST_CUT for share in shares):
        raise ValueError(f"expected a share off the list price of at most {HIGHEST_CUT}")
    return cut


Cut = Annotated[PerListing, AfterValidator(_leaves_a_price)]
"""The share taken off the list price, one for all or a table by name or role."""
