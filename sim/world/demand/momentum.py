"""Momentum: organic traffic falls while a listing is out of stock, and recovers slowly."""

from ...arrays import Flags, Floats, np


class Momentum:
    """Multiple of organic orders, 1 when nothing is lost, (P, W) (M38 to M40).

    Sources conflict on the recovery from a week's stockout: sellers' guides say 3 to 6 weeks, a
    check of five Amazon listings at most 4, with no lasting loss (ecomcrew.com).
    """

    def __init__(self, lost: Floats, half_life_days: float, shape: tuple[int, ...]) -> None:
        self._kept = 1.0 - lost
        """Share that a day without stock leaves, (W,), or (1,)."""
        self._loses = bool(lost.any())
        self._still_lost = 0.5 ** (1.0 / half_life_days)
        self.traffic = np.ones(shape)

    def update(self, out: Flags) -> None:
        """Cut traffic where the listing closed yesterday with an empty shelf, else recover."""
        if self._loses:
            recovered = 1.0 - (1.0 - self.traffic) * self._still_lost
            self.traffic = np.where(out, self.traffic * self._kept, recovered)
