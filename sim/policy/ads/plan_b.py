"""Plan B: when a product runs low, its substitute is advertised instead (M95)."""

from typing import Annotated, Literal

from pydantic import Field

from ...arrays import Floats, Units, np
from ..desk import Desk
from .as_planned import AsPlanned
from .latch import Latch


class PlanB(Latch):
    """A substitute's ads stand by, and run while those of the product it stands in for pause.

    They start cold, and only some of the product's buyers take the substitute.
    """

    rule: Literal["plan b"]
    instead: Annotated[dict[str, str], Field(min_length=1)] = Field(
        description="substitute by product: { lamp = 'rack' } starts rack's ads when lamp's pause"
    )

    @property
    def in_plenty(self) -> AsPlanned:
        """Ads as they are planned."""
        return AsPlanned()

    def share(self, desk: Desk, levels: Units) -> Floats:
        """Return for a product all or nothing, for its substitute the contrary, 1 for others."""
        runs, share = self.latched(desk, 0.0), np.ones(desk.on_hand.shape)
        for product, substitute in self.instead.items():
            a, b = desk.listings.index(product), desk.listings.index(substitute)
            share[a], share[b] = runs[a], 1.0 - runs[a]
        return share

    def standby_share(self, desk: Desk, levels: Units) -> Floats:
        """Return the share of the substitutes; other plans that stand by go on doing so."""
        share, named = self.share(desk, levels), set(self.instead.values())
        return np.asarray(share * np.array([[listing in named] for listing in desk.listings]))
