"""C26: a stockout costs traffic for weeks; sources say anything from 0 to 42 days."""

import numpy as np

from ...arrays import Numbers
from ...stats import Estimate, mean
from ...words.claims import c26 as say
from ...words.number import exact, number
from ...words.template import DAYS
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above

HALF_LIVES = (1, 3, 7, 14, 21)
BACK = 0.9
"""Of buyers."""
WEEKS = 14
"""Days that are called weeks, at least."""


def examine(bench: Bench) -> Finding:
    """Return the days until buyers are back, and what was lost until then, for each half-life."""
    (policy,) = bench.policies
    arms = [{"market.stockout.half_life_days": float(days)} for days in HALF_LIVES]
    paths = [bench.paths(policy, "wanted", "on_hand", arm=arm) for arm in arms]
    found = [_scar(wanted, on_hand, bench.daily) for wanted, on_hand in paths]
    until, scars = zip(*found, strict=True)
    held = [above(days, WEEKS - 1) for days in until]
    slow = [half_life for half_life, holds in zip(HALF_LIVES, held, strict=True) if holds]
    return Finding(
        shows=say.SHOWS(
            least=exact(until[0].value),
            most=exact(until[-1].value),
            first=f"{HALF_LIVES[0]}",
            last=f"{HALF_LIVES[-1]}",
            low=number(scars[0].value, 1),
            high=number(scars[-1].value, 1),
        ),
        cases=tuple(
            Case(
                say.WHEN(days=DAYS(half_life)),
                Figure(say.UNTIL(), days, say.DAYS()),
                holds,
            )
            for half_life, days, holds in zip(HALF_LIVES, until, held, strict=True)
        ),
        common=say.SLOW(days=DAYS(slow[0])) if slow == list(HALF_LIVES[-len(slow) :]) else "",
        beside=tuple(
            Figure(say.SCAR(days=DAYS(half_life)), scar)
            for half_life, scar in zip(HALF_LIVES, scars, strict=True)
        ),
        advice={"holds only when": say.ADVICE()},
    )


def _scar(wanted: Numbers, on_hand: Numbers, daily: float) -> tuple[Estimate, Estimate]:
    """Return days until nine of ten are back, and what was lost then over that in the stockout.

    Shapes: (days, W), units wanted so far, and on hand at the close.
    """
    a_day = np.diff(wanted, axis=0, prepend=0)
    out = on_hand == 0
    back = len(out) - out[::-1].argmax(axis=0)
    days = np.arange(len(out))[:, None]
    normal = (days >= back) & (a_day >= BACK * daily)
    missed = np.where(days >= back, daily - a_day, 0).sum(axis=0)
    in_it = out.sum(axis=0) * daily
    return mean(normal.argmax(axis=0) - back + 1), mean(np.round(missed / in_it, 2))


CLAIM = Claim(26, "c26-scar", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
