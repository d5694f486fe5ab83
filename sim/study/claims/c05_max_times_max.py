"""C5: safety stock by max × max: a reorder point above every service level that anyone asks for."""

import numpy as np

from ...stats import Estimate, mean
from ...words.claims import c05 as say
from ...words.text import joined
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, below, every, said
from .lead_time_demand import cycle_service, quantile_of_demand, reorder_point

HISTORY = 120
"""The day of the file on which the rules begin to order."""
ALL_BUT_ONE = 0.99
SENSIBLE = 1.25
"""Times the 99 % point up to which a reorder point may be called one of a service level."""
PROMISED = 95.0
"""Per cent of the cycles."""


def examine(bench: Bench) -> Finding:
    """Return the formula's reorder points, and the cycles that last under each rule."""
    kinds, (formula, printed, *_) = bench.network.listing_names, bench.policies
    times = dict(zip(kinds, _times(bench, formula), strict=True))
    kept = {
        (policy, kind): share
        for policy in bench.policies
        for kind, share in zip(kinds, _kept(bench, policy), strict=True)
    }
    return Finding(
        shows=say.SHOWS(
            times=joined([said(times[kind]) for kind in kinds[:-1]]),
            kinds=joined(kinds[:-1]),
            kept=joined([said(kept[printed, kind], say.PERCENT()) for kind in kinds]),
            last=kinds[-1],
        ),
        cases=tuple(
            Case(
                say.WHEN(kind=kind),
                Figure(say.TIMES(), one),
                every([below(one, SENSIBLE), above(kept[formula, kind], PROMISED)]),
            )
            for kind, one in times.items()
        ),
        beside=tuple(
            Figure(say.CYCLES(kind=kind, policy=policy), share, say.PERCENT())
            for (policy, kind), share in kept.items()
        ),
        advice={"does not hold": say.ADVICE()},
    )


def _times(bench: Bench, formula: str) -> list[Estimate]:
    """Return the formula's reorder point over the 99 % point of what sells in a lead time."""
    without_batch = {f"policy.{formula}.order.then.batch_days": 0}
    paths = bench.traced(formula, "on_hand", "ordered", "wanted", arm=without_batch).paths
    wanted = paths["wanted"]  # also of those who find nothing: a stockout leaves no scar here
    ordered = np.diff(paths["ordered"], axis=0, prepend=0)
    return [
        mean(
            reorder_point(paths["on_hand"][:, row], ordered[:, row])
            / quantile_of_demand(wanted[:, row], bench.network, ALL_BUT_ONE)
        )
        for row in range(wanted.shape[1])
    ]


def _kept(bench: Bench, policy: str) -> list[Estimate]:
    """Return the per cent of cycles in which no buyer was sent away, product by product."""
    paths = bench.traced(policy, "wanted", "served", "received").paths
    away, received = paths["wanted"] - paths["served"], paths["received"]
    rows = range(len(bench.network.listings))
    return [cycle_service(away[:, row], received[:, row], HISTORY) for row in rows]


CLAIM = Claim(5, "c05-max-times-max", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
