"""C2: supplier credit and payout term as a double advantage; they offset each other."""

from itertools import product

from ...stats import Estimate, compare, mean
from ...words.claims import c02 as say
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

CREDITS = (0, 30, 60)
TERMS = (1, 16, 31)


def examine(bench: Bench) -> Finding:
    """Return what each of the two terms does to the cash in the end, alone and beside the other."""
    grid = list(product(CREDITS, TERMS))
    found = bench.replay(*(_arm(*terms) for terms in grid))
    cash = {
        terms: next(iter(policies.values()))["cash_end"]
        for terms, policies in zip(grid, found, strict=True)
    }
    soon, late, none, most = TERMS[0], TERMS[-1], CREDITS[0], CREDITS[-1]
    gains = {days: compare(cash[days, soon], cash[days, late]).gap for days in CREDITS}
    lent = compare(cash[none, soon], cash[most, soon]).gap
    best = max(grid, key=lambda terms: cash[terms].mean())
    currency = bench.network.scenario.currency
    return Finding(
        shows=say.SHOWS(
            credit=f"{most}",
            lent=said(lent, currency),
            last=f"{late}",
            first=f"{soon}",
            gone=said(-gains[none], currency),
            best=f"{best[0]}",
            soonest=f"{best[1]}",
        ),
        cases=tuple(
            Case(
                say.WHEN(credit=f"{days}"),
                Figure(say.GAIN(last=f"{late}", first=f"{soon}"), gain, currency),
                above(gain),
            )
            for days, gain in gains.items()
        ),
        beside=(
            Figure(say.LENT(days=f"{most}"), lent, currency),
            *(
                Figure(say.CYCLE(credit=f"{c}", term=f"{t}"), _cycle(bench, c, t), say.DAYS())
                for c, t in product((none, most), (soon, late))
            ),
        ),
        advice={"does not hold": say.ADVICE()},
    )


def _arm(credit: int, term: int) -> Changes:
    return {"supplier.factory.balance_days": credit, "settlement.payout_after_days": term}


def _cycle(bench: Bench, credit: int, term: int) -> Estimate:
    """Return days of stock and of payouts to come less days of bills, at the last close."""
    names = ("on_hand", "receivable", "payable")
    (policy,), (item,) = bench.policies, bench.network.terms.products
    stock, owed, bills = (path[-1] for path in bench.paths(policy, *names, arm=_arm(credit, term)))
    sold, bought = bench.daily * item.price, bench.daily * item.unit_cost
    return mean(stock / bench.daily + owed / sold - bills / bought)


CLAIM = Claim(2, "c02-double-terms", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
