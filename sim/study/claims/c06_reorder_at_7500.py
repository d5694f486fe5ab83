"""C6: reorder below 500 × 15: the order lands after the burst that made the seller place it."""

import numpy as np

from ...arrays import Numbers
from ...stats import compare, mean, probability
from ...words.claims import c06 as say
from ...words.number import number
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, above, exactly, said

BEGINS = 20
"""The day of the file on which the burst begins."""
RAMP = 2
USUAL, PEAK = 50, 500
LEADS = (15, 22)
"""Production alone, and with a week of freight."""
AMPLE = {"product.*.opening_stock": 1_000_000}


def examine(bench: Bench) -> Finding:
    """Return when the burst's own order lands, how large the burst is, and what is left of all."""
    position, shelf, nothing = bench.policies
    (wanted,) = bench.paths(nothing, "wanted", arm=AMPLE)
    over = _over(wanted)
    sizes = wanted[over - 1, np.arange(over.size)] - wanted[BEGINS - 1]
    late = [_lands(bench, position, _after(days)) - over for days in LEADS]
    in_time = [probability(days <= 0) for days in late]
    fewest, most = (exactly(float(units)) for units in (sizes.min(), sizes.max()))
    (totals,) = bench.replay()
    ordered = {name: mean(totals[name]["units_ordered"]) for name in (position, shelf)}
    left = {name: mean(totals[name]["stock_end_units"]) for name in (position, shelf)}
    none = totals[nothing]["profit"]
    gains = {name: compare(none, totals[name]["profit"]).gap for name in (position, shelf)}
    currency = bench.network.scenario.currency
    return Finding(
        shows=say.SHOWS(
            late=said(mean(late[0]), say.DAYS()),
            in_time=said(in_time[0]),
            fewest=said(fewest),
            most=said(most),
            shelf=number(ordered[shelf].value),
        ),
        cases=tuple(
            Case(say.WHEN(days=f"{days}"), Figure(say.IN_TIME(), share), above(share, 0.5))
            for days, share in zip(LEADS, in_time, strict=True)
        ),
        beside=(
            Figure(say.FEWEST(), fewest),
            Figure(say.MOST(), most),
            Figure(say.LATE(), mean(late[0]), say.DAYS()),
            *(Figure(say.ORDERED(policy=name), one) for name, one in ordered.items()),
            *(Figure(say.LEFT(policy=name), one) for name, one in left.items()),
            *(Figure(say.GAIN(policy=name), one, currency) for name, one in gains.items()),
        ),
        advice={"does not hold": say.ADVICE()},
    )


def _after(days: int) -> Changes:
    return {"supplier.factory.lead_time_days": days}


def _over(wanted: Numbers) -> Numbers:
    """Return the first day after the burst, (W,); `wanted` counts from the first day, (days, W)."""
    daily = np.diff(wanted, axis=0, prepend=0)
    peak = BEGINS + RAMP
    return np.asarray(peak + np.argmax(daily[peak:] < (USUAL + PEAK) / 2, axis=0))


def _lands(bench: Bench, policy: str, arm: Changes) -> Numbers:
    """Return the day on which the first order lands, (W,)."""
    (received,) = bench.paths(policy, "received", arm=arm)
    return np.asarray(np.argmax(received > 0, axis=0))


CLAIM = Claim(6, "c06-reorder-at-7500", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
