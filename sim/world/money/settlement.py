"""Settlement: a sale is released days after delivery, less fees, reserve and refunds (M1, M11)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...arrays import Cents, Mills, Units
from ...network.shop import Shop
from ..core.causes import SALES
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

    def __init__(self, shop: Shop, ledger: Ledger) -> None:
        self._terms = [shop.settlement.on(shop.date(day)) for day in range(shop.days)]
        self.tiers = tiers(shop, len(ledger.cash))
        self._calendar = PayoutDays.of(shop)
        self.balance = Balance(shop, ledger, self._calendar)
        self._deposit = deposit(shop, ledger)
        self.fees = np.zeros_like(ledger.cash)
        """Cents that the platform kept of what was sold so far, (W,)."""

    def sell(self, day: int, units: Units, price: Mills, extra_days: int = 0) -> Sale:
        """Book what was sold today, (P, W), at a price in mills a unit, (P, W) or (P, 1).

        Its money may come some days later than usual.
        """
        terms = self._terms[day]
        net = extended(units, net_price(price, terms)).sum(axis=0)
        self.fees += extended(units, price).sum(axis=0) - net
        held = part_of(net, terms.reserve_share)
        delivered = day + terms.delivery_days + extra_days
        released = self._released(day, delivered)
        sale = Sale(day, units, price, released, self._reserve_released(day, delivered, released))
        self.balance.earn(SALES, net - held, sale.released)
        if terms.reserve_share:
            self.balance.earn(SALES, held, sale.reserve_released)
        return sale

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
        return np.maximum(closed + self.tiers.days(day), day + 1)

    def _reserve_released(self, day: int, delivered: int, released: Day) -> Day:
        """Return when the platform releases what it held back of the same sale."""
        terms = self._terms[day]
        if terms.reserve_from == "payout":
            return self._calendar.next_payout(released) + terms.reserve_days
        return max(delivered + terms.reserve_days, day + 1)

    def close(self, day: int, parcels: Units) -> None:
        """Count all that left today, (P, W), however it is paid for."""
        self.tiers.close(day, parcels)
        self._deposit.close(day, parcels)

    def refund(self, day: int, units: Units, sales: Sequence[Sale]) -> None:
        """Book the refund on a day of units, (P, W), that are a part of some sales of one day."""
        for sale, some in zip(sales, _shared(units, sales), strict=True):
            terms = self._terms[sale.day]
            refund = extended(some, refund_price(sale.price, terms)).sum(axis=0)
            if terms.reserve_share:
                held = part_of(refund, terms.reserve_share)
                self.balance.refund(held, day, sale.reserve_released)
                refund = refund - held
            self.balance.refund(refund, day, sale.released)


def _shared(units: Units, sales: Sequence[Sale]) -> list[Units]:
    """Return the part of units that is of each sale; of the first, what rounding down leaves."""
    whole = np.maximum(sum(sale.units for sale in sales), 1)
    others = [units * sale.units // whole for sale in sales[1:]]
    return [units - sum(others), *others]
