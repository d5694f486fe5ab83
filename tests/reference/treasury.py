"""What an order will cost, and what cash there will be, day by day in one world."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.scenario.lane import Lane
from sim.scenario.part import cents, mills

from .days import in_sale
from .factory import Factory
from .money import extended, half_up, part_of
from .setting import BEYOND
from .settlement import in_force, net_price, refund_price

if TYPE_CHECKING:
    from .purchasing import Ask
    from .seller import Seller
    from .shop import Shop

KNOWN = (
    "payouts", "withdrawal", "platform deposit", "sales before the first day",
    "bills of the time before", "deposit paid before the first day", "balances", "freight", "duty",
    "import VAT", "insurance", "transfers", "fulfilment", "ads", "cod fees",
)  # fmt: skip
"""What comes and goes on days that the seller knows."""
AHEAD = 120


class Bill(NamedTuple):
    """Cents that an order will cost on a day."""

    day: int
    cents: int


class Forecast:
    """The gate that looks ahead: all costs of an order, and cash on every day until the last."""

    def __init__(self, seller: Seller) -> None:
        self.seller, self.network = seller, seller.setting.network
        self.terms = self.network.terms.cash
        longest = max(math.ceil(float(d.max())) for d in seller.setting.plan.lead_days.values())
        afloat = [max(self.network.day(s.arrives), 0) for s in self.network.terms.shipments]
        self.promises = max([self.network.days + min(longest, BEYOND), *(d + 1 for d in afloat)])

    # --- what an order costs --------------------------------------------------------------------

    def bills(self, day: int, asked: list[Ask]) -> list[Bill]:
        """Return what falls due because of some orders."""
        booked, own = {}, [ask for ask in asked if ask.units]
        for ask in own:
            lane = self.seller.buying.usual(ask.item, ask.mode).lane
            _, booking = self.on_the_way(lane, ask.item.number, self.ready(day, ask.seller))
            booked[ask.seller.terms.name, lane.key] = booking
        units = [bill for ask in own for bill in self.bills_of_units(day, ask)]
        bookings = [bill for bills in booked.values() for bill in bills if bill.cents]
        return [*units, *bookings, *order_fees(day, own)]

    def bills_of_units(self, day: int, ask: Ask) -> list[Bill]:
        """Return what falls due because of the units of an order."""
        lane, ready = self.seller.buying.usual(ask.item, ask.mode).lane, self.ready(day, ask.seller)
        worth = extended(ask.units, ask.seller.list_price(ask.item.number))
        balance = half_up(ready) + ask.seller.terms.balance_days
        parts, _ = self.on_the_way(lane, ask.item.number, ready)
        each = [(math.ceil(amount * 1000 - 1e-6), due) for amount, due in parts]
        way = [Bill(due, extended(ask.units, amount)) for amount, due in each if amount]
        owed = [Bill(balance, worth - ask.deposit)] if ask.seller.terms.deposit_share < 1 else []
        return [Bill(day, ask.deposit), *owed, *way]

    def ready(self, day: int, factory: Factory) -> float:
        """Return when an order that need not queue is expected to be ready."""
        if factory.terms.ready_stock:
            return float(day)
        return factory.done(day, factory.terms.lead_time_days.mean, foreseen=True)

    def on_the_way(
        self, lane: Lane, number: int, ready: float
    ) -> tuple[list[tuple[float, int]], list[Bill]]:
        """Return what a unit costs on its way, and when; and what its booking costs."""
        carrier, row = self.seller.buying.carrier(lane), self.network.listings[number]
        home = self.network.homes[number]
        departs = carrier.departs(ready)
        sailing = min(departs, self.network.days + BEYOND - 1)
        at_once = not lane.sails and departs == half_up(ready)
        leaves = ready if at_once else departs
        lands = leaves + lane.transit_days.mean * carrier.season(sailing, "multiple")
        landed, dearer = half_up(lands), carrier.season(sailing, "rate_multiple")
        sensitive = [lane.sensitive_multiple if r.sensitive else 1.0 for r in self.network.listings]
        freight = (
            lane.charged(row.weight_kg, row.volume_m3) * lane.rate * sensitive[number] * dearer
        )
        begun = [t for t in lane.taxes if self.network.day(t.from_day) <= landed]
        taxes, vat = 0.0, 0.0
        if begun:
            tax = max(begun, key=lambda t: t.from_day)
            vat = tax.vat
            duty = row.unit_cost * (tax.duty + row.duty_share)
            fee = lane.ddp_fee if lane.duty_terms == "DDP" else 0.0
            taxes = duty * (1.0 + fee) + (row.unit_cost + duty + freight) * tax.vat
        wait = lane.bill_days if lane.duty_terms == "DDP" else 0
        premium = lane.insurance.premium if lane.insurance else 0.0
        unload = row.volume_m3 * home.inbound_per_m3 + row.handling_per_unit
        parts = [
            (freight, landed + lane.bill_days),
            (taxes, landed + wait),
            (row.unit_cost * premium, departs),
            (unload, half_up(lands + home.dock_days.mean)),
        ]
        rate = lane.rate * max(sensitive) * dearer
        booking = lane.fee_per_shipment + (lane.minimum_charged + (lane.step or 0.0)) * rate
        whole = [
            Bill(landed + lane.bill_days, cents(booking)), Bill(landed + wait, cents(booking * vat))
        ]  # fmt: skip
        return parts, whole

    # --- what there will be ---------------------------------------------------------------------

    def cash(self, day: int, last: int) -> list[int]:
        """Return cash at the close of each day from today to the last."""
        ledger, moves = self.seller.ledger, [0] * (last + 1 - day)
        for cause in KNOWN:
            for ahead in range(len(moves)):
                moves[ahead] += ledger.due(cause, day + ahead)
        for ahead in range(len(moves)):
            if day + ahead < self.network.winds_down_on:
                moves[ahead] -= cents(self.terms.fixed_cost_per_day)
        for shop in self.seller.shops:
            self._add_shop(shop, day, moves)
        return np.cumsum([ledger.cash + moves[0], *moves[1:]]).tolist()

    def _add_shop(self, shop: Shop, day: int, moves: list[int]) -> None:
        """Add what a shop's platform will pay, and what its ads, sessions and parcels cost."""
        terms, balance = shop.setting.shop, shop.settlement.balance
        waiting, released = dict(balance.waiting), balance.released
        sales = self._sales(shop, day, len(moves))
        ads = [self._ads(shop, day, ahead, sales[ahead]) for ahead in range(len(moves))]
        if shop.settlement.terms.ads_from_balance:
            released -= ads[0]
            for ahead in range(1, len(moves)):
                waiting[day + ahead] = waiting.get(day + ahead, 0) - ads[ahead]
        for ahead in range(len(moves)):
            if not shop.settlement.terms.ads_from_balance:
                moves[ahead] -= ads[ahead]
            moves[ahead] -= self._hosts(shop, day + ahead)
        if self.terms.gate == "ahead":
            for ahead, units in enumerate(sales):
                earned = 0
                for item, sold in zip(shop.items, units, strict=True):
                    earned += extended(sold, net(terms, item.number - terms.first, day + ahead))
                    each = item.from_home.cost
                    packed = mills(terms.packing.material_per_unit) if terms.packing else 0
                    moves[ahead] -= extended(sold, each + packed)
                on = min(day + ahead, terms.days - 1)
                kept = part_of(earned, 1.0 - in_force(terms, on, "reserve_share"))
                free = self._released(shop, day, day + ahead)
                waiting[free] = waiting.get(free, 0) + kept
        if shop.is_free(day):
            paid = balance.forecast(day, day + len(moves) - 1, waiting, released)
            for ahead, amount in enumerate(paid, start=1):
                moves[ahead] += amount

    def _ads(self, shop: Shop, day: int, ahead: int, sold: list[int]) -> int:
        """Return planned ads: where sales count, of a listing as far as its plan is there."""
        if day + ahead >= self.network.days:
            return 0
        budgets = [item.terms.ads_budget[day + ahead] for item in shop.items]
        if self.terms.gate == "known":
            return half_up(sum(budgets))
        total = 0
        for item, budget, units in zip(shop.items, budgets, sold, strict=True):
            plan = self.seller.setting.plan.cumulative[:, item.number]
            planned = float(plan[day + ahead + 1] - plan[day + ahead])
            share = min(units, planned) / planned if planned > 0 else 1.0
            total += half_up(budget * share)
        return total

    @property
    def lag(self) -> int:
        """Return the most days from a sale until the bank has its money."""
        return max(self._lag(shop) for shop in self.seller.shops)

    def _lag(self, shop: Shop) -> int:
        terms, calendar = shop.setting.shop, shop.settlement.balance.calendar
        slowest = max(max(terms.settlement.payout_days(terms.date(d))) for d in range(terms.days))
        later = terms.cash_on_delivery.remitted_after_days if terms.cash_on_delivery else 0
        lags = []
        for day in range(62):
            closed = calendar.closes(day + terms.settlement.delivery_days + later)
            paid = calendar.next(max(closed + slowest, day + 1))
            lags.append(calendar.arrives(paid) - day)
        return max(lags)

    def _hosts(self, shop: Shop, day: int) -> int:
        terms = shop.setting.shop
        hosts = {host.name: host for host in terms.hosts}
        return sum(
            cents(hosts[live.host].fee_per_session)
            for live in terms.lives
            if terms.day(live.start.date()) == day
        )

    def _sales(self, shop: Shop, day: int, days: int) -> list[list[int]]:
        """Return the units that the plan sells of each item on each day, as there are any."""
        plan = self.seller.setting.plan.cumulative
        rows = []
        for item in shop.items:
            expected = plan[:, item.number].tolist()
            lowest, so_far, sold = 0.0, 0, []
            for ahead in range(days):
                until = min(day + ahead + 1, len(expected) - 1)
                planned = expected[until] - expected[min(day, len(expected) - 1)]
                wanted = planned + item.backlog
                idx = min(max(day + ahead, min(day, self.promises - 1)), self.promises - 1)
                later = sum(n for d, n in item.promised if min(d, self.promises - 1) > idx)
                there = item.on_hand + max(item.on_order - later, 0)
                lowest = min(lowest, there - wanted)
                total = math.floor(max(wanted + lowest, 0.0) + 1e-6)
                sold.append(total - so_far)
                so_far = total
            rows.append(sold)
        return [list(units) for units in zip(*rows, strict=True)]

    def _released(self, shop: Shop, day: int, sold: int) -> int:
        """Return when the money of a planned sale is released, by today's tier."""
        terms = shop.setting.shop
        later = terms.cash_on_delivery.remitted_after_days if terms.cash_on_delivery else 0
        delivered = sold + terms.settlement.delivery_days + later
        closed = shop.settlement.balance.calendar.closes(delivered)
        return max(closed + shop.settlement.days(day), sold + 1)


