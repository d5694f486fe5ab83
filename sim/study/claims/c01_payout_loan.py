"""C1: a payout term of 30 days as a loan; the seller lends, a day of net sales a day of lag."""

from ...stats import compare
from ...words.claims import c01 as say
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, below, said

TERMS = (1, 8, 15, 31)
AD_CREDIT = 30
"""Days that an agency waits, for comparison: that is a loan."""


def examine(bench: Bench) -> Finding:
    """Return how the need of cash rises with the days until payout."""
    terms = [{"settlement.payout_after_days": days} for days in TERMS]
    later = {**terms[-1], "ad_credit.days": AD_CREDIT}
    arms = [next(iter(found.values())) for found in bench.replay(*terms, later)]
    first, *others, credited = arms
    needs = [compare(first["peak_cash_need"], arm["peak_cash_need"]).gap for arm in others]
    tied = compare(arms[-2]["cash_end"], first["cash_end"]).gap
    saved = compare(arms[-2]["peak_cash_need"], credited["peak_cash_need"]).gap
    currency, last = bench.network.scenario.currency, f"{TERMS[-1]}"
    return Finding(
        shows=say.SHOWS(
            days=last,
            first=f"{TERMS[0]}",
            tied=said(tied, currency),
            need=said(needs[-1], currency),
        ),
        cases=tuple(
            Case(
                say.WHEN(days=f"{days}", first=f"{TERMS[0]}"),
                Figure(say.NEED(), need, currency),
                below(need),
            )
            for days, need in zip(TERMS[1:], needs, strict=True)
        ),
        beside=(
            Figure(say.TIED_UP(days=last, first=f"{TERMS[0]}"), tied, currency),
            Figure(say.AD_CREDIT(days=f"{AD_CREDIT}"), saved, currency),
        ),
        advice={"does not hold": say.ADVICE()},
    )


CLAIM = Claim(1, "c01-payout-loan", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
