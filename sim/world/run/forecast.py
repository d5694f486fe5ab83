"""The seller's forecast: what each source of demand brings in a mean world where nothing lacks."""

from collections.abc import Callable

from ...arrays import Floats, np
from ...chance.demand import DemandLuck, mean_demand
from ...network.shop import Shop
from ..core.timetable import together
from ..demand.ads import ad_campaigns
from ..demand.creators import creators
from ..demand.fast_delivery import usual_lift
from ..demand.live import LiveSessions, halo
from ..demand.promotion import Promotions
from ..demand.repeat_buyers import repeat_buyers
from ..demand.stockout import Lost


def forecast(shop: Shop) -> dict[str, Floats]:
    """Return the units that each source is expected to bring to a shop, (days, P) each.

    Units per order count in full; viral hits at their expectation. A halo counts as live.
    """
    luck = mean_demand(shop)
    organic = luck.organic[:, :, 0]
    orders = {
        "organic": organic,
        "promotion": _promoted(shop, luck) - organic,
        "ads": _ads(shop, luck),
        "live": _live(shop, luck),
        "creators": _creators(shop, luck),
    }
    baskets = np.array([p.demand.basket for p in shop.listings]) * usual_lift(shop)
    units = {source: daily * baskets for source, daily in orders.items()}
    return {**units, "repeat": _repeat(shop, sum(units.values(), np.zeros(1)), baskets)}


def _promoted(shop: Shop, luck: DemandLuck) -> Floats:
    """Return the organic orders with what promotions make of them."""
    promotions = Promotions(shop, luck.uplift, luck.missed)
    return _daily(shop, lambda day: luck.organic[day] * promotions.multiple(day))


def _ads(shop: Shop, luck: DemandLuck) -> Floats:
    """Return the orders of the ads plan, but for what stands by."""
    campaigns = ad_campaigns(shop, luck.ads, luck.click_price, 1)
    planned = np.array([[not (row.ads and row.ads.standby)] for row in shop.listings], np.float64)
    rich = np.full(1, 2**53)

    def orders(day: int) -> Floats | float:
        campaigns.set_budget(day, planned, rich)
        return campaigns.rate

    return _daily(shop, orders)


def _live(shop: Shop, luck: DemandLuck) -> Floats:
    """Return the orders of live sessions and of their halo."""
    sessions = LiveSessions(shop, luck.audience, luck.shows, Lost())
    orders = np.zeros((shop.days, len(shop.listings)))
    echoes = halo(shop, (len(shop.listings), 1))
    for session, live in enumerate(shop.lives):
        rows = shop.rows_of(live.product)
        parts = sessions.expected(session)
        for day, expected in enumerate(parts, shop.day(live.start.date())):
            orders[day, rows] += expected
            for echo in echoes:
                echo.follow(day, session, together(rows), _units(shop, rows, expected))
    return sum((_daily(shop, echo.orders) for echo in echoes), orders)


def _units(shop: Shop, rows: list[int], orders: Floats) -> Floats:
    """Return the units of some rows' orders in one world, (1,) or (regions, 1)."""
    baskets = [shop.listings[row].demand.basket for row in rows]
    units = orders * baskets * usual_lift(shop)[rows]
    return units if len(rows) == 1 else units[:, None]


def _creators(shop: Shop, luck: DemandLuck) -> Floats:
    """Return the orders of creators' posts."""
    posting = creators(shop, luck.creators, (len(shop.listings), 1))
    return sum((_daily(shop, post.orders) for post in posting), _daily(shop, lambda day: 0.0))


def _repeat(shop: Shop, units: Floats, baskets: Floats) -> Floats:
    """Return the units of repeat buyers, of whom some come back again."""
    again = np.zeros(units.shape)
    for buyers in repeat_buyers(shop, (len(shop.listings), 1)):
        for day in range(shop.days):
            again[day] = buyers.orders(day)[:, 0] * baskets
            buyers.close(day, (units[day] + again[day])[:, None])
    return again


def _daily(shop: Shop, orders: Callable[[int], Floats | float]) -> Floats:
    """Return the orders of each day, (days, P), of a source that gives them for one world."""
    shape = (len(shop.listings), 1)
    return np.stack([np.broadcast_to(orders(day), shape)[:, 0] for day in range(shop.days)])
