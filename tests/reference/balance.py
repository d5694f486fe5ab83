"""The platform balance of one shop in one world, line by line; its payout days, date by date."""

import calendar
import datetime as dt
from collections import defaultdict

from sim.network.shop import Shop
from sim.scenario.bank import public_holidays
from sim.scenario.lane import WEEKDAYS
from sim.scenario.part import cents

from .ledger import Ledger
from .money import part_of

EARLIER = "sales before the first day"


class Calendar:
    """When the platform pays, when the bank has it, and when a statement ends."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.terms = shop, shop.settlement

    def pays(self, day: int) -> bool:
        """Say whether the platform pays on a day."""
        date, on = self.shop.date(day), self.terms
        if not (on.payout_weekdays or on.payout_month_days):
            return True
        last = calendar.monthrange(date.year, date.month)[1]
        of_month = [min(day, last) for day in on.payout_month_days]
        return WEEKDAYS[date.weekday()] in on.payout_weekdays or date.day in of_month

    def next(self, day: int) -> int:
        """Return the first payout day on or after a day."""
        while not self.pays(day):
            day += 1
        return day

    def arrives(self, day: int) -> int:
        """Return the day on which the bank has what is paid on a day: bank days count."""
        left = self.terms.transfer_days
        while left:
            day += 1
            left -= self.bank_works(self.shop.date(day))
        return day

    def bank_works(self, date: dt.date) -> bool:
        terms, country = self.terms, self.terms.bank_holidays_of
        closed = date in terms.bank_holidays or WEEKDAYS[date.weekday()] in terms.bank_weekend
        if country:
            closed = closed or date in public_holidays(country, date.year, date.year)
        return not closed

    def closes(self, delivered: int) -> int:
        """Return the last day of the statement of a day."""
        date, every = self.shop.date(delivered), self.terms.payout_every
        if every == "week":
            return delivered + 6 - date.weekday()
        if every == "month":
            return delivered + calendar.monthrange(date.year, date.month)[1] - date.day
        cycle = self.terms.payout_every_days
        return (delivered // cycle + 1) * cycle - 1


class Balance:
    """What buyers paid and the bank does not have yet: what waits, and what is released."""

    def __init__(self, shop: Shop, ledger: Ledger) -> None:
        self.account, self.terms, self.ledger = shop.name, shop.settlement, ledger
        self.calendar = Calendar(shop)
        self.released = 0
        self.waiting: dict[int, int] = defaultdict(int)
        """Cents by the day of their release."""
        self.refunds: dict[int, list[tuple[int, int]]] = defaultdict(list)
        """By the day of the refund: cents, and the day on which they are, or were, released."""

    @property
    def held(self) -> int:
        """All of it."""
        return self.released + sum(self.waiting.values())

    @property
    def transfer_cost(self) -> int:
        """What it would cost to send all of it to the bank."""
        return self.cost(max(self.held, 0))

    def cost(self, amount: int) -> int:
        """Return what a transfer costs."""
        return part_of(amount, self.terms.withdrawal_share)

    def earn(self, cause: str, amount: int, released: int) -> None:
        """Let an amount wait for its release."""
        self.ledger.post(cause, amount, self.account)
        self.waiting[released] += amount

    def spend(self, cause: str, amount: int) -> None:
        """Take an amount out of what is released."""
        self.ledger.post(cause, -amount, self.account)
        self.released -= amount

    def bring(self, amount: int, released: int) -> None:
        """Bring what was earned before the first day, and is not at the bank yet."""
        paid = self.calendar.next(released)
        if paid >= 0:
            self.earn(EARLIER, amount, max(released, 0))
        elif self.calendar.arrives(paid) >= 0:
            there = amount - self.cost(amount)
            self.ledger.book(EARLIER, there, self.calendar.arrives(paid))

    def refund(self, amount: int, day: int, released: int, cause: str = "refunds") -> None:
        """Book a refund of a day: it takes from its own sale while that waits."""
        self.ledger.book(cause, -amount, day, self.account)
        self.refunds[day].append((amount, released))

    def open(self, day: int, free: bool) -> None:
        """Refund, release, pay out."""
        for amount, released in self.refunds.pop(day, []):
            if released > day:
                self.waiting[released] -= amount
            else:
                self.released -= amount
        self.released += self.waiting.pop(day, 0)
        if free and self.calendar.pays(day):
            self.pay_out(self.released, self.calendar.arrives(day))

    def pay_out(self, balance: int, arrives: int) -> None:
        """Pay all of it, or nothing where it is too small."""
        if not self.enough(balance):
            return
        self.released -= balance
        self.ledger.post("payouts", -balance, self.account)
        self.ledger.book("payouts", balance, arrives)
        self.ledger.book("withdrawal", -self.cost(balance), arrives)

    def enough(self, balance: int) -> bool:
        """Say whether a balance is paid out."""
        return balance > 0 and balance >= cents(self.terms.minimum_payout)

    def forecast(
        self, day: int, last: int, waiting: dict[int, int] | None = None, balance: int | None = None
    ) -> list[int]:
        """Return what the bank gets on each day after a day if nothing more is sold.

        Another balance, and what else waits, may be given.
        """
        waiting = self.waiting if waiting is None else waiting
        to_come, balance = [0] * (last - day), self.released if balance is None else balance
        for later in range(day + 1, last + 1):
            balance += waiting.get(later, 0)
            if self.calendar.pays(later) and self.enough(balance):
                arrives = self.calendar.arrives(later)
                if arrives <= last:
                    to_come[arrives - day - 1] += balance - self.cost(balance)
                balance = 0
        return to_come
