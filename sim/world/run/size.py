"""The size of a run: orders and cash that money is not exact for end it, with one line."""

from collections.abc import Mapping

from ...arrays import Cents, Units, np
from ...errors import UserError
from ...network.network import Network
from ...scenario.currency import MOST
from ..core.stock import Stock


class TooLargeError(UserError):
    """A run has come to sums that are not exact any more."""


class Size:
    """How many units of each listing there may be, and how much cash."""

    def __init__(self, network: Network) -> None:
        self._names = network.listing_names
        self._most = np.array([[most] for most in network.most_units])

    def check_units(self, stock: Stock, orders: Mapping[str, Units]) -> None:
        """Let orders, (P, W) each, pass that with what is there or comes money is exact for.

        Errors: TooLargeError.
        """
        if not any(units.any() for units in orders.values()):
            return
        units = sum(orders.values(), stock.on_hand + stock.on_order)
        if (units <= self._most // len(units)).all():
            return
        share = units / self._most
        for world in np.nonzero(share.sum(axis=0) > 1.0)[0]:
            row = int(np.argmax(share[:, world]))
            found, most = int(units[row, world]), int(self._most[row, 0])
            raise TooLargeError(
                f'{found:,} units of "{self._names[row]}" at once: money is exact for '
                f"{most:,} of them, and for fewer beside other products"
            )

    def check_cash(self, cash: Cents) -> None:
        """Let cash pass, (W,), that sums are exact to; a day alone cannot overflow.

        Errors: TooLargeError.
        """
        if cash.max() > MOST or cash.min() < -MOST:
            raise TooLargeError(f"cash beyond {MOST:,} minor units, to which sums are exact")
