"""C19: a shorter payout term sells more; only where cash is short."""

from ...stats import compare
from ...words.claims import c19 as say
from ...words.number import money, number
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

OPENINGS = (20_000.0, 40_000.0, 60_000.0, 100_000.0)
LONG, SHORT = 15, 8
"""Days until payout."""


def examine(bench: Bench) -> Finding:
    """Return how many units more are sold by the shorter term, for each cash at the start."""
    arms = [
        {"cash.opening": opening, "settlement.payout_after_days": days}
        for opening in OPENINGS
        for days in (LONG, SHORT)
    ]
    sold = [next(iter(found.values()))["units_sold"] for found in bench.replay(*arms)]
    more = [compare(later, sooner).gap for later, sooner in zip(sold[::2], sold[1::2], strict=True)]
    currency = bench.network.scenario.currency
    cash = [money(number(opening), currency) for opening in OPENINGS]
    held = [above(gap) for gap in more]
    rich = held.index(False) if False in held else len(held)
    return Finding(
        shows=say.SHOWS(
            days=f"{LONG - SHORT}",
            most=said(more[0], say.UNITS()),
            little=cash[0],
            none=said(more[-1], say.UNITS()),
            much=cash[-1],
        ),
        cases=tuple(
            Case(say.WHEN(cash=amount), Figure(say.MORE(), gap, say.UNITS()), holds)
            for amount, gap, holds in zip(cash, more, held, strict=True)
        ),
        common=say.SCARCE() if held == [True] * rich + [False] * (len(held) - rich) else "",
        advice={"holds only when": say.ADVICE()},
    )


CLAIM = Claim(19, "c19-shorter-term", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
