"""The totals of a run: what a planner compares policies by."""

from __future__ import annotations

import numpy as np

from ...arrays import Floats, Numbers
from ...network.network import Network
from ...scenario.part import cents
from ..money.deposit import CAUSE as DEPOSIT
from ..platform.totals import platform_totals
from .books import Books
from .seller import Seller


def totals(seller: Seller, books: Books) -> dict[str, Floats]:
    """Return one row a world; money in the scenario's currency, units in pieces.

    Units wanted and served at once are those of buyers' first choice; what they bought instead of
    it is sold, and not lost.
    Shapes: (W,) each.
    """
    stock, ledger, buying = seller.stock, seller.ledger, seller.purchasing.inbound
    paid, stocks = ledger.moved, seller.worth.at_the_end(seller.goods)
    instead = sum(shop.market.substitutes.units for shop in seller.shops)
    wanted, served = _sum(stock.wanted) - instead, _sum(stock.served) - instead
    afloat = sum(shipment.units for shipment in seller.network.scenario.shipments)
    ordered = _sum(stock.ordered) - afloat
    return {
        "profit": profit(seller),
        "cash_low": books.low / 100,
        "cash_low_day": books.low_day.astype(np.float64),
        "cash_end": ledger.cash / 100,
        "peak_cash_need": np.maximum(ledger.opening - books.low, 0) / 100,
        "units_wanted": wanted,
        "units_sold": _sum(stock.shipped),
        "units_served_at_once": served,
        "units_lost": _sum(stock.lost) - instead,
        "units_cancelled": _sum(stock.cancelled),
        "units_returned": _sum([shop.returns.returned for shop in seller.shops]),
        "fill_rate": np.where(wanted > 0, served / np.maximum(wanted, 1), 1.0),
        "stocked_out": (books.out_days.sum(axis=0) > 0).astype(np.float64),
        "stocked_out_in_sale": (books.sale_days_out.sum(axis=0) > 0).astype(np.float64),
        "sale_days_out": _sum(books.sale_days_out),
        "sale_days": np.full(len(wanted), float(books.sale_days)),
        "stockout_days": _sum(books.out_days),
        "stockouts": _sum(books.alarms.stockouts),
        "stockouts_missed": _sum(books.alarms.missed),
        "warning_days": _sum(books.alarms.warning_days),
        "false_alarms": _sum(books.alarms.false_alarms),
        "alert_days": _sum(books.alarms.alert_days),
        "months": np.full(len(wanted), seller.network.days / 30),
        "net_sales": ledger.booked("payouts") / 100,
        "ad_spend": -ledger.booked("ads") / 100,
        "ad_spend_wasted": _sum([shop.wasted for shop in seller.shops]) / 100,
        "live_fees": -paid["live fees"] / 100,
        "freight_cost": -ledger.booked("freight") / 100,
        "units_flown": buying.flown.astype(np.float64),
        "air_share": buying.flown / np.maximum(ordered, 1),
        "storage_cost": -paid["storage"] / 100,
        "stock_end_units": _sum(stock.on_hand),
        "units_under_way_end": _sum(stock.on_order + stock.on_road),
        "stock_end_value": stocks / 100,
        "receivable_end": ledger.outstanding("payouts") / 100,
        "payable_end": seller.payable / 100,
        "units_failed": _sum(stock.failed),
        "orders_placed": buying.placed.astype(np.float64),
        "units_ordered": ordered,
        **_of_mechanisms(seller),
        **_of_money(seller, books),
        **platform_totals([shop.platform for shop in seller.shops]),
    }


def _of_mechanisms(seller: Seller) -> dict[str, Floats]:
    """Return the totals of what a scenario switches on, all shops together; none of the rest.

    They are whole units or cents, and so are their sums.
    """
    found: dict[str, Floats] = seller.warehouse.totals() | seller.records.totals()
    found |= seller.ad_account.totals() | seller.transfers.totals()
    for shop in seller.shops:
        market = shop.market
        departments = (
            market.prices, market.substitutes, market.live, market.referrals, market.fallback,
            shop.packing, shop.promise, shop.delivery, shop.doorstep, shop.collection,
            shop.inspection,
        )  # fmt: skip
        for department in departments:
            for name, total in department.totals().items():
                found[name] = np.round(found.get(name, 0.0) + total, 2)
    return found


def _of_money(seller: Seller, books: Books) -> dict[str, Floats]:
    """Return what platforms and bank cost, and what they hold where the scenario says so."""
    ledger, line = seller.ledger, seller.network.scenario.cash.credit
    terms = [shop.settlement for shop in seller.network.shops]
    found = {
        "platform_fees": _sum([shop.settlement.fees for shop in seller.shops]) / 100,
        "refund_cost": -ledger.booked("refunds") / 100,
        "payout_days": payout_days(seller),
    }
    if any(term.withdrawal_share for term in terms):
        found["withdrawal_cost"] = -ledger.booked("withdrawal") / 100
    if any(term.deposit for term in terms):
        found["deposit_locked"] = ledger.outstanding(DEPOSIT) / 100
    if line:
        found["interest_paid"] = -ledger.moved["interest"] / 100
        found["cash_short"] = np.maximum(-books.low - cents(line.limit), 0) / 100
    return found


def payout_days(seller: Seller) -> Floats:
    """Return the days from delivery to payout, the mean over days and shops, (W,)."""
    days = _sum([shop.settlement.tiers.total_days for shop in seller.shops])
    return days / (seller.network.days * len(seller.shops))


def profit(seller: Seller) -> Floats:
    """Return what the horizon earned, in the scenario's currency, (W,).

    Change of cash and of the ad wallet, plus what buyers owe, less what is owed, plus what goods
    are worth at the end, less goods at the start (shelf and water) at their cost.
    """
    ledger = seller.ledger
    earned = ledger.cash - ledger.opening + ledger.outstanding() + seller.ad_account.gain
    goods = seller.worth.at_the_end(seller.goods)
    return np.asarray((earned + goods - opening_cost(seller.network)) / 100)


def opening_cost(network: Network) -> int:
    """Return the cents that goods on the shelf and on the water cost before the first day."""
    cost = {product.name: cents(product.unit_cost) for product in network.scenario.products}
    shelf = sum(row.opening_stock * cost[row.product] for row in network.listings)
    return shelf + sum(s.units * cost[s.product] for s in network.scenario.shipments)


def _sum(rows: Numbers | list[Numbers]) -> Floats:
    return np.asarray(np.sum(rows, axis=0), dtype=np.float64)
