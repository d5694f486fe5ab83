"""C25: faster delivery lifts sales greatly; field studies find 0.7 to 2 % a day, vendors say 30."""

from ...arrays import Floats
from ...stats import Estimate, mean
from ...words.claims import c25 as say
from ...words.number import exact
from .bench import Bench
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

A_DAY = (0.007, 0.02, 0.075)
"""More orders for each day faster; the last is the vendors' 30 % for four days."""
SLOW, FAST = 6, 2
"""Days to the door."""
GREATLY = 10.0
"""Per cent more: less would not be called so."""


def examine(bench: Bench) -> Finding:
    """Return how much more is sold by faster delivery, and what that is worth a unit."""
    slow = {"settlement.delivery_days": SLOW}
    lifts = [{"market.fast_delivery.lift": round(a_day * (SLOW - FAST), 4)} for a_day in A_DAY]
    before, *after = [next(iter(found.values())) for found in bench.replay(slow, *lifts)]
    more = [_rounded(100 * (arm["units_sold"] / before["units_sold"] - 1)) for arm in after]
    worth = [_rounded((arm["profit"] - before["profit"]) / arm["units_sold"]) for arm in after]
    currency = bench.network.scenario.currency
    names = [say.SOURCES[a_day]() for a_day in A_DAY]
    return Finding(
        shows=say.SHOWS(
            least=exact(more[0].value),
            most=exact(more[1].value),
            low=said(worth[0], currency),
            high=said(worth[1], currency),
        ),
        cases=tuple(
            Case(
                say.WHEN(source=name),
                Figure(say.MORE(), share, say.PERCENT()),
                above(share, GREATLY),
            )
            for name, share in zip(names, more, strict=True)
        ),
        beside=tuple(
            Figure(say.WORTH(source=name), cost, currency)
            for name, cost in zip(names, worth, strict=True)
        ),
        advice={"holds only when": say.ADVICE()},
    )


def _rounded(values: Floats) -> Estimate:
    """Return a mean without the digits that whole units leave."""
    return mean(values.round(2))


CLAIM = Claim(25, "c25-faster-delivery", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
