"""What one shop is paid in one world, when, and in which tier."""

from typing import Any, NamedTuple

from sim.chance.inputs import AsTold, Change
from sim.network.shop import Shop
from sim.scenario.part import cents, mills

from .balance import Balance
from .item import Item
from .ledger import Ledger
from .money import extended, half_up, part_of


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


class Sale(NamedTuple):
    """When the money of what left on a day, and is paid for alike, is released."""

    day: int
    released: int
    reserve_released: int


class Settlement:
    """The shop's account with its platform."""

    def __init__(self, shop: Shop, ledger: Ledger, payout: Change | AsTold) -> None:
        self.shop, self.terms, self.ledger = shop, shop.settlement, ledger
        self.payout = payout
        self.balance, self.tier = Balance(shop, ledger), self.terms.start_tier
        self.shipped = [0.0]
        """Orders shipped before each day."""
        self.fees = self.total_days = 0
        self.on_trial = self.terms.deposit is not None
        self.lock_before()
        self.end_trial(0)

    def days(self, day: int) -> int:
        """Return the days from delivery to payout of what leaves on a day, as the file says."""
        days = in_force(self.shop, day, "payout_after_days")
        for tier in self.terms.tiers:
            if tier.name == self.tier:
                days = tier.payout_after_days
        for change in self.terms.changes:
            tells = change.payout_after_days is not None and change.tier == self.tier
            if change.tier and tells and self.shop.day(change.from_) <= day:
                days = change.payout_after_days
        return days

    def true_days(self, day: int) -> int:
        """Return the same as they are; of what left before the first day as the file says."""
        told = self.days(max(day, 0))
        if day < 0 or isinstance(self.payout, AsTold):
            return told
        return half_up(max(told * self.payout.times + self.payout.plus, 0.0))

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

    def sell(self, day: int, sold: list[tuple[Item, int, int]], later: int = 0) -> Sale:
        """Bill what was sold of what left today, part of it as a reserve."""
        net, terms = 0, self.terms
        for _, units, price in sold:
            left = extended(units, net_price(self.shop, price, day))
            net += left
            self.fees += extended(units, price) - left
        held = part_of(net, in_force(self.shop, day, "reserve_share"))
        delivered = day + terms.delivery_days + later
        sale = self.sale(day, delivered)
        self.balance.earn("sales", net - held, sale.released)
        self.balance.earn("sales", held, sale.reserve_released)
        return sale

    def sale(self, day: int, delivered: int) -> Sale:
        """Return when the money of a day's sale is released."""
        return Sale(day, self.released(day, delivered), self.reserve_released(day, delivered))

    def bring(self, day: int, net: int) -> Sale:
        """Bring what a sale before the first day brought, at the terms of the first day."""
        held = part_of(net, in_force(self.shop, 0, "reserve_share"))
        sale = self.sale(day, day + self.terms.delivery_days)
        self.balance.bring(net - held, sale.released)
        self.balance.bring(held, sale.reserve_released)
        return sale

    def refund(self, day: int, sale: Sale, refund: int) -> None:
        """Give back a part of what a sale brought, its reserve's share from the reserve."""
        held = part_of(refund, in_force(self.shop, max(sale.day, 0), "reserve_share"))
        cause = "refunds of earlier sales" if sale.day < 0 else "refunds"
        self.balance.refund(refund - held, day, sale.released, cause)
        self.balance.refund(held, day, sale.reserve_released, cause)

    def deduct(self, day: int, earned: int) -> None:
        """Take what others earned on today's sales out of their payout."""
        delivered = day + self.terms.delivery_days
        self.balance.earn("sales", -earned, self.released(day, delivered))

    def released(self, day: int, delivered: int) -> int:
        """Return when the platform releases what was sold on a day: not on the day itself."""
        return max(self.balance.calendar.closes(delivered) + self.true_days(day), day + 1)

    def reserve_released(self, day: int, delivered: int) -> int:
        """Return when it releases what it held back."""
        since = delivered
        if self.terms.reserve_from == "payout":
            since = self.balance.calendar.next(self.released(day, delivered))
        return max(since + self.terms.reserve_days, day + 1)

    def close(self, day: int, sent: list[tuple[Item, int]]) -> None:
        """Count the orders of all that left today, and the days to their payout."""
        orders = 0.0
        for item, units in sent:
            orders += units / item.basket
        self.shipped.append(self.shipped[-1] + orders)
        self.total_days += self.true_days(day)
        self.end_trial(day + 1)

    def lock_before(self) -> None:
        """Take a deposit that was due before the first day as paid, and not back yet."""
        terms = self.terms.deposit
        if terms and terms.due_on and self.shop.day(terms.due_on) < 0:
            self.on_trial = False
            back = self.shop.day(terms.back_on) if terms.back_on else self.shop.days
            if back >= 0:
                self.ledger.book("deposit paid before the first day", cents(terms.amount), back)

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
