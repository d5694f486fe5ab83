"""C23: "average daily sales" without a window; in a ramp a long one takes half of the notice."""

import numpy as np

from ...arrays import Flags, Numbers
from ...stats import Estimate, mean
from ...words.claims import c23 as say
from ...words.number import exact
from ...words.text import joined
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, below, exactly, neither

WINDOWS = (1, 3, 7, 14, 30)
"""Of the policies, in the order of the file."""
LINES = {"yellow": 15, "red": 5}
CODES = {"yellow": 1, "red": 3}
"""Of the path of alert levels."""
RAMP, YOUNG = 30, 6
"""The ramp's first day, and how old a product is by then whose average has no days before."""


def examine(bench: Bench) -> Finding:
    """Return the days from yellow and red to the empty shelf for each window."""
    seen = [bench.paths(policy, "on_hand", "level") for policy in bench.policies]
    notice = {
        name: [_notice(on_hand, level >= code) for on_hand, level in seen]
        for name, code in CODES.items()
    }
    on_hand, wanted = bench.paths(bench.policies[0], "on_hand", "wanted")
    young = {name: _young(on_hand, wanted, line) for name, line in LINES.items()}
    yellow, red = ([exact(days.value) for days in notice[name]] for name in CODES)
    return Finding(
        shows=say.SHOWS(
            yellow=joined(yellow), windows=joined([f"{days}" for days in WINDOWS]), red=joined(red)
        ),
        cases=tuple(
            Case(
                say.WHEN(window=f"{window}"),
                Figure(say.YELLOW(), days, say.DAYS()),
                neither(below(days, LINES["yellow"])),
            )
            for window, days in zip(WINDOWS, notice["yellow"], strict=True)
        ),
        beside=(
            *(
                Figure(say.RED(window=f"{window}"), days, say.DAYS())
                for window, days in zip(WINDOWS, notice["red"], strict=True)
            ),
            *(
                Figure(say.YOUNG(level=say.LEVELS[name]()), days, say.DAYS())
                for name, days in young.items()
            ),
        ),
        advice={"does not hold": say.ADVICE()},
    )


def _notice(on_hand: Numbers, alert: Flags) -> Estimate:
    """Return the days from the evening before an alert's first morning to the empty shelf.

    Both are counted. Shapes: (days, W).
    """
    return mean((on_hand == 0).argmax(axis=0) - (alert.argmax(axis=0) - 1) + 1)


def _young(on_hand: Numbers, wanted: Numbers, line: int) -> Estimate:
    """Return the same of a product that is so young that its average is of fewer days."""
    born = RAMP - YOUNG
    evenings = np.arange(born, len(on_hand))
    daily = (wanted[evenings, 0] - wanted[born - 1, 0]) / (evenings - born + 1)
    alert = evenings[on_hand[evenings, 0] < line * daily][0]
    return exactly(int((on_hand[:, 0] == 0).argmax()) - int(alert) + 1)


CLAIM = Claim(23, "c23-window", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
