"""The platform balance: what buyers paid lies there until it is paid out (M1, M11)."""

from collections import defaultdict

from ...arrays import Cents, Days, Flags, np
from ...network.horizon import BEYOND
from ...network.shop import Shop
from ...scenario.part import cents
from ..core.causes import EARLIER_SALES, PAYOUTS, WITHDRAWAL, Cause
from ..core.delay_line import DelayLine
from ..core.ledger import Ledger
from ..core.rounding import part_of
from ..core.running import each_day, running
from .payout_days import PayoutDays

Day = int | Days
"""A day, or one a world, (W,)."""


class Balance:
    """A shop's purse with its platform, beside the bank.

    What is earned waits until it is released. A refund takes from its own sale while that waits,
    else from what is released. On a payout day all that is released goes to the bank; what is
    below the minimum stays, and what is below zero is carried forward to the next payouts.
    """

    def __init__(self, shop: Shop, ledger: Ledger, days: PayoutDays) -> None:
        terms = shop.settlement
        self._ledger, self._account, self._days = ledger, shop.name, days
        self._minimum, self._cost = max(cents(terms.minimum_payout), 1), terms.withdrawal_share
        self._waiting = DelayLine(shop.days + BEYOND, len(ledger.cash))
        self._refunds: dict[int, list[tuple[Cents, Day]]] = defaultdict(list)
        """What buyers will be refunded on each day, and when their money is or was released."""
        self.released = np.zeros_like(ledger.cash)
        """Cents that are released and not paid out, (W,); below 0 where more was taken back."""

    @property
    def held(self) -> Cents:
        """All that the platform holds, released or not, (W,)."""
        return self._ledger.held[self._account]

    @property
    def transfer_cost(self) -> Cents:
        """What it would cost to send all that is held to the bank, (W,)."""
        return part_of(np.maximum(self.held, 0), self._cost)

    def earn(self, cause: Cause, amount: Cents, released: Day) -> None:
        """Let an amount, (W,), wait for its release on a later day."""
        if not amount.any():
            return
        self._ledger.post(cause, amount, self._account)
        self._waiting.send_for(amount, released)

    def bring(self, amount: Cents, released: int) -> None:
        """Bring an amount, (W,), of the time before the first day, released on some day.

        It waits, lies here until a payout day, is on its way to the bank, or has long been there.
        """
        paid = int(self._days.next_payout(released))
        if paid >= 0:
            self.earn(EARLIER_SALES, amount, max(released, 0))
        elif self._days.arrival(paid) >= 0:
            there = amount - part_of(amount, self._cost)
            self._ledger.book(EARLIER_SALES, there, self._days.arrival(paid))

    def spend(self, cause: Cause, amount: Cents) -> None:
        """Take an amount, (W,), out of what is released."""
        self._ledger.post(cause, -amount, self._account)
        self.released -= amount

    def refund(self, amount: Cents, day: int, released: Day, cause: Cause) -> None:
        """Book the refund on a day, (W,), of what is, or was, released on another."""
        self._ledger.book(cause, -amount, day, self._account)
        self._refunds[day].append((amount, np.maximum(released, day)))

    def open(self, day: int, free: Flags | bool) -> None:
        """Refund, release and, where the shop is free of a ban, pay out what the day brings."""
        for amount, released in self._refunds.pop(day, ()):
            self._waiting.send_for(-amount, released)
        if self._waiting.is_due(day):
            self.released += self._waiting.due(day)
        if self._days.pays_on(day) and self.released.max() > 0:
            self._pay_out(self._payable(self.released) * free, self._days.arrival(day))

    def _payable(self, released: Cents) -> Cents:
        """Return what a payout of a balance brings to the bank, its cost not yet taken off."""
        return np.where(released >= self._minimum, released, 0)

    def _pay_out(self, paid: Cents, arrives: int) -> None:
        """Send an amount, (W,), to the bank, which has it on a day."""
        self.released -= paid
        self._ledger.post(PAYOUTS, -paid, self._account)
        self._ledger.book(PAYOUTS, paid, arrives)
        if self._cost:
            self._ledger.book(WITHDRAWAL, -part_of(paid, self._cost), arrives)

    def forecast(self, day: int, last: int) -> Cents:
        """Return what the bank gets after a day, up to the last, (W,).

        Nothing more is sold or returned; what is on its way to the bank already is left out.
        """
        paid = self.expect(day, self.waiting(day, last).copy(), self.released)
        return np.asarray(paid[-1:].sum(axis=0))

    def waiting(self, day: int, last: int) -> Cents:
        """Return what is released on each day after a day, up to the last, (days, W)."""
        return self._waiting.between(day + 1, last)

    def expect(self, day: int, waiting: Cents, balance: Cents) -> Cents:
        """Return what the bank gets until each day after a day, (days, W), given what is released.

        `waiting`, (days, W), which is used up, is released on each of these days, on top of a
        balance, (W,).
        """
        days = np.arange(day + 1, day + 1 + len(waiting))
        paying, arrives = self._days.payouts(days)
        if not len(paying):
            return np.zeros_like(waiting)
        waiting[0] += balance
        owed = running(np.add, waiting)
        paid = self._paid(owed if len(paying) == len(days) else owed[paying - days[0]])
        if np.array_equal(arrives, days):
            return paid
        there = np.searchsorted(arrives, days, side="right")
        return np.concatenate([np.zeros_like(paid[:1]), paid])[there]

    def _paid(self, owed: Cents) -> Cents:
        """Return what payouts bring until each of them; all that is released by then, (payouts, W).

        Without a minimum so much has been paid by then as was ever released before.
        """
        if self._minimum <= 1:
            paid = running(np.maximum, np.maximum(owed, 0, out=owed))
            return self._less_cost(each_day(paid)) if self._cost else paid
        so_far, payouts = np.zeros_like(owed[0]), []
        for released in owed:
            payouts.append(self._payable(released - so_far))
            so_far = so_far + payouts[-1]
        return self._less_cost(np.stack(payouts))

    def _less_cost(self, payouts: Cents) -> Cents:
        """Return what payouts bring until each of them, each less what it costs to send it."""
        return running(np.add, payouts - part_of(payouts, self._cost))

    def check(self) -> None:
        """Assert that what is released and what waits are all that the platform holds."""
        there = self.released + self._waiting.outstanding
        assert (there == self.held).all(), "the platform balance does not add up"
