"""C21: a term of 30 days as a rule; tiers pay after 3, 7 or 15, and punished shops after 31."""

from ...stats import mean
from ...words.claims import c21 as say
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, below, neither, said

TERMS = (3, 7, 15, 31)
STANDARD = 7
TOLD = 30


def examine(bench: Bench) -> Finding:
    """Return how many days of net sales the platform holds by each term."""
    arms = bench.replay(*({"settlement.payout_after_days": days} for days in (1, *TERMS)))
    a_day, *later = [next(iter(found.values()))["receivable_end"] for found in arms]
    held = [mean(owed / a_day) for owed in later]
    needs = [mean(next(iter(found.values()))["peak_cash_need"]) for found in arms[1:]]
    currency, standard = bench.network.scenario.currency, TERMS.index(STANDARD)
    return Finding(
        shows=say.SHOWS(
            standard=said(held[standard]),
            need=said(needs[standard], currency),
            long=f"{TERMS[-1]}",
            more=said(needs[-1], currency),
        ),
        cases=tuple(
            Case(
                say.WHEN(tier=say.TIERS[term]()),
                Figure(say.HELD(), share, say.DAYS()),
                neither(below(share, TOLD)),
            )
            for term, share in zip(TERMS, held, strict=True)
        ),
        beside=tuple(
            Figure(say.NEED(tier=say.TIERS[term]()), need, currency)
            for term, need in zip(TERMS, needs, strict=True)
        ),
        advice={"holds only when": say.ADVICE()},
    )


CLAIM = Claim(21, "c21-thirty-days", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
