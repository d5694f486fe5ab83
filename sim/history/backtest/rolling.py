"""Rolling origins: the records until a day are fitted, and the days from it on held against it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

import numpy as np

from ...arrays import Units
from ...errors import UserError
from ...network.network import Network
from ...study.trace import trace
from ...words import backtest as say
from ..records import Records
from .happened import Past
from .held_out import AS_IT_WAS, held_out, spread_of
from .known_by import known_by
from .rivals import RECENT, WEEKS, recent, same_weekday
from .window import MONTH, Window

STEP, LEAST = 30, 60
"""Days from one origin to the next, and days that are fitted at least."""
_MEMORY = max(7 * WEEKS, RECENT)
"""Days that the rivals look back."""
Fit = Callable[[Records, dt.date], Network]
"""What makes a scenario of the records until an origin."""


class TooShortError(UserError):
    """Records that leave nothing to hold a fit against."""


def origins(
    first: dt.date, last: dt.date, horizon: int = MONTH, most: int | None = None
) -> tuple[dt.date, ...]:
    """Return the origins in records from a first to a last day, the latest so many, by date.

    The last days are held out once; no two times held out overlap where the horizon is 30 days.

    Errors: TooShortError where there is none.
    """
    latest = last - dt.timedelta(horizon - 1)
    many = ((latest - first).days - LEAST) // max(STEP, horizon) + 1
    if many < 1:
        days = (last - first).days + 1
        raise TooShortError(say.TOO_SHORT(days=f"{days}", least=f"{LEAST}", horizon=f"{horizon}"))
    count = min(many, most) if most else many
    step = dt.timedelta(max(STEP, horizon))
    return tuple(latest - step * back for back in reversed(range(count)))


def windows(
    past: Past, days: Sequence[dt.date], horizon: int, runs: int, seed: int, fit: Fit
) -> Iterator[Window]:
    """Yield the time held out from each of some days on, simulated by what was known before it.

    Those in which no SKU was known before are passed over.
    """
    for origin in days:
        network = fit(known_by(past.records, origin), origin)
        if skus := _judged(network, past, origin):
            yield window(network, past, origin, skus, horizon, runs, seed)


def window(
    network: Network,
    past: Past,
    origin: dt.date,
    skus: Sequence[str],
    horizon: int,
    runs: int,
    seed: int,
) -> Window:
    """Return the time from an origin on, simulated by a scenario that was fitted before it."""
    actual = past.happened(origin, horizon, skus)
    before = past.before(origin, _MEMORY, skus)
    return Window(
        origin,
        tuple(skus),
        sold=actual.sold,
        counts=actual.counts,
        out=actual.out,
        fan=_fan(held_out(network, actual), skus, runs, _seed(seed, origin)),
        spread=np.array([spread_of(network, sku) for sku in skus]),
        same_weekday=same_weekday(before, horizon),
        recent=recent(before, horizon),
    )


def _judged(network: Network, past: Past, origin: dt.date) -> list[str]:
    """Return the SKUs of a scenario that records tell of, from before an origin on."""
    names = dict.fromkeys(listing.product for listing in network.listings)
    return [sku for sku in names if sku in past.dailies and past.dailies[sku].first < origin]


def _fan(network: Network, skus: Sequence[str], runs: int, seed: int) -> Units:
    """Return what is ordered on each day in each world, (D, P, W), shelves of a SKU together."""
    closes = trace(network, AS_IT_WAS, runs, seed, ("taken",)).paths["taken"]
    products = [listing.product for listing in network.listings]
    rows = [[row for row, name in enumerate(products) if name == sku] for sku in skus]
    taken = np.stack([closes[:, row].sum(axis=1) for row in rows], axis=1)
    return np.diff(taken, axis=0, prepend=0)


def _seed(seed: int, origin: dt.date) -> int:
    """Return a seed of an origin's own: what is uncertain there is drawn anew."""
    digest = blake2b(f"{seed} {origin}".encode(), digest_size=7).digest()
    return int.from_bytes(digest)
