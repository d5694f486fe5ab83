"""C17: small batches, and many; an order's own price makes a lot of some size the best."""

from ...stats import compare
from ...stats.pair import pairs_of
from ...words.claims import c17 as say
from ...words.number import money, number
from ...words.text import joined
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, below, exactly, neither

LOTS = (20, 100, 200, 400, 800)
"""Of the policies, in the order of the file."""
FEES = (0.0, 20.0, 80.0)
"""Of an order, whatever its size."""


def examine(bench: Bench) -> Finding:
    """Return the best lot for each price of an order, and what the smallest earns less."""
    arms = bench.replay(*({"supplier.factory.order_fee": fee} for fee in FEES))
    best, behind = [], []
    for arm in arms:
        profits = [totals["profit"] for totals in arm.values()]
        means = [float(profit.mean()) for profit in profits]
        top = means.index(max(means))
        best.append(LOTS[top])
        pairs = pairs_of(len(profits))
        behind.append(compare(profits[top], profits[0], comparisons=pairs).gap)
    currency = bench.network.scenario.currency
    fees = [money(number(fee), currency) for fee in FEES]
    return Finding(
        shows=say.SHOWS(best=joined([f"{lot}" for lot in best]), fees=joined(fees)),
        cases=tuple(
            Case(
                say.WHEN(fee=fee),
                Figure(say.LOSES(small=f"{LOTS[0]}", best=f"{lot}"), gap, currency),
                neither(below(gap)),
            )
            for fee, lot, gap in zip(fees, best, behind, strict=True)
        ),
        beside=tuple(
            Figure(say.AT_BEST(fee=fee), exactly(lot)) for fee, lot in zip(fees, best, strict=True)
        ),
        advice={"holds only when": say.ADVICE()},
    )


CLAIM = Claim(17, "c17-small-batches", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
