"""What the shop's books open with: past sales, money that the platform holds, goods on the way."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from ...scenario.currency import MinorUnit
from ...scenario.written import written
from ...words import shop_file as say
from ..daily import Daily
from ..fitted import OnTheWay
from .block import Block, Line
from .shop import Shop

_DAYS = 28
_LONGEST = 365
"""Days that a shipment may be overdue in a scenario."""
_AFLOAT_AHEAD = 365


def opening(shop: Shop) -> Iterator[Block]:
    """Yield the money that platforms hold, and the sales that averages reach back into."""
    owed = [{"on": on, "amount": amount} for on, amount in sorted(_owed(shop).items())]
    if owed:
        source = shop.during(say.FROM_SETTLEMENTS)
        line = Line("receivables", owed, say.OWED(), "fit", source)
        yield Block("[opening]", [line], "opening")
    last = f"{shop.fitted.last}"
    sold = [
        (p.sku, recent(p.daily)) for p in shop.fitted.products if p.daily.last == shop.fitted.last
    ]
    lines = [Line(written(sku), units, say.HISTORY(last=last), "fit") for sku, units in sold]
    if lines:
        yield Block("[opening.history]", lines)


def recent(daily: Daily) -> list[int]:
    """Return the units of the last four weeks, (28,) or fewer."""
    return [int(units) for units in daily.units[-_DAYS:]]


def _owed(shop: Shop) -> Mapping[dt.date, float]:
    """Return amounts by their day; what is overdue comes on the first day."""
    decimals = MinorUnit.of(shop.market.currency).decimals
    owed: dict[dt.date, float] = {}
    for due in shop.fitted.receivables:
        on = max(due.on, shop.start)
        owed[on] = owed.get(on, 0.0) + due.amount
    rounded = {on: round(amount, decimals) for on, amount in owed.items()}
    return {on: amount for on, amount in rounded.items() if amount > 0}


def shipments(shop: Shop) -> Line:
    """Return what is on the way, and overdue if its day has gone by."""
    goods = [_shipment(g, shop) for g in shop.fitted.on_the_way if known(g, shop)]
    return Line("shipment", goods, say.AFLOAT(), "fit")


def known(goods: OnTheWay, shop: Shop) -> bool:
    """Say whether goods on the way are of a product of the file, and of days that it takes."""
    first, last = shop.start - dt.timedelta(_LONGEST), shop.start + dt.timedelta(_AFLOAT_AHEAD)
    sold = {product.sku for product in shop.fitted.products}
    return goods.sku in sold and goods.units > 0 and first <= goods.arrives <= last


def lost(shop: Shop) -> list[OnTheWay]:
    """Return goods that no file takes, for they are too long on the way."""
    sold = {product.sku for product in shop.fitted.products}
    return [g for g in shop.fitted.on_the_way if g.sku in sold and not known(g, shop)]


def _shipment(goods: OnTheWay, shop: Shop) -> dict[str, Any]:
    entry: dict[str, Any] = {"product": goods.sku, "units": goods.units, "arrives": goods.arrives}
    if goods.arrives < shop.start:
        entry["overdue"] = True
    return entry | {"late_days": _late(goods, shop)}


def _late(goods: OnTheWay, shop: Shop) -> dict[str, Any] | int:
    """Return how late goods may be, by the spread of their mode; 0 where none is told."""
    way = next((way for way in shop.fitted.transit if way.name == goods.mode), None)
    spread = way.mean.value * way.cv.value if way else 0.0
    if spread < 0.5:
        return 0
    return {"law": "gamma", "mean": round(spread, 1), "cv": 1.0}
