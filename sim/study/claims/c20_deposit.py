"""C20: a deposit costs nothing, as it comes back; it locks up cash that may be missing."""

from itertools import product

from ...stats import compare
from ...words.claims import c20 as say
from ...words.number import money, number
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, below, neither, said

AMOUNTS = (500.0, 1500.0, 4000.0)
TOLD = AMOUNTS.index(1500.0)
CASH = (40_000.0, 100_000.0)
"""At the start: short, and ample."""


def examine(bench: Bench) -> Finding:
    """Return what a deposit changes of profit, by its amount and the cash at the start."""
    asked = list(product(CASH, AMOUNTS))
    without = [_arm(cash, 0.0) for cash in CASH]
    arms = bench.replay(*without, *(_arm(cash, amount) for cash, amount in asked))
    profits = [next(iter(found.values()))["profit"] for found in arms]
    bare = dict(zip(CASH, profits, strict=False))
    lost = [
        compare(bare[cash], profit).gap
        for (cash, _), profit in zip(asked, profits[len(CASH) :], strict=True)
    ]
    currency = bench.network.scenario.currency
    held = [neither(below(gap)) for gap in lost]
    ample = held == [False] * len(AMOUNTS) + [True] * len(AMOUNTS)
    return Finding(
        shows=say.SHOWS(
            amount=money(number(AMOUNTS[TOLD]), currency),
            short=said(lost[TOLD], currency),
            ample=said(lost[TOLD + len(AMOUNTS)], currency),
        ),
        cases=tuple(
            Case(
                say.WHEN(amount=number(amount), cash=money(number(cash), currency)),
                Figure(say.LOST(), gap, currency),
                holds,
            )
            for (cash, amount), gap, holds in zip(asked, lost, held, strict=True)
        ),
        common=say.AMPLE() if ample else "",
        advice={"holds only when": say.ADVICE()},
    )


def _arm(cash: float, amount: float) -> Changes:
    return {"cash.opening": cash, "settlement.deposit.amount": amount}


CLAIM = Claim(20, "c20-deposit", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
