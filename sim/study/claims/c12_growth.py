"""C12: order at yellow while sales quadruple in a month; 15 trailing days last ln(1 + 15 g) / g."""

import math
from collections.abc import Sequence

import numpy as np

from ...arrays import Numbers
from ...stats import Estimate, mean
from ...words.claims import c12 as say
from ...words.number import number
from .bench import Bench, Totals
from .claim import Claim
from .finding import Case, Figure, Finding, above, exactly, neither, said

GROWTH = math.log(4) / 30
"""A day's growth in the scenario: four times as much after thirty days."""
YELLOW = 15
WINDOWS = (7, 14)
LEADS = (5, 8, 9, 10, 12, 14, 15, 20)
AMPLE = 100_000


def examine(bench: Bench) -> Finding:
    """Return how long 15 days last, and after which lead times an order at yellow is too late."""
    found = bench.replay(*({"supplier.factory.lead_time_days": lead} for lead in LEADS))
    trailing, ahead = bench.policies
    away = [_away(policies[trailing]) for policies in found]
    held = [neither(above(share)) for share in away]
    in_time = _in_time(held)
    by_plan = _in_time([neither(above(_away(policies[ahead]))) for policies in found])
    (wanted,) = bench.paths(trailing, "wanted", arm={"product.lamp.opening_stock": AMPLE})
    today = exactly(round(math.log(1 + YELLOW * GROWTH) / GROWTH, 1))
    lasts = {window: cover(wanted, window) for window in WINDOWS}
    line = math.ceil(math.expm1(GROWTH * LEADS[-1]) / GROWTH)
    return Finding(
        shows=say.SHOWS(
            today=said(today),
            week=said(lasts[7]),
            fortnight=said(lasts[14]),
            plan=f"{max(by_plan, default=0)}",
        ),
        cases=tuple(
            Case(say.WHEN(lead=f"{lead}"), Figure(say.AWAY(), share, say.PERCENT()), holds)
            for lead, share, holds in zip(LEADS, away, held, strict=True)
        ),
        beside=(
            Figure(say.LASTS_TODAY(), today, say.DAYS()),
            *(
                Figure(say.LASTS(window=f"{window}"), days, say.DAYS())
                for window, days in lasts.items()
            ),
            Figure(say.BY_PLAN(), exactly(max(by_plan, default=0)), say.DAYS()),
        ),
        common=say.WITHIN(lead=f"{in_time[-1]}") if in_time == LEADS[: len(in_time)] else "",
        advice={"holds only when": say.ADVICE(lead=f"{LEADS[-1]}", line=number(line))},
    )


def _away(totals: Totals) -> Estimate:
    """Return the per cent of buyers who are sent away."""
    return mean(100 * totals["units_lost"] / totals["units_wanted"])


def _in_time(held: Sequence[bool | None]) -> tuple[int, ...]:
    """Return the lead times after which goods are in time."""
    return tuple(lead for lead, holds in zip(LEADS, held, strict=True) if holds)


def cover(wanted: Numbers, window: int) -> Estimate:
    """Return how many days the stock for 15 days of trailing sales lasts, (days, W) wanted so far.

    It is the mean over the mornings of the growth's third week, parts of a day by interpolation.
    """
    closes = np.vstack([np.zeros((1, wanted.shape[1])), wanted])
    days, lasted = np.arange(len(closes)), []
    for morning in range(14, 21):
        stock = YELLOW * (closes[morning] - closes[morning - window]) / window
        gone = closes[morning] + stock
        lasted.append(
            [np.interp(g, c, days) - morning for g, c in zip(gone, closes.T, strict=True)]
        )
    return mean(np.round(np.mean(lasted, axis=0), 1))


CLAIM = Claim(12, "c12-growth", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
