"""The calendars: when the market trades, what promotions do on a day, when money is paid out."""

from collections.abc import Sequence
from itertools import count, pairwise
from typing import NamedTuple

from sim.network.shop import Shop
from sim.scenario.live import CLOSES, LIVE_STEP, OPENS, Live

DAY = 24 * 60
TRADE_ENDS = (12 * 60, 18 * 60, CLOSES)
PROFILE = ((OPENS, 0.0), (8 * 60, 0.12), (12 * 60, 0.30), (18 * 60, 0.58), (CLOSES, 1.0))


class Trade(NamedTuple):
    """One product's part of a trading interval."""

    product: int
    minutes: int
    share: float


class Interval(NamedTuple):
    """When trading is counted: one of all ends that products share, or a step of a session."""

    minute: int
    slot: int
    session: int | None
    trades: list[Trade]


class Boost(NamedTuple):
    """What a promotion does on a day; no factor means the world's own uplift."""

    promotion: int
    products: list[int]
    factor: float | None


def share_until(minute: int) -> float:
    """Return the share of a day's orders that has come by a minute, on straight lines."""
    for (left, low), (right, high) in pairwise(PROFILE):
        if left <= minute < right:
            return (high - low) / (right - left) * (minute - left) + low
    return 1.0


def rows_of(shop: Shop, products: Sequence[str]) -> list[int]:
    """Return the rows of some products; a product has one in each region."""
    return [row for row, sold in enumerate(shop.listings) if sold.product in products]


def timetable(shop: Shop) -> list[list[Interval]]:
    """Return each day's intervals: live steps go before the end that all products share.

    A day of the plan has three such ends, one of the run-off the last of them; so has each day of a
    shop that can wait until the evening for what its shelf says.
    """
    everyone, ends, slots = list(range(len(shop.listings))), [], count()
    for day in range(shop.days):
        minutes = TRADE_ENDS if day < shop.plan_days else (CLOSES,)
        today = [(minute, True, 0, next(slots), everyone) for minute in minutes]
        ends.append(today[-1:] if can_wait(shop) else today)
    for number, live in enumerate(shop.lives):
        rows = rows_of(shop, [live.product])
        for step in range(live.minutes // LIVE_STEP):
            day, minute = on_the_clock(shop, live, step)
            if day < shop.days:
                ends[day].append((minute + LIVE_STEP, False, number, step, rows))
    return [intervals(sorted(today), len(everyone)) for today in ends]


def can_wait(shop: Shop) -> bool:
    """Say whether nobody asks before the evening whether a shelf is empty."""
    terms, market = shop.terms, shop.market
    asked = [row.ads for row in shop.listings]
    asked += [row.place.shelf_of or row.made_of for row in shop.all_listings]
    asked += [shop.lives, shop.platform, market.fast_delivery, terms.substitutes]
    asked += [warehouse.records for warehouse in terms.warehouses]
    asked += [terms.further_shops, len(shop.ways) > len(shop.listings)]
    return market.stockout.orders == "lost" and not any(asked)


def on_the_clock(shop: Shop, live: Live, step: int) -> tuple[int, int]:
    """Return the day on which a step of a session begins, and the minute of that day."""
    begins = live.start.hour * 60 + live.start.minute + step * LIVE_STEP
    return shop.day(live.start.date()) + begins // DAY, begins % DAY


def intervals(ends: list[tuple[int, bool, int, int, list[int]]], products: int) -> list[Interval]:
    """Let each product trade for the time since it last did."""
    last, result = [OPENS] * products, []
    for minute, all_trade, number, slot, rows in ends:
        if minute <= OPENS or minute > CLOSES:
            when = OPENS + LIVE_STEP if minute <= OPENS else CLOSES
            result.append(Interval(when, slot, number, [Trade(p, LIVE_STEP, 0.0) for p in rows]))
            continue
        until = share_until(minute)
        trades = [Trade(p, minute - last[p], until - share_until(last[p])) for p in rows]
        result.append(Interval(minute, slot, None if all_trade else number, trades))
        for p in rows:
            last[p] = minute
    return result


def session_orders(shop: Shop, live: Live) -> list[float]:
    """Return the usual orders of each step: a ramp, a fade, and a flash sale every 20 minutes."""
    host = next(host for host in shop.hosts if host.name == live.host)
    levels = []
    for at in range(0, live.minutes, LIVE_STEP):
        level = min(1.0, (at + LIVE_STEP) / 30) * min(1.0, (live.minutes - at) / 20)
        levels.append(2.0 * level if at % 20 == 15 else level)
    days = [on_the_clock(shop, live, step)[0] for step in range(len(levels))]
    orders = []
    for day, level in zip(days, levels, strict=True):
        minutes = LIVE_STEP * days.count(day)
        multiple = sale_multiple(shop, live.product, day, "live_multiple")
        usual = host.units_per_hour * minutes / 60 * multiple
        whole = sum(other for when, other in zip(days, levels, strict=True) if when == day)
        orders.append(usual * (level / whole))
    return orders


def in_sale(shop: Shop, product: str, day: int) -> list[bool]:
    """Return for each promotion whether a product is in its sale on a day."""
    return [
        product in p.products and 0 <= day - shop.day(p.sale_from) < p.sale_days
        for p in shop.promotions
    ]


def sale_multiple(shop: Shop, product: str, day: int, key: str) -> float:
    """Return the largest multiple of the sales of a day."""
    running = zip(shop.promotions, in_sale(shop, product, day), strict=True)
    return max((getattr(promotion, key) for promotion, on in running if on), default=1.0)


def boosts(shop: Shop, day: int) -> list[Boost]:
    today = []
    for number, p in enumerate(shop.promotions):
        since = day - shop.day(p.sale_from)
        rows = rows_of(shop, p.products)
        if 0 <= since < p.sale_days:
            today.append(Boost(number, rows, None))
        elif -p.warm_up_days <= since < 0:
            today.append(Boost(number, rows, p.warm_up))
        elif p.sale_days <= since < p.sale_days + p.hangover_days:
            today.append(Boost(number, rows, p.hangover))
    return today


def sign_up(shop: Shop) -> dict[int, list[int]]:
    last: dict[int, list[int]] = {}
    for number, promotion in enumerate(shop.promotions):
        if promotion.sign_up_by:
            last.setdefault(shop.day(promotion.sign_up_by), []).append(number)
    return last


def price_terms(shop: Shop, day: int, product: str, enrolled: list[bool]) -> tuple[bool, float]:
    """Return whether a product's price is frozen today, and its share in the sales of today."""
    frozen, share = False, 1.0
    for promotion, takes_part in zip(shop.promotions, enrolled, strict=True):
        since = day - shop.day(promotion.sale_from)
        if takes_part and product in promotion.products and since < promotion.sale_days:
            frozen = frozen or since >= -promotion.price_freeze_days
            if since >= 0:
                share = min(share, 1.0 - promotion.discount)
    return frozen, share


def prices_change(shop: Shop) -> bool:
    """Say whether anything but the list price is ever asked."""
    elastic = any(product.demand.price_elasticity for product in shop.listings)
    return elastic or any(promotion.discount for promotion in shop.promotions)
