"""The decision: may the fan be trusted, or what is wrong with it.

Reality is called odd where no more than ODD of the worlds look as odd in any way; only then is it
asked in which way, so that shops whose world is the model are trusted nearly always however many
ways there are. Where it is odd no more without one time of one SKU, that was a surprise.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ...stats import Estimate
from .result import Fault, Surprise
from .suspicion import Suspicion, scores
from .window import MONTH, WEEK, Window

ODD = 0.05
"""Share of worlds that look as odd as reality, at or below which it is not one of them.

Of twenty fans that are right one is called wrong.
"""
FEWEST_MONTHS = 4
"""Of one SKU each, in at least two windows; fewer say nothing for the fan."""
SLIGHT = 0.05
"""Share by which a mean may be off without a word."""
_MUCH = 1.05
"""A factor below that widens nothing."""


def enough(windows: Sequence[Window]) -> bool:
    """Whether there is enough to say that a fan may be trusted."""
    months = sum(len(window.totals(MONTH)) for window in windows)
    return len(windows) > 1 and months >= FEWEST_MONTHS


def faults_of(odd: Suspicion, bias: Estimate, widen: float) -> tuple[Fault, ...]:
    """Return what is wrong with a fan in which reality is odd, the plainest first."""
    few = ODD  # of one way alone; that some way is odd is known already
    holds: dict[Fault, bool] = {
        "low": odd.low <= few and bias.value > 1 + SLIGHT,
        "high": odd.high <= few and bias.value < 1 - SLIGHT,
        "narrow": odd.narrow <= few and widen >= _MUCH,
        "wide": odd.wide <= few,
    }
    found = tuple(fault for fault, is_so in holds.items() if is_so)
    return found or ("days",)


def without(windows: Sequence[Window], odd: Surprise) -> list[Window]:
    """Return windows in which the SKU of a surprise does not count while it lasted."""
    return [_without(w, odd) if odd.sku in w.skus else w for w in windows]


def _without(window: Window, odd: Surprise) -> Window:
    begun = (odd.first - window.origin).days
    if not 0 <= begun < window.days:
        return window
    counts = window.counts.copy()
    counts[:, window.skus.index(odd.sku)] = False
    return replace(window, counts=counts)


def surprise_of(windows: Sequence[Window]) -> Surprise | None:
    """Return the month or week that lies farthest from the middle of its fan."""
    found = [
        _farthest(w.only(sku), length) for w in windows for sku in w.skus for length in LENGTHS
    ]
    return max(filter(None, found), key=lambda each: each[0], default=(0.0, None))[1]


LENGTHS = (MONTH, WEEK)


def _farthest(window: Window, length: int) -> tuple[float, Surprise] | None:
    """Return how far the oddest run of days of a window's only SKU lies, and which it is."""
    totals = window.totals(length)
    if not len(totals):
        return None
    far = np.abs(scores(totals)[:, 0])
    run = int(far.argmax())
    runs = window.counts[: window.days // length * length].reshape(-1, length).mean(axis=1) >= 0.5
    first = int(np.flatnonzero(runs)[run]) * length
    date = np.datetime64(window.origin) + first
    sold, expected = int(totals[run, 0]), float(totals[run, 1:].mean())
    return float(far[run]), Surprise(window.skus[0], date.item(), length, sold, expected)
