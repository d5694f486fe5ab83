"""The totals of a run, as sim.world.run.totals names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.part import cents, mills

from .alarms import alarms
from .days import prices_change
from .money import extended, half_up

if TYPE_CHECKING:
    from .item import Item
    from .ledger import Ledger
    from .platform import Standing
    from .seller import Seller

AD_TOTALS = (
    "ad_orders_incremental", "ad_sales_incremental", "ad_orders_attributed", "ad_sales_attributed",
)  # fmt: skip


def _sum(seller: Seller, name: str) -> int:
    return sum(getattr(item, name) for item in seller.items)


KEEPING = ("storage", "over capacity", "cost of capital", "interest")
DEPOSITS = ("platform deposit", "deposit paid before the first day")


def totals(seller: Seller) -> dict[str, float]:
    """Return what a planner compares, money in the currency, units in pieces."""
    in_one = seller.setting.network.minor.in_one
    return {name: n / in_one if name in MONEY else n for name, n in counted(seller).items()}


MONEY = {
    "profit", "profit_half_restock", "profit_half_leftover", "profit_not_counted",
    "cash_low", "cash_end",
    "peak_cash_need", "net_sales", "platform_fees", "refund_cost",
    "ad_spend", "ad_spend_wasted", "live_fees", "freight_cost", "storage_cost", "stock_end_value",
    "receivable_end", "payable_end", "withdrawal_cost", "deposit_locked", "interest_paid",
    "cash_short", "transfer_cost", "warehouse_fees", "packing_cost", "cod_fees", "return_cost",
    "ad_wallet_end", "discounts", "commission", "ad_sales_incremental", "ad_sales_attributed",
    "platform_balance_low", "platform_balance_end", "capital_cost",
}  # fmt: skip


def counted(seller: Seller) -> dict[str, float]:
    """Return the same with money in minor units."""
    shipments = seller.setting.network.terms.shipments
    ordered = _sum(seller, "ordered") - sum(s.units for s in shipments)
    ledger = seller.ledger
    return {
        **seller.service,
        "profit": profit(seller) - late(seller, seller.restocked),
        "profit_half_restock": profit(seller) - late(seller, seller.half_restocked),
        "profit_half_leftover": profit(seller, 0.5) - late(seller, seller.restocked),
        "profit_not_counted": late(seller, seller.restocked),
        "cash_low": seller.low,
        "cash_low_day": seller.low_day,
        "cash_end": ledger.cash,
        "peak_cash_need": max(ledger.opening - seller.low, 0),
        "units_sold": _sum(seller, "shipped"),
        "units_returned": sum(shop.back.returned for shop in seller.shops),
        "stocked_out": float(_sum(seller, "out_days") > 0),
        "stocked_out_in_sale": float(any(item.sale_days_out for item in seller.items)),
        "sale_days_out": _sum(seller, "sale_days_out"),
        "sale_days": sum(
            on and day >= item.launch
            for item in seller.items
            for day, on in enumerate(item.terms.on_sale)
        ),
        "stockout_days": _sum(seller, "out_days"),
        **rung(seller),
        "months": seller.setting.network.plan_days / 30,
        "net_sales": ledger.booked("sales"),
        "platform_balance_low": seller.balance_low,
        "platform_balance_end": sum(s.settlement.balance.released for s in seller.shops),
        "platform_fees": sum(shop.settlement.fees for shop in seller.shops),
        "refund_cost": -ledger.booked("refunds"),
        "payout_days": sum(s.settlement.total_days for s in seller.shops)
        / (seller.days * len(seller.shops)),
        "ad_spend": -ledger.booked("ads"),
        "ad_spend_wasted": sum(shop.wasted for shop in seller.shops),
        "live_fees": -ledger.moved["live fees"],
        "freight_cost": -ledger.booked("freight"),
        "units_flown": seller.buying.flown,
        "air_share": seller.buying.flown / max(ordered, 1),
        "storage_cost": -ledger.moved["storage"],
        "stock_end_units": _sum(seller, "on_hand"),
        "units_under_way_end": _sum(seller, "on_order") + _sum(seller, "on_road"),
        "stock_end_value": left(seller),
        "receivable_end": receivable(ledger),
        "payable_end": payable(ledger),
        "units_failed": _sum(seller, "failed"),
        "orders_placed": seller.buying.placed,
        "units_ordered": ordered,
        **dict(_of_money(seller)),
        **dict(_of_the_market(seller)),
        **dict(_of_goods(seller)),
        **dict(_of_parcels(seller)),
    }


def service(seller: Seller) -> dict[str, float]:
    """Return what buyers wanted and got so far, and how the shops stand with their platforms."""
    instead = sum(shop.substituted for shop in seller.shops)
    wanted, served = _sum(seller, "wanted") - instead, _sum(seller, "served") - instead
    return {
        "units_wanted": wanted,
        "units_served_at_once": served,
        "units_lost": wanted - served - _sum(seller, "accepted") - instead,
        "units_cancelled": _sum(seller, "cancelled"),
        "fill_rate": served / wanted if wanted else 1.0,
        "stock_plan_end_units": _sum(seller, "on_hand"),
        **standing([shop.standing for shop in seller.shops if shop.standing]),
    }


def profit(seller: Seller, worth: float = 1.0) -> int:
    """Return the cents that the days so far earned, goods left at a share of their worth."""
    transfers = sum(shop.settlement.balance.transfer_cost for shop in seller.shops)
    earned = seller.ledger.earned - transfers + seller.ad_account.gain
    return earned + left(seller, worth) - seller.opened_with


def standing_of(seller: Seller) -> tuple[int, list[int], int]:
    """Return what is earned, the units of each product there or lost there, and paid to keep."""
    units = [count + item.expired + item.shrunk for item, count in goods(seller)]
    kept = sum(-seller.ledger.booked(cause) for cause in KEEPING)
    return profit(seller, 0.0), units, kept


def late(seller: Seller, then: tuple[int, list[int], int]) -> int:
    """Return what was earned since then, beyond what goods sold would cost again, and keeping."""
    (before, had, paid), (now, has, spent) = then, standing_of(seller)
    costs = seller.setting.network.landed_costs
    again = sum(
        extended(old - new, mills(cost)) for old, new, cost in zip(had, has, costs, strict=True)
    )
    return now - before - again + spent - paid


def left(seller: Seller, worth: float = 1.0) -> int:
    """Return what all goods count at a share of their leftover_value."""
    return sum(
        extended(units, mills(worth * item.listing.leftover_value)) for item, units in goods(seller)
    )


def _of_money(seller: Seller) -> Iterator[tuple[str, float]]:
    """Yield the totals of terms of payment and credit where there are any."""
    terms, ledger = [shop.settlement.terms for shop in seller.shops], seller.ledger
    if any(term.withdrawal_share for term in terms):
        yield "withdrawal_cost", -ledger.booked("withdrawal")
    if any(term.deposit for term in terms):
        yield "deposit_locked", ledger.outstanding(*DEPOSITS)
    cash = seller.setting.network.terms.cash
    if seller.credit or not cash.spend_freely:
        yield "interest_paid", -ledger.moved["interest"]
    if cash.capital_per_year:
        yield "capital_cost", -ledger.moved["cost of capital"]
    if seller.credit:
        yield "cash_short", max(-seller.low - cents(seller.credit.limit), 0)


def _of_goods(seller: Seller) -> Iterator[tuple[str, float]]:
    """Yield the totals of what happens to goods in shops and warehouses where anything does."""
    loans = [loan for item in seller.items for loan in item.loans]
    for name, pooled in (("units_from_pool", True), ("units_from_elsewhere", False)):
        if any(loan.pooled == pooled for loan in loans):
            yield name, sum(loan.units for loan in loans if loan.pooled == pooled)
    file = seller.setting.network.terms
    if file.deliveries or any(region.fallback for region in file.regions):
        yield "unit_days_of_delivery", sum(shop.unit_days for shop in seller.shops)
    if seller.trucks:
        yield "units_transferred", seller.trucks.units
        yield "transfer_cost", -seller.ledger.booked("transfers")
    if seller.perishable:
        yield "units_expired", _sum(seller, "expired")
    if seller.records:
        yield "units_shrunk", _sum(seller, "shrunk")
    if seller.storage.has_fees:
        yield "warehouse_fees", seller.storage.fees


def _of_parcels(seller: Seller) -> Iterator[tuple[str, float]]:
    """Yield the totals of packing, doorstep and returns where there are any."""
    packing = [shop.packing for shop in seller.shops if shop.packing]
    if packing:
        yield "packing_cost", sum(station.paid for station in packing)
    if any(station.terms.promised_days is not None for station in packing):
        yield "units_late", _sum(seller, "late")
    terms = [shop.setting.shop for shop in seller.shops]
    if any(shop.cash_on_delivery for shop in terms):
        yield "units_refused", sum(shop.back.refused for shop in seller.shops)
        yield "cod_fees", sum(shop.back.fees for shop in seller.shops)
    if any(shop.returns.handling for shop in terms):
        yield "units_scrapped", sum(shop.back.scrapped for shop in seller.shops)
        yield "return_cost", sum(shop.back.paid for shop in seller.shops)


def _of_the_market(seller: Seller) -> Iterator[tuple[str, float]]:
    """Yield the totals of prices, sessions, creators and ads where there are any."""
    shops, terms = seller.shops, [shop.setting.shop for shop in seller.shops]
    file = seller.setting.network.terms
    if file.ad_wallet:
        yield "ad_wallet_end", seller.ad_account.worth
    if any(prices_change(shop) for shop in terms):
        yield "discounts", sum(item.price.given for item in seller.items)
    if file.substitutes:
        yield "units_substituted", sum(shop.substituted for shop in shops)
    if any(part.commission for shop in terms for part in (*shop.hosts, *shop.creators)):
        yield "commission", sum(shop.traffic.paid for shop in shops)
    reports = [shop.traffic.of_ads for shop in shops if shop.traffic.dashboard]
    for name in AD_TOTALS if reports else ():
        yield name, sum(half_up(report[name]) for report in reports)
    if any(live.ends_when_sold_out for shop in terms for live in shop.lives):
        yield "live_orders_gone", sum(round(shop.live_gone) for shop in shops)


def standing(judged: list[Standing]) -> dict[str, float]:
    """Return how the shops that the platform judges stand with it."""
    if not judged:
        return {}
    names = ("orders", "dispatched", "late", "cancelled")
    units = {name: sum(day[name] for shop in judged for day in shop.past) for name in names}
    return {
        "score_end": sum(sorted(shop.stars for shop in judged)) / len(judged),
        "late_rate": min(units["late"] / max(units["dispatched"], 1), 1.0),
        "cancel_rate": units["cancelled"] / max(units["orders"], 1),
        "points_end": sum(shop.points for shop in judged),
        "days_banned": sum(shop.shop.days for shop in judged),
        "ad_days_banned": sum(shop.ads.days for shop in judged),
        "units_turned_away": sum(shop.turned_away for shop in judged),
        "units_taken": units["orders"],
        "units_dispatched": units["dispatched"],
    }


def rung(seller: Seller) -> dict[str, int]:
    """Return the counts of alarms of all products."""
    counts = [alarms(item.levels, item.outs) for item in seller.items]
    return {name: sum(count[name] for count in counts) for name in counts[0]}


def goods(seller: Seller) -> list[tuple[Item, int]]:
    """Return every product and its units: at home, to be packed, under way and on the way back."""
    return [
        (
            item,
            item.on_hand
            + item.shipped
            - item.dispatched
            + item.on_road
            + seller.buying.coming(item)
            + shop.back.waiting(p)
            + shop.back.fit_under_way(p),
        )
        for shop in seller.shops
        for p, item in enumerate(shop.items)
    ]


def receivable(ledger: Ledger) -> int:
    """Return the cents that platforms hold, and payouts on their way to the bank."""
    return sum(ledger.held.values()) + ledger.outstanding("payouts", "sales before the first day")


def payable(ledger: Ledger) -> int:
    """Return the cents still owed."""
    others = ledger.outstanding("payouts", "sales before the first day", *DEPOSITS)
    return others - ledger.outstanding()


def at_cost(seller: Seller) -> int:
    """Return what all goods cost, without freight."""
    return sum(extended(units, mills(item.listing.unit_cost)) for item, units in goods(seller))
