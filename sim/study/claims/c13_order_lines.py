"""C13: order at 15, 10 or 5 days of cover, or 45: days out in a cycle are lead time less line."""

from ...stats import mean
from ...words.claims import c13 as say
from ...words.number import exact
from ...words.text import joined
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, neither

LEADS = (20, 30, 45)
LINES = (15, 10, 5, 28, 30, 45, 56)
"""Of the policies, in the order of the file."""
WEEKS = 4
"""The fewest that guides name: less than the 45 days that others do."""


def examine(bench: Bench) -> Finding:
    """Return the days out after an order at each line, for each lead time."""
    found = bench.replay(*({"supplier.factory.lead_time_days": lead} for lead in LEADS))
    out = {
        (lead, line): mean(totals["units_lost"] / bench.daily)
        for lead, policies in zip(LEADS, found, strict=True)
        for line, totals in zip(LINES, policies.values(), strict=True)
    }
    cases = tuple(
        Case(
            say.WHEN(line=f"{line}", lead=f"{lead}"),
            Figure(say.DAYS_OUT(), days, say.DAYS()),
            neither(above(days)),
        )
        for (lead, line), days in out.items()
    )
    covered = all(
        case.holds == (line >= lead) for case, (lead, line) in zip(cases, out, strict=True)
    )
    return Finding(
        shows=say.SHOWS(
            lead=f"{LEADS[0]}",
            out=joined([exact(out[LEADS[0], line].value) for line in LINES[:3]]),
            lines=joined([f"{line}" for line in LINES[:3]]),
            enough=f"{min(line for line in LINES if not out[LEADS[0], line].value)}",
            weeks=f"{WEEKS}",
            late=f"{LEADS[-1]}",
            early=exact(out[LEADS[-1], 7 * WEEKS].value),
        ),
        cases=cases,
        common=say.COVERED() if covered else "",
        advice={"holds only when": say.ADVICE()},
    )


CLAIM = Claim(13, "c13-order-lines", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
