"""C14: out for 15 days at the peak; the lines recommended against it leave 5, 10 and 15."""

from ...stats import mean
from ...words.claims import c14 as say
from ...words.number import exact
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, neither

LINES = {"red": 5, "orange": 10, "yellow": 15}
"""Days of cover; a policy each, and one more whose line is the lead time."""


def examine(bench: Bench) -> Finding:
    """Return the days out in a cycle after an order at each line."""
    (found,) = bench.replay()
    *out, enough = [mean(totals["units_lost"] / bench.daily) for totals in found.values()]
    red, orange, yellow = (exact(days.value) for days in out)
    return Finding(
        shows=say.SHOWS(line=f"{LINES['red']}", red=red, orange=orange, yellow=yellow),
        cases=tuple(
            Case(
                say.WHEN(level=say.LEVELS[level](), line=f"{line}"),
                Figure(say.DAYS_OUT(), days, say.DAYS()),
                neither(above(days)),
            )
            for (level, line), days in zip(LINES.items(), out, strict=True)
        ),
        beside=(Figure(say.AT_LEAD_TIME(), enough, say.DAYS()),),
        advice={"does not hold": say.ADVICE()},
    )


CLAIM = Claim(14, "c14-red-line", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
