"""What one shop is paid in one world, when, and in which tier."""

from typing import Any

from sim.network.shop import Shop
from sim.scenario.lane import WEEKDAYS
from sim.scenario.part import cents, mills

from .item import Item
from .ledger import Ledger
from .money import extended, part_of


def in_force(shop: Shop, day: int, key: str) -> Any:
    """Return a term of the settlement on a day: the last change counts."""
    value = getattr(shop.settlement, key)
    for change in shop.settlement.changes:
        if shop.day(change.from_) <= day and not (key == "payout_after_days" and change.tier):
            changed = getattr(change, key, None)
            value = value if changed is None else changed
    return value


def net_price(shop: Shop, price: int, day: int) -> int:
    """Return the mills of a sale after fees."""
    commission = part_of(price, in_force(shop, day, "commission"))
    return price - commission - mills(in_force(shop, day, "fee_per_unit"))


def refund_price(shop: Shop, price: int, day: int) -> int:
    """Return the mills that the return of a sale of a day costs."""
    terms, commission = shop.settlement, in_force(shop, day, "commission")
    kept = part_of(price, commission * terms.commission_kept_on_refund)
    if terms.commission_kept_at_most is not None:
        kept = min(kept, mills(terms.commission_kept_at_most))
    return price - part_of(price, commission) + kept


class Settlement:
    """The shop's account with its platform."""

    def __init__(self, shop: Shop, ledger: Ledger) -> None:
        self.shop, self.terms, self.ledger = shop, shop.settlement, ledger
        self.account, self.tier = shop.name, self.terms.start_tier
        self.shipped = [0.0]
        """Orders shipped before each day."""
        self.fees = self.total_days = 0
        self.on_trial = self.terms.deposit is not None
        self.end_trial(0)

    def days(self, day: int) -> int:
        """Return the days from delivery to payout of what leaves on a day."""
        days = in_force(self.shop, day, "payout_after_days")
        for tier in self.terms.tiers:
            if tier.name == self.tier:
                days = tier.payout_after_days
        for change in self.terms.changes:
            tells = change.payout_after_days is not None and change.tier == self.tier
            if change.tier and tells and self.shop.day(change.from_) <= day:
                days = change.payout_after_days
        return days

    def bank(self, day: int) -> None:
        """Let a payout that is too small wait for the next run."""
        payout = self.ledger.due("payouts", self.account, day)
        minimum = cents(self.terms.minimum_payout)
        if minimum and payout and payout < minimum:
            later = self.run(day - self.terms.transfer_days + 1) + self.terms.transfer_days
            self.ledger.hold(self.account, day, later)

    def review(self, day: int, score: float) -> None:
        """On the first of a month, find the first tier whose terms are met."""
        if self.shop.date(day).day != 1 or not self.terms.tiers:
            return
        look, orders = self.terms.review, 0.0
        first, last = day - look.from_days_ago, day - look.until_days_ago
        orders += look.orders_per_day_before * (min(last, 0) - min(first, 0))
        orders += self.shipped[max(last, 0)] - self.shipped[max(first, 0)]
        for tier in reversed(self.terms.tiers):
            if orders > tier.shipped_orders - 1e-6 and tier.score <= score:
                self.tier = tier.name

    def sell(self, day: int, sold: list[tuple[Item, int, int]], later: int = 0) -> None:
        """Bill what was sold of what left today, part of it as a reserve."""
        net, terms = 0, self.terms
        for _, units, price in sold:
            left = extended(units, net_price(self.shop, price, day))
            net += left
            self.fees += extended(units, price) - left
        held = part_of(net, in_force(self.shop, day, "reserve_share"))
        delivered = day + terms.delivery_days + later
        self.pay(day, net - held, self.end_of_cycle(delivered) + self.days(day))
        self.pay(day, held, delivered + terms.reserve_days)

    def deduct(self, day: int, earned: int) -> None:
        """Take what others earned on today's sales out of their payout."""
        delivered = day + self.terms.delivery_days
        self.pay(day, -earned, self.end_of_cycle(delivered) + self.days(day))

    def end_of_cycle(self, delivered: int) -> int:
        """Return the last day of the payout cycle of a day."""
        cycle = self.terms.payout_every_days
        return (delivered // cycle + 1) * cycle - 1

    def close(self, day: int, sent: list[tuple[Item, int]]) -> None:
        """Count the orders of all that left today, and the days to their payout."""
        orders = 0.0
        for item, units in sent:
            orders += units / item.basket
        self.shipped.append(self.shipped[-1] + orders)
        self.total_days += self.days(day)
        self.end_trial(day + 1)

    def end_trial(self, day: int) -> None:
        """Lock up the deposit from a day on, once it is due or enough orders were shipped."""
        terms = self.terms.deposit
        if not self.on_trial:
            return
        enough = terms.after_orders and self.shipped[-1] > terms.after_orders - 1e-6
        by_date = self.shop.day(terms.due_on) <= day if terms.due_on else not terms.after_orders
        if not (enough or by_date):
            return
        self.on_trial = False
        back = self.shop.day(terms.back_on) if terms.back_on else self.shop.days
        if back > day:
            self.ledger.book("platform deposit", -cents(terms.amount), day)
            self.ledger.book("platform deposit", cents(terms.amount), back)

    def pay(self, day: int, amount: int, released: int) -> None:
        """Book a payout, and what its transfer costs, with the first run after it is released."""
        arrives = self.run(max(released, day + 1)) + self.terms.transfer_days
        cost = part_of(amount, self.terms.withdrawal_share)
        self.ledger.book("payouts", amount, arrives, self.account)
        self.ledger.book("withdrawal", -cost, arrives, self.account)

    def run(self, day: int) -> int:
        """Return the first payout run on or after a day."""
        on = [WEEKDAYS.index(name) for name in self.terms.payout_weekdays] or range(7)
        while self.shop.date(day).weekday() not in on:
            day += 1
        return day