def net(terms, row: int, day: int) -> int:
    """Return the mills that a unit sold on a day brings, less what is expected back."""
    listing, door, on = terms.listings[row], terms.cash_on_delivery, min(day, terms.days - 1)
    share = min([1.0, *(1.0 - p.discount for p in in_sale_on(terms, listing.product, day))])
    price = half_up(mills(listing.price) * share)
    brings = net_price(terms, price, on)
    brings -= half_up(listing.return_share * refund_price(terms, price, on))
    if not door:
        return brings
    fee = part_of(price, door.fee_share) + mills(door.fee_per_unit)
    return half_up((brings - half_up(fee * door.share)) * (1.0 - door.share * door.refused_share))


def in_sale_on(terms, product: str, day: int) -> list:
    """Return the promotions of a product whose sale is on."""
    flags = in_sale(terms, product, day)
    return [p for p, on in zip(terms.promotions, flags, strict=True) if on]


class AheadGate:
    """Looks at every day until an order's last cost."""

    def __init__(self, forecast: Forecast, floor: int) -> None:
        self.forecast, self.floor, self.lag = forecast, floor, forecast.lag

    def bills(self, day: int, asked: list[Ask]) -> list[Bill]:
        """Return all that orders will cost."""
        return self.forecast.bills(day, asked)

    def bills_of_units(self, day: int, ask: Ask) -> list[Bill]:
        """Return the part of it that goes with the units."""
        return self.forecast.bills_of_units(day, ask)

    def room(self, day: int, asked: list[Ask]) -> dict[int, int]:
        """Return the lowest cash above the floor from each day on that something is due."""
        days = sorted({bill.day for bill in self.bills(day, asked)})
        cash = self.forecast.cash(day, days[-1] + self.lag)
        return {due: max(min(cash[due - day :]) - self.floor, 0) for due in days}


