"""What a promotion needs and a ship would bring too late flies (M78, M109)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from ...arrays import Units, np
from ..desk import Desk, whole
from ..rule import Multiple, Rule


class BeforePromotion(Rule):
    """Of an order that misses a sale by sea and makes it by air, what the sale lacks flies.

    It lacks a multiple of the plan until its end, less what is there on its first day.
    """

    uses: ClassVar[frozenset[str]] = frozenset({"sea", "air"})
    rule: Literal["before promotion"]
    multiple: Multiple = 1.0
    """Of what the plan expects to sell until the end of the sale."""

    def modes(self, desk: Desk, units: Units, levels: Units) -> Mapping[str, Units]:
        """Return what is lacking by air, at most the units, and the rest by sea."""
        by_air, by_sea = (desk.day + desk.lead(mode)[:, None] for mode in ("air", "sea"))
        flown = np.zeros_like(units)
        for first, last, listings in desk.promotions:
            flies = desk.enrolled(listings) & (by_air <= first) & (first < by_sea)
            if flies.any():
                need = self.multiple * desk.expected(last + 1 - desk.day)
                lacking = whole(need - desk.position_within(first - desk.day))
                flown = np.maximum(flown, np.where(flies, np.minimum(units, lacking), 0))
        return {"sea": units - flown, "air": flown}
