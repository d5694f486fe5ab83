"""C22: safety stock anew every week from the latest maximum; it makes a bullwhip of its own."""

import numpy as np

from ...arrays import Floats, Numbers
from ...stats import Estimate, mean
from ...words.claims import c22 as say
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, neither, said

WINDOWS = (28, 60, 90)
"""Of the policies, in the order of the file; the last one orders what was sold."""
WEEK, SETTLED = 7, 119
"""Days, and those before the weeks that count."""


def examine(bench: Bench) -> Finding:
    """Return how much more orders vary than sales, for each window."""
    *ratios, plain = [_ratio(*bench.paths(name, "ordered", "wanted")) for name in bench.policies]
    return Finding(
        shows=say.SHOWS(
            month=said(ratios[0]),
            first=f"{WINDOWS[0]}",
            quarter=said(ratios[-1]),
            last=f"{WINDOWS[-1]}",
            plain=said(plain),
        ),
        cases=tuple(
            Case(
                say.WHEN(window=f"{window}"), Figure(say.RATIO(), ratio), neither(above(ratio, 1.0))
            )
            for window, ratio in zip(WINDOWS, ratios, strict=True)
        ),
        beside=(Figure(say.PLAIN(), plain),),
        advice={"does not hold": say.ADVICE()},
    )


def _ratio(ordered: Numbers, wanted: Numbers) -> Estimate:
    """Return the variance of a week's orders over that of its sales, (days, W) so far each."""
    return mean(_variance(ordered) / _variance(wanted))


def _variance(so_far: Numbers) -> Floats:
    weeks = np.diff(so_far[SETTLED - 1 :: WEEK], axis=0)
    return np.asarray(weeks.var(axis=0, ddof=1))


CLAIM = Claim(22, "c22-weekly-maximum", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
