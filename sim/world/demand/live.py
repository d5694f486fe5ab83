"""Live sessions: an audience spread over the session by a curve, and its halo (M45, M56 to M61)."""

from collections.abc import Iterator, Sequence

from ...arrays import Cents, Flags, Floats, np
from ...network.shop import Shop
from ...scenario.live import LIVE_STEP, Live
from ...scenario.part import cents
from ..core.measures import LIVE_ORDERS_GONE, Totals
from ..core.stock import Rows, Shelf
from .promotion import sale_multiple
from .stockout import WhenEmpty

_DAYS = (2 / 3, 1 / 3)
"""Which part of the halo falls on each day after the session's; it decays (shape: assumption)."""
_RAMP, _FADE, _PULSE_EVERY, _PULSE = 30, 20, 20, 2.0
"""Minutes of the opening push and of the fade; a flash sale doubles 5 of every 20 minutes."""


class Halo:
    """A share of what a session sold comes again as organic orders, on the next two days."""

    def __init__(self, shop: Shop, shape: tuple[int, ...]) -> None:
        share = {host.name: host.halo_share for host in shop.hosts}
        basket = {p.product: p.demand.basket for p in shop.listings}
        self._share = [share[live.host] / basket[live.product] for live in shop.lives]
        self._coming = np.zeros((shop.days + len(_DAYS), *shape))

    def follow(self, day: int, session: int, rows: Rows, sold: Floats) -> None:
        """Let a share of the units that a session sold come again."""
        for after, part in enumerate(_DAYS, start=1):
            self._coming[day + after, rows] += part * self._share[session] * sold

    def orders(self, day: int) -> Floats:
        """Return the orders of a day, (P, W)."""
        return np.asarray(self._coming[day])


def halo(shop: Shop, shape: tuple[int, ...]) -> list[Halo]:
    """Return the halo of a shop's sessions, or none."""
    return [Halo(shop, shape)] if any(host.halo_share for host in shop.hosts) else []


class LiveSessions:
    """Orders wanted in each step of each session."""

    def __init__(self, shop: Shop, audience: Floats, shows: Flags, when_empty: WhenEmpty) -> None:
        hosts = {host.name: host for host in shop.hosts}
        self._usual = [usual_orders(shop, live) for live in shop.lives]
        """On each calendar day that the session touches."""
        self._steps = list(map(curve, shop.lives, self._usual))
        self._audience, self._shows, self._when_empty = audience, shows, when_empty
        self._shares = [shares(shop, live.product) for live in shop.lives]
        self._days = [shop.day(live.start.date()) for live in shop.lives]
        self._fees = [cents(hosts[live.host].fee_per_session) for live in shop.lives]
        self._ends = [live.ends_when_sold_out for live in shop.lives]
        self._gone = np.zeros(audience.shape[1])
        """Orders of audiences that left because there was nothing to buy, (W,)."""

    def orders(self, session: int, step: int, shelf: Shelf, empty: Flags) -> Floats:
        """Return the expected orders of a step, (W,), or by region, (regions, W).

        A session may end where the listing shows that it is sold out (M60, M61).
        """
        usual = self._steps[session][step] * self._shares[session]
        wanted = np.asarray(self._audience[session] * usual)
        if not self._ends[session]:
            return wanted
        over = empty & self._when_empty.delisted(shelf)
        self._gone += np.atleast_2d(wanted * over).sum(axis=0)
        return wanted * ~over

    def fees(self, day: int) -> Iterator[Cents]:
        """Yield the cents owed to each host who came on a day, (W,) or (1,)."""
        sessions = zip(self._days, self._fees, self._shows, strict=True)
        yield from (np.asarray(fee * shows) for when, fee, shows in sessions if when == day)

    def totals(self) -> Totals:
        """Return the whole orders of audiences that left, (W,), where a file lets them leave."""
        return {LIVE_ORDERS_GONE: np.rint(self._gone)} if any(self._ends) else {}

    def expected(self, session: int) -> list[Floats]:
        """Return the expected orders of each day of a session in a mean world, by region."""
        mean, shares = self._audience[session].mean(), self._shares[session]
        return [np.ravel(usual * mean * shares) for usual in self._usual[session]]


def shares(shop: Shop, product: str) -> float | Floats:
    """Return each region's share of a product's buyers, (regions, 1); 1 where there is one."""
    rows = [shop.listings[row].share for row in shop.rows_of(product)]
    return rows[0] if len(rows) == 1 else np.array(rows)[:, None]


def usual_orders(shop: Shop, live: Live) -> list[float]:
    """Return what the host usually sells in the hours of each calendar day, by its sales."""
    host = next(host for host in shop.hosts if host.name == live.host)
    first = shop.day(live.start.date())
    return [
        host.units_per_hour
        * (len(part) * LIVE_STEP)
        / 60
        * sale_multiple(shop, live.product, day, "live_multiple")
        for day, part in enumerate(live.parts, start=first)
    ]


def curve(live: Live, orders: Sequence[float]) -> Floats:
    """Return the orders of each 5-minute step, summing to those of each calendar day."""
    level = levels(live.minutes)
    parts = [level[part.start : part.stop] for part in live.parts]
    whole = zip(orders, parts, strict=True)
    return np.concatenate([total * (part / part.sum()) for total, part in whole])


def levels(minutes: int) -> Floats:
    """Return how busy each 5-minute step of a session is (shape: assumption)."""
    at = np.arange(0, minutes, LIVE_STEP)
    level = np.minimum(1.0, (at + LIVE_STEP) / _RAMP)
    level = level * np.minimum(1.0, (minutes - at) / _FADE)
    return np.where(at % _PULSE_EVERY == _PULSE_EVERY - LIVE_STEP, _PULSE * level, level)