class DepositGate:
    """Looks at deposits and order fees."""

    def __init__(self, seller: Seller) -> None:
        self.seller = seller

    def bills(self, day: int, asked: list[Ask]) -> list[Bill]:
        """Return what is due at once."""
        own = [ask for ask in asked if ask.units]
        return [Bill(day, ask.deposit) for ask in own] + order_fees(day, own)

    def bills_of_units(self, day: int, ask: Ask) -> list[Bill]:
        """Return the deposit."""
        return [Bill(day, ask.deposit)]

    def room(self, day: int, asked: list[Ask]) -> dict[int, int]:
        owed = self.seller.ledger.outstanding(
            "balances", "freight", "duty", "import VAT", "insurance", "transfers"
        )
        return {day: max(self.seller.spendable() + owed, 0)}


def gate_of(seller: Seller) -> AheadGate | DepositGate:
    """Return the gate on orders that the file asks for."""
    cash = seller.setting.network.terms.cash
    if cash.spend_freely or cash.gate == "deposit":
        return DepositGate(seller)
    return AheadGate(Forecast(seller), seller.reserve - seller.line)


def order_fees(day: int, asked: list[Ask]) -> list[Bill]:
    """Return one fee for each supplier that gets an order."""
    sellers = {ask.seller.terms.name: ask.seller for ask in asked}
    return [Bill(day, cents(seller.terms.order_fee)) for seller in sellers.values()]


def until(bills: list[Bill], days: list[int]) -> list[int]:
    """Return what is due until each of some days."""
    by_day: dict[int, int] = defaultdict(int)
    for bill in bills:
        by_day[bill.day] += bill.cents
    return [sum(amount for due, amount in by_day.items() if due <= day) for day in days]
