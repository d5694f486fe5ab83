"""Returns: which of the units that buyers took come back, and when (M138 to M140)."""

from collections.abc import Iterator

from ...arrays import Units, np
from ...chance.parcels import ParcelLuck, chances
from ...network.shop import Shop
from ..core.delay_line import CountedLine, NoLine
from ..core.portion import Parts, divided, portion
from .outcomes import outcomes


class Returns:
    """Units on their way back to a shop; some buyers are refunded and keep the goods."""

    def __init__(self, shop: Shop, luck: ParcelLuck, shape: tuple[int, int]) -> None:
        by_day = chances(shop)
        self._days = tuple(by_day)
        shares = np.asarray(list(by_day.values())) * luck.back
        self._outcomes = outcomes(shares, luck.returned, shape[1])
        self._refund_only = portion(shop.returns.refund_only_share, shape)
        self._sent, self._kept = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        self.way_back = CountedLine(shop.days, *shape)

    def send(self, day: int, parts: Parts) -> Iterator[tuple[int, int, Units]]:
        """Send what comes back of a day's units on its way; yield what is refunded, (P, W).

        The units are split by the days of delivery beyond the usual; so are the refunds, which
        come with these days and the day of the refund.
        """
        units = sum((part for _, part in parts), np.zeros_like(self._sent))
        self._sent += units
        self._kept += units
        for days, refunded in zip(self._days, self._outcomes.split(day, units), strict=True):
            back = refunded - self._refund_only.of(refunded)
            self._kept -= back
            for later, some in divided(back, parts):
                self.way_back.send(some, day + max(days + later, 1))
            for later, some in divided(refunded, parts):
                yield later, day + max(days + later, 1), some

    def bring(self, units: Units, day: int) -> None:
        """Let units of the time before the first day, (P, W), be back on a day."""
        self._sent += units
        self.way_back.send(units, day)

    @property
    def returned(self) -> Units:
        """Units that came back so far, (W,)."""
        return np.asarray(self.way_back.arrived.sum(axis=0))

    def check(self) -> None:
        """Assert that every unit is with its buyer, under way or back."""
        assert (self._kept >= 0).all(), "more units came back than were sent"
        whole = self._kept + self.way_back.outstanding + self.way_back.arrived
        assert (self._sent == whole).all(), "units with buyers do not add up"


class NoReturns:
    """Buyers keep everything."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.way_back = NoLine(*shape)
        self.returned = np.zeros(shape[1], np.int64)

    def send(self, day: int, parts: Parts) -> Iterator[tuple[int, int, Units]]:
        """Send nothing back."""
        return iter(())

    def bring(self, units: Units, day: int) -> None:
        """Let nothing be back."""

    def check(self) -> None:
        """Assert nothing."""


def returns(shop: Shop, luck: ParcelLuck, shape: tuple[int, int]) -> Returns | NoReturns:
    """Return the returns of a shop, a null object where its products have none."""
    if any(product.return_share for product in shop.listings):
        return Returns(shop, luck, shape)
    return NoReturns(shape)
