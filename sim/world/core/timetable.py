"""When the market trades: three intervals a day, and 5-minute steps of a product that is live.

In the run-off, in which nothing happens that a policy could answer, a day is one interval; so it is
in a shop where nothing looks at the shelf before the day is over.

A session may start at 00:00 and cross midnight. What it sells while the market is closed is traded
in the nearest market interval of the same calendar day, in the order in which it was sold.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...arrays import Floats, Numbers, np
from ...chance.demand import trades_on
from ...network.shop import Shop
from ...scenario.live import CLOSES, DAY, LIVE_STEP, OPENS
from .stock import ALL, Rows

TRADE_ENDS = (12 * 60, 18 * 60, CLOSES)
"""Minutes of the day at which all products trade; as many as chance.demand.TRADES_A_DAY.

Where one is enough, the last of them.
"""

_PROFILE = ((OPENS, 0.0), (8 * 60, 0.12), (12 * 60, 0.30), (18 * 60, 0.58), (CLOSES, 1.0))
"""Share of a day's orders that has come by a minute; peak hours are 17:00 to 23:00.

Source: sellers' guides to Indonesia, Vietnam and Thailand, 2025.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """One trading interval of some products.

    `minutes` and `share` of the day's orders are (P, 1) where several rows trade.
    """

    minute: int
    rows: Rows
    minutes: int | Numbers
    share: float | Floats
    slot: int
    """Which of all intervals that all products trade in, or which step of the session."""
    session: int | None = None


Timetable = list[list[Interval]]
"""The intervals of each day, in the order in which they end."""
End = tuple[int, Rows, int, int | None]
"""The minute of an interval's end, and what it trades: rows, slot and session."""
_COME: Floats = np.interp(
    np.arange(DAY + 1), [at for at, _ in _PROFILE], [share for _, share in _PROFILE]
)
"""The share of a day's orders that has come by each minute."""


def share_until(minute: int | Numbers) -> Floats:
    """Return the share of a day's orders that has come by a minute of the day; any shape."""
    return np.asarray(_COME[minute])


def timetable(shop: Shop) -> Timetable:
    """Return the trading intervals of all days."""
    steps = _live_steps(shop)
    return [_day(shop, day, steps[day]) for day in range(shop.days)]


def _day(shop: Shop, day: int, steps: Sequence[End]) -> list[Interval]:
    """Walk through one day: each product trades for the time since it last did.

    Live steps come before the interval that ends at the same minute and that all products trade in.
    Those outside of trading hours last for minutes of their own, and bring live orders alone.
    """
    last = np.full((len(shop.listings), 1), OPENS, np.int64)
    intervals: list[Interval] = []
    ends = sorted([*_trades(shop, day), *steps], key=lambda end: (end[0], end[3] is None))
    for minute, rows, slot, session in ends:
        if not OPENS < minute <= CLOSES:
            traded = min(max(minute, OPENS + LIVE_STEP), CLOSES)
            intervals.append(Interval(traded, rows, LIVE_STEP, 0.0, slot, session))
            continue
        since = last[rows]
        minutes, share = minute - since, share_until(minute) - share_until(since)
        one = isinstance(rows, int)
        passed, orders = minutes.item() if one else minutes, share.item() if one else share
        intervals.append(Interval(minute, rows, passed, orders, slot, session))
        last[rows] = minute
    return intervals


def together(rows: list[int]) -> Rows:
    """Return a product's rows, which follow each other, as one index."""
    return rows[0] if len(rows) == 1 else slice(rows[0], rows[-1] + 1)


def _trades(shop: Shop, day: int) -> Iterator[End]:
    """Yield the ends of a day at which all products trade."""
    trades = trades_on(shop, day)
    if not shop.is_watched:
        trades = trades[-1:]  # with the luck of the evening, whatever the shop comes to be
    for slot, minute in zip(trades, TRADE_ENDS[-len(trades) :], strict=True):
        yield minute, ALL, slot, None


def _live_steps(shop: Shop) -> Mapping[int, Sequence[End]]:
    """Return the ends of each day's live steps, session by session."""
    ends = defaultdict[int, list[End]](list)
    for number, live in enumerate(shop.lives):
        rows = together(shop.rows_of(live.product))
        for after, steps in enumerate(live.parts):
            for step in steps:
                minute = live.first_minute + (step + 1) * LIVE_STEP - after * DAY
                ends[shop.day(live.start.date()) + after].append((minute, rows, step, number))
    return ends
