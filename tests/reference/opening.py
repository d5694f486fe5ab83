"""The books of a running shop in one world, entry by entry; and what was sold before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sim.scenario.part import cents, mills

from .money import extended
from .returns import return_chances
from .settlement import net_price, refund_price

if TYPE_CHECKING:
    from .seller import Seller
    from .shop import Shop


def open_books(seller: Seller) -> None:
    """Bring what the file's `[opening]` says."""
    network, ledger = seller.setting.network, seller.ledger
    opening = network.terms.opening
    for bill in opening.payables:
        ledger.book("bills of the time before", -cents(bill.amount), network.day(bill.on))
    for due in opening.receivables:
        shop = next(s for s in seller.shops if due.shop in {None, s.setting.shop.name})
        shop.settlement.balance.bring(cents(due.amount), network.day(due.on))
    for name, units in opening.waiting_orders.items():
        item = next(item for item in seller.items if item.listing.name == name)
        item.wanted += units
        item.accepted += units
        item.waited += units
    for item in seller.items if opening.waiting_orders else ():
        item.fill()
    for shop in seller.shops:
        bring_sales(seller, shop)


def sold_on(seller: Seller, number: int, day: int) -> int:
    """Return what a listing sold on a day before the first."""
    network, plan = seller.setting.network, seller.setting.plan.cumulative
    opening, units = network.terms.opening, 0
    first = -opening.sold_like_this_days
    if day >= first:
        rate = plan[7][number] / 7
        so_far = [math.floor((d - first) * rate + 1e-6) for d in (day, day + 1)]
        units += so_far[1] - so_far[0]
    for parcels in opening.parcels:
        if network.day(parcels.left_on) == day:
            units += parcels.units if parcels.listing == network.listings[number].name else 0
    return units


def bring_sales(seller: Seller, shop: Shop) -> None:
    """Bring the money of what a shop sold before the first day, and what of it comes back."""
    opening, terms = seller.setting.network.terms.opening, shop.setting.shop
    ages = [-terms.day(parcels.left_on) for parcels in opening.parcels]
    days = range(-max([opening.sold_like_this_days, *ages]), 0)
    prices = [mills(item.listing.price) for item in shop.items]
    sales = {}
    for day in days:
        net = 0
        for item, price in zip(shop.items, prices, strict=True):
            units = sold_on(seller, item.number, day)
            net += extended(units, net_price(terms, price, 0))
        sales[day] = shop.settlement.bring(day, net)
    refunds: dict[tuple[int, int], int] = {}
    for p, (item, price) in enumerate(zip(shop.items, prices, strict=True)):
        for after, chance in return_chances(terms, item.listing).items():
            so_far = came_back = 0
            for day in days:
                so_far += sold_on(seller, item.number, day)
                units = math.floor(so_far * chance + 1e-6) - came_back
                came_back += units
                if day + after >= 0:
                    shop.back.expect(p, units, day + after, refused=False)
                    refund = extended(units, refund_price(terms, price, 0))
                    refunds[day, after] = refunds.get((day, after), 0) + refund
    for (day, after), refund in refunds.items():
        shop.settlement.refund(day + after, sales[day], refund)
