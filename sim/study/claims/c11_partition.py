"""C11: divide the stock among channels: pooling serves more, even with listings that learn late."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ...arrays import Floats
from ...stats import Estimate, compare, mean, ratio
from ...words.claims import c11 as say
from ...words.number import number
from .bench import AS_IT_IS, Bench, Changes, Totals
from .claim import Claim
from .finding import Case, Figure, Finding, above, below, exactly, said

HOURS = (0, 4, 24)
"""How late listings learn of an empty shelf."""
UNITS = 500
"""Up to which both halves of the file are ordered together."""
FEWER = (480,)
IN_STEP = 0
LATE = 12
TIMES = 30
_POST = {
    "hits_on": [dt.date(2026, 8, 26)], "multiple": 2.0 * (TIMES - 1),  # the day of its ramp is half
    "ramp_days": 1, "plateau_days": 0, "half_life_days": 0.05,
}  # fmt: skip
BURST: Changes = {"product.lamp.demand.viral": _POST, "listing.lamp.demand.viral": _POST}
"""A day on which both channels sell so many times the usual."""


def examine(bench: Bench) -> Finding:
    """Return what two shelves earn over one, by how late its listings learn."""
    arms = [AS_IT_IS, BURST, {**BURST, **_shared(LATE)}]
    arms += [*(_shared(hours) for hours in HOURS), *(_shared(IN_STEP, units) for units in FEWER)]
    found = [next(iter(policies.values())) for policies in bench.replay(*arms)]
    apart, burst, burst_shared, *others = found
    shared = dict(zip(HOURS, others, strict=False))
    (product, *_) = bench.network.scenario.products
    margin = product.price - product.unit_cost
    gains = {
        hours: compare(_worth(one, margin), _worth(apart, margin)).gap
        for hours, one in shared.items()
    }
    in_burst = compare(_worth(burst_shared, margin), _worth(burst, margin)).gap
    enough = _enough(apart, others[len(HOURS) :])
    currency, latest = bench.network.scenario.currency, HOURS[-1]
    return Finding(
        shows=say.SHOWS(
            now=said(gains[0], currency),
            late=said(gains[latest], currency),
            hours=f"{latest}",
            burst=said(in_burst, currency),
            times=f"{TIMES}",
            enough=number(enough),
            units=number(UNITS),
        ),
        cases=tuple(
            Case(when, Figure(say.GAIN(), gain, currency), above(gain))
            for when, gain in (
                *((say.WHEN(hours=f"{hours}"), gain) for hours, gain in gains.items()),
                (say.IN_BURST(times=f"{TIMES}", hours=f"{LATE}"), in_burst),
            )
        ),
        beside=(
            Figure(say.LOST(shelves=say.APART()), mean(apart["units_lost"])),
            *_late(apart, shared, currency),
            Figure(say.ENOUGH(units=number(UNITS)), exactly(enough)),
        ),
        advice={"does not hold": say.ADVICE(), "holds only when": say.ADVICE()},
    )


def _enough(apart: Totals, with_fewer: Sequence[Totals]) -> int:
    """Return the fewest units with which one shelf surely loses less than two."""
    fewer = [
        units
        for units, one in zip(FEWER, with_fewer, strict=True)
        if below(compare(_lost(apart), _lost(one)).gap)
    ]
    return min(fewer, default=UNITS)


def _late(apart: Totals, shared: Mapping[int, Totals], currency: str) -> Iterator[Figure]:
    """Yield what one shelf loses, by how late listings learn, and what makes it dearer than two."""
    for hours, one in shared.items():
        told = say.TOGETHER(hours=f"{hours}")
        yield Figure(say.LOST(shelves=told), mean(one["units_lost"]))
    for hours, one in shared.items():
        if one["units_cancelled"].any():
            yield Figure(say.DEAR(hours=f"{hours}"), _dear(apart, one), currency)


def _shared(hours: int, units: int = UNITS) -> Changes:
    """Return the shop in which both channels sell from the shelf of the first."""
    return {
        "listing.lamp.stock_of": "main",
        "listing.lamp.opening_stock": 0,
        "product.lamp.opening_stock": units + 20,
        "policy.*.order.up_to": units,
        "market.stockout.sync_lag_hours": float(hours),
    }


def _worth(totals: Totals, margin: float) -> Floats:
    """Return profit less what cancelled orders cost beside their refund, (W,)."""
    return np.asarray(totals["profit"] - margin * totals["units_cancelled"])


def _lost(totals: Totals) -> Floats:
    """Return the units that no buyer got, (W,)."""
    return np.asarray(totals["units_lost"] + totals["units_cancelled"])


def _dear(apart: Totals, shared: Totals) -> Estimate:
    """Return the cost of a cancelled order at which both ways earn the same."""
    return ratio(shared["profit"] - apart["profit"], shared["units_cancelled"])


CLAIM = Claim(11, "c11-partition", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
