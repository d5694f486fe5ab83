"""C3: lower the alert's lines when ads convert better: it serves fewest buyers of three."""

import numpy as np

from ...arrays import Floats, Numbers
from ...stats import compare, ratio
from ...words.claims import c03 as say
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

TAKES_OFF = 99
"""The day before the new creative."""
AMPLE = {"product.*.opening_stock": 1_000_000}


def examine(bench: Bench) -> Finding:
    """Return the fill rate from the new creative on, with lines lowered, kept and raised."""
    (wanted,) = bench.paths(bench.policies[0], "wanted", arm=AMPLE)
    demand = _since(wanted)
    served = [_since(*bench.paths(policy, "served")) for policy in bench.policies]
    lowered, kept, raised, _ = (100 * units / demand for units in served)
    gaps = [compare(other, lowered).gap for other in (kept, raised)]
    fills, percent = [ratio(100 * units, demand) for units in served], say.PERCENT()
    lower, keep, higher, _ = (said(fill, percent) for fill in fills)
    return Finding(
        shows=say.SHOWS(lower=lower, keep=keep, raised=higher),
        cases=tuple(
            Case(say.WHEN(other=other()), Figure(say.GAP(), gap, percent), above(gap))
            for other, gap in zip(say.OTHERS, gaps, strict=True)
        ),
        beside=tuple(
            Figure(say.FILL(arm=arm()), fill, percent)
            for arm, fill in zip(say.ARMS, fills, strict=True)
        ),
        advice={"does not hold": say.ADVICE()},
    )


def _since(path: Numbers) -> Floats:
    """Return what a path, (days, W), counts from the new creative on."""
    return np.asarray(path[-1] - path[TAKES_OFF], np.float64)


CLAIM = Claim(3, "c03-lower-lines", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
