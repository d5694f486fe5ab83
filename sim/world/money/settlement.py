"""Settlement: a sale is released days after delivery, less fees, reserve and refunds (M1, M11)."""

from collections.abc import Sequence
from typing import NamedTuple

from ...arrays import Cents, Mills, Units, np
from ...chance.inputs import AsTold, Change
from ...network.shop import Shop
from ...scenario.settlement import Settlement as Terms
from ..core.causes import EARLIER_REFUNDS, REFUNDS, SALES
from ..core.ledger import Ledger
from ..core.rounding import extended, part_of
from .balance import Balance, Day
from .deposit import deposit
from .fees import net_price, refund_price
from .payout_days import PayoutDays
from .tier import tiers


class Sale(NamedTuple):
    """What left on a day and is paid for alike, and when the platform releases its money."""

    day: int
    units: Units
    """(P, W)."""
    price: Mills
    """Mills a unit, (P, W) or (P, 1)."""
    released: Day
    reserve_released: Day


class Settlement:
    """Books what a shop's parcels earn, and what its returns cost, on the days they move."""

    def __init__(self, shop: Shop, ledger: Ledger, payout: Change | AsTold) -> None:
        self._terms = [shop.settlement.on(shop.date(day)) for day in range(shop.days)]
        self.tiers = tiers(shop, len(ledger.cash))
        """As the file has them: what a seller knows."""
        self._payout = payout
        self._calendar = PayoutDays.of(shop)
        self.balance = Balance(shop, ledger, self._calendar)
        self._deposit = deposit(shop, ledger)
        self.fees = np.zeros_like(ledger.cash)
        """Cents that the platform kept of what was sold so far, (W,)."""
        self.total_days = np.zeros_like(ledger.cash)
        """Sum of each day's days to payout so far, (W,)."""

    def sell(self, day: int, units: Units, price: Mills, extra_days: int = 0) -> Sale:
        """Book what was sold today, (P, W), at a price in mills a unit, (P, W) or (P, 1).

        Its money may come some days later than usual.
        """
        terms = self._on(day)
        net = extended(units, net_price(price, terms)).sum(axis=0)
        self.fees += extended(units, price).sum(axis=0) - net
        sale = self._sale(day, units, price, extra_days)
        if terms.reserve_share:
            held = part_of(net, terms.reserve_share)
            self.balance.earn(SALES, held, sale.reserve_released)
            net -= held
        self.balance.earn(SALES, net, sale.released)
        return sale

    def bring(self, day: int, units: Units, price: Mills) -> Sale:
        """Bring what was sold before the first day, shapes as above, by the first day's terms."""
        net = extended(units, net_price(price, self._on(day))).sum(axis=0)
        held = part_of(net, self._on(day).reserve_share)
        sale = self._sale(day, units, price, 0)
        self.balance.bring(net - held, int(np.ravel(sale.released)[0]))
        self.balance.bring(held, int(np.ravel(sale.reserve_released)[0]))
        return sale

    def closing(self, delivered: int) -> int:
        """Return the last day of the statement of a day of delivery."""
        return self._calendar.closing(delivered)

    def at_the_bank(self, day: int, later: int, payout_days: int) -> int:
        """Return when the bank has what is sold on a day and delivered later."""
        released = max(self._calendar.closing(day + later) + payout_days, day + 1)
        return self._calendar.arrival(int(self._calendar.next_payout(released)))

    def _on(self, day: int) -> Terms:
        """Return the terms in force on a day; before the first day those of the first."""
        return self._terms[max(day, 0)]

    def _sale(self, day: int, units: Units, price: Mills, extra_days: int) -> Sale:
        """Return what was sold with the days on which its money is released."""
        delivered = day + self._on(day).delivery_days + extra_days
        released = self._released(day, delivered)
        return Sale(day, units, price, released, self._reserve_released(day, delivered, released))

    def deduct(self, day: int, earned: Sequence[Cents]) -> None:
        """Take what others earned on a day's sales, (W,) each, out of its payout."""
        for share in earned:
            delivered = day + self._terms[day].delivery_days
            self.balance.earn(SALES, -share, self._released(day, delivered))

    def _released(self, day: int, delivered: int) -> Day:
        """Return when the platform releases what was sold on one day and delivered on another.

        That is on a later day: today the bank has been.
        """
        closed = self._calendar.closing(delivered)
        return np.maximum(closed + self._payout_days(day), day + 1)

    def _payout_days(self, day: int) -> Day:
        """Return the days from delivery to payout of what leaves on a day.

        What left before the first day is paid for as the file says.
        """
        told = self.tiers.days(max(day, 0))
        return self._payout.days(told) if day >= 0 else told

    def _reserve_released(self, day: int, delivered: int, released: Day) -> Day:
        """Return when the platform releases what it held back of the same sale."""
        terms = self._on(day)
        if terms.reserve_from == "payout":
            return self._calendar.next_payout(released) + terms.reserve_days
        return max(delivered + terms.reserve_days, day + 1)

    def close(self, day: int, parcels: Units) -> None:
        """Count all that left today, (P, W), however it is paid for."""
        self.tiers.close(day, parcels)
        self.total_days += self._payout_days(day)
        self._deposit.close(day, parcels)

    def refund(self, day: int, units: Units, sales: Sequence[Sale]) -> None:
        """Book the refund on a day of units, (P, W), that are a part of some sales of one day."""
        for sale, some in zip(sales, _shared(units, sales), strict=True):
            terms = self._on(sale.day)
            cause = EARLIER_REFUNDS if sale.day < 0 else REFUNDS
            refund = extended(some, refund_price(sale.price, terms)).sum(axis=0)
            if terms.reserve_share:
                held = part_of(refund, terms.reserve_share)
                self.balance.refund(held, day, sale.reserve_released, cause)
                refund = refund - held
            self.balance.refund(refund, day, sale.released, cause)


def _shared(units: Units, sales: Sequence[Sale]) -> list[Units]:
    """Return the part of units that is of each sale; of the first, what rounding down leaves."""
    whole = np.maximum(sum(sale.units for sale in sales), 1)
    others = [units * sale.units // whole for sale in sales[1:]]
    return [units - sum(others), *others]
