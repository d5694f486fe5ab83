"""The totals of a run, as sim.world.totals names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.scenario.part import cents

if TYPE_CHECKING:
    from .shop import Shop


def _sum(shop: Shop, name: str) -> int:
    return sum(getattr(item, name) for item in shop.items)


def totals(shop: Shop) -> dict[str, float]:
    """Return what a planner compares, money in the currency, units in pieces."""
    wanted, served = _sum(shop, "wanted"), _sum(shop, "served")
    ordered = _sum(shop, "ordered") - sum(s.units for s in shop.setting.scenario.shipments)
    stock = sum((item.on_hand + item.on_order) * item.terms.worth for item in shop.items)
    owed = payable(shop)
    earned = shop.cash - shop.opening + shop.receivable - owed + stock
    return {
        "profit": (earned - opening_goods(shop)) / 100,
        "cash_low": shop.low / 100,
        "cash_low_day": shop.low_day,
        "cash_end": shop.cash / 100,
        "peak_cash_need": max(shop.opening - shop.low, 0) / 100,
        "units_wanted": wanted,
        "units_sold": _sum(shop, "shipped"),
        "units_served_at_once": served,
        "units_lost": wanted - served - _sum(shop, "accepted"),
        "units_cancelled": _sum(shop, "cancelled"),
        "units_returned": shop.returned,
        "fill_rate": served / wanted if wanted else 1.0,
        "stocked_out": float(_sum(shop, "out_days") > 0),
        "stocked_out_in_sale": float(any(item.sale_days_out for item in shop.items)),
        "sale_days_out": _sum(shop, "sale_days_out"),
        "sale_days": sum(
            on and day >= item.terms.launch
            for item in shop.items
            for day, on in enumerate(item.terms.sale)
        ),
        "stockout_days": _sum(shop, "out_days"),
        "net_sales": shop.revenue / 100,
        "ad_spend": shop.ad_spend / 100,
        "ad_spend_wasted": shop.wasted / 100,
        "live_fees": shop.fees / 100,
        "freight_cost": (sum(shop.buying.freight) + shop.freight_paid) / 100,
        "units_flown": shop.buying.flown,
        "air_share": shop.buying.flown / max(ordered, 1),
        "storage_cost": shop.storage / 100,
        "stock_end_units": _sum(shop, "on_hand"),
        "units_under_way_end": _sum(shop, "on_order"),
        "stock_end_value": stock / 100,
        "receivable_end": shop.receivable / 100,
        "payable_end": owed / 100,
        "orders_placed": shop.buying.placed,
        "units_ordered": ordered,
    }


def payable(shop: Shop) -> int:
    """Return the cents still owed for goods, freight and returns under way."""
    coming = (item.terms.refund * units for lots in shop.returns for item, units in lots)
    return sum(shop.buying.balances) + sum(shop.buying.freight) + sum(coming)


def opening_goods(shop: Shop) -> int:
    """Return the cents that goods on the shelf and on the water cost on the first day."""
    products = shop.setting.scenario.products
    units = {product.name: product.opening_stock for product in products}
    for shipment in shop.setting.scenario.shipments:
        units[shipment.product] += shipment.units
    return sum(units[product.name] * cents(product.unit_cost) for product in products)
