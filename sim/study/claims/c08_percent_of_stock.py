"""C8: alerts at 50, 30 and 10 % of the stock: the same percentage is another number of days."""

from typing import NamedTuple

import numpy as np

from ...stats import Estimate, mean
from ...words.claims import c08 as say
from ...words.text import joined
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, neither, said

FULL = (20, 60, 120)
"""Days of sales on a full shelf."""
LEAD = 12
"""Days that goods take in the file."""
SHARES = (0.1, 0.3, 0.5)
"""Of a full shelf, of the policies that order by it; the last policy orders by days."""


class Cycle(NamedTuple):
    """The first cycle of a policy: until its first order is there."""

    left: Estimate
    """Days of sales on the shelf when it orders."""
    out: Estimate
    """Days on which buyers find nothing."""


def examine(bench: Bench) -> Finding:
    """Return the days out after an order at each line, for each full shelf."""
    *percents, days = bench.policies
    cycles = {(line, full): _cycle(bench, line, full) for line in bench.policies for full in FULL}
    asked = {key: cycle for key, cycle in cycles.items() if key[0] != days}
    held = {key: neither(above(cycle.out)) for key, cycle in asked.items()}
    lasting = {
        (line, full): share * full >= LEAD
        for line, share in zip(percents, SHARES, strict=True)
        for full in FULL
    }
    return Finding(
        shows=say.SHOWS(
            left=joined([said(cycles[percents[0], full].left) for full in FULL]),
            full=joined([f"{full}" for full in FULL]),
            out=joined([said(cycles[percents[0], full].out) for full in FULL]),
            same=joined([said(cycles[days, full].out) for full in FULL]),
        ),
        cases=tuple(
            Case(
                say.WHEN(line=line, full=f"{full}"),
                Figure(say.OUT(), cycle.out, say.DAYS()),
                held[line, full],
            )
            for (line, full), cycle in asked.items()
        ),
        beside=tuple(
            Figure(say.LEFT(line=line, full=f"{full}"), cycle.left, say.DAYS())
            for (line, full), cycle in cycles.items()
        ),
        common=say.COVERED() if held == lasting else "",
        advice={"holds only when": say.ADVICE()},
    )


def _cycle(bench: Bench, policy: str, full: int) -> Cycle:
    """Replay a policy on a shelf that is full with so many days of sales."""
    arm = {
        "product.lamp.opening_stock": round(full * bench.daily),
        f"policy.{policy}.order.days": float(full),
    }
    paths = bench.paths(policy, "on_hand", "ordered", "received", "wanted", "served", arm=arm)
    on_hand, ordered, received, wanted, served = paths
    worlds = np.arange(wanted.shape[1])
    asked, there = (np.argmax(flow > 0, axis=0) for flow in (ordered, received))
    away = (wanted - served)[there - 1, worlds]
    return Cycle(mean(on_hand[asked - 1, worlds] / bench.daily), mean(away / bench.daily))


CLAIM = Claim(8, "c08-percent-of-stock", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
