"""C9: pause ads at the safety stock: it gives up the sales that the stock is there for."""

from ...stats import Estimate, compare
from ...words.claims import c09 as say
from .bench import AS_IT_IS, Bench, Totals
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

SCAR = {"market.stockout.traffic_lost_per_day": 0.15, "market.stockout.half_life_days": 10.0}
PAUSES = 4
"""Policies of the file that pause; they stand after ads as planned, and throttles after them."""
SAFETY = 2
"""Which of the pauses stands at a safety stock of ten days."""


def examine(bench: Bench) -> Finding:
    """Return what pauses and throttles earn beside ads that run on, with and without a scar."""
    arms = bench.replay(AS_IT_IS, SCAR)
    gains = [_gains(totals) for totals in arms]
    names = list(gains[0])
    pauses, throttles = names[:PAUSES], names[PAUSES:]
    currency = bench.network.scenario.currency
    throttle = throttles[0]
    plain, scar = (said(gain[pauses[SAFETY]], currency) for gain in gains)
    return Finding(
        shows=say.SHOWS(
            line=pauses[SAFETY],
            plain=plain,
            scar=scar,
            throttle=throttle,
            most=said(gains[1][throttle], currency),
        ),
        cases=tuple(
            Case(
                say.WHEN(policy=name, world=world()),
                Figure(say.GAIN(), gain[name], currency),
                above(gain[name]),
            )
            for world, gain in zip(say.WORLDS, gains, strict=True)
            for name in pauses
        ),
        beside=tuple(
            Figure(say.OF(policy=name, world=world()), gain[name], currency)
            for world, gain in zip(say.WORLDS, gains, strict=True)
            for name in throttles
        ),
        advice={"does not hold": say.ADVICE(), "holds only when": say.ADVICE()},
    )


def _gains(totals: dict[str, Totals]) -> dict[str, Estimate]:
    """Return what each policy earns over the first, ads as planned."""
    planned, *others = totals
    profit = totals[planned]["profit"]
    return {name: compare(profit, totals[name]["profit"]).gap for name in others}


CLAIM = Claim(9, "c09-pause-ads", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
