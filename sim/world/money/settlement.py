"""Settlement: a sale is paid out days after delivery, less fees, reserve and refunds (M1, M11)."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Cents, Days, Mills, Units
from ...network.shop import Shop
from ..core.causes import REFUNDS
from ..core.ledger import Ledger
from ..core.rounding import extended, part_of
from .deposit import deposit
from .fees import net_price, refund_price
from .payout import Payouts, end_of_cycle
from .tier import tiers


class Settlement:
    """Books what a shop's parcels earn, and what its returns cost, on the days they move."""

    def __init__(self, shop: Shop, ledger: Ledger) -> None:
        self._ledger = ledger
        self._terms = [shop.settlement.on(shop.date(day)) for day in range(shop.days)]
        self.tiers = tiers(shop, len(ledger.cash))
        self.payouts = Payouts(shop, ledger)
        self._deposit = deposit(shop, ledger)
        self.fees = np.zeros_like(ledger.cash)
        """Cents that the platform kept of what was sold so far, (W,)."""

    def sell(self, day: int, parcels: Units, price: Mills, extra_days: int = 0) -> None:
        """Book what was sold today, (P, W), at a price in mills a unit, (P, W) or (P, 1).

        Its money may come some days later than usual.
        """
        terms = self._terms[day]
        net = extended(parcels, net_price(price, terms)).sum(axis=0)
        self.fees += extended(parcels, price).sum(axis=0) - net
        held = part_of(net, terms.reserve_share)
        delivered = day + terms.delivery_days + extra_days
        self.payouts.book(net - held, self._released(day, delivered), day)
        if terms.reserve_share:
            self.payouts.book(held, delivered + terms.reserve_days, day)

    def deduct(self, day: int, earned: Sequence[Cents]) -> None:
        """Take what others earned on a day's sales, (W,) each, out of its payout."""
        for share in earned:
            delivered = day + self._terms[day].delivery_days
            self.payouts.book(-share, self._released(day, delivered), day)

    def _released(self, day: int, delivered: int) -> Days | int:
        """Return when the platform releases what was sold on one day and delivered on another."""
        closed = end_of_cycle(delivered, self._terms[day].payout_every_days)
        return closed + self.tiers.days(day)

    def close(self, day: int, parcels: Units) -> None:
        """Count all that left today, (P, W), however it is paid for."""
        self.tiers.close(day, parcels)
        self._deposit.close(day, parcels)

    def refund(self, day: int, units: Units, price: Mills, sold: int) -> None:
        """Book the refund of units sold on one day that come back on another, shapes as above."""
        refund = refund_price(price, self._terms[sold])
        self._ledger.book(REFUNDS, -extended(units, refund).sum(axis=0), day)
