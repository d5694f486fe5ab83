"""C10: plan B catches all the traffic at once: about half of it, and not all if it were as good."""

from typing import NamedTuple

from ...stats import Estimate, compare, ratio
from ...words.claims import c10 as say
from ...words.number import whole_percent
from .bench import Bench, Changes, Totals
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

ALL = 95.0
"""Per cent that may be called all the traffic."""
AMPLE = {"product.hit.opening_stock": 20_000}


class PlanB(NamedTuple):
    """What may be hoped of a substitute."""

    share: float
    """Of the buyers whom the hit cannot serve; they take it without any ads."""
    learning_days: int
    orders_per_click: float

    @property
    def arm(self) -> Changes:
        """The shop in which it is so."""
        return {
            "substitute.*.share": self.share,
            "product.substitute.ads.learning_days": self.learning_days,
            "product.substitute.ads.orders_per_click": self.orders_per_click,
        }

    @property
    def where(self) -> str:
        """The condition in words."""
        if not self.learning_days:
            return say.WARM()
        return say.COLD(share=whole_percent(self.share), days=f"{self.learning_days}")


USUAL, WARM = PlanB(0.25, 7, 0.07), PlanB(0.25, 0, 0.1)
HOPES = (USUAL, PlanB(0.1, 7, 0.07), PlanB(0.45, 7, 0.07), PlanB(0.25, 3, 0.07), WARM)


def examine(bench: Bench) -> Finding:
    """Return how much of what a mere pause loses is caught, and what it earns."""
    short = bench.replay(*(hope.arm for hope in HOPES))
    ample = bench.replay(*({**hope.arm, **AMPLE} for hope in HOPES))
    pause, plan_b = bench.policies
    caught = {
        hope: _caught(few[pause], few[plan_b], enough[pause])
        for hope, few, enough in zip(HOPES, short, ample, strict=True)
    }
    gains = {
        hope: compare(few[pause]["profit"], few[plan_b]["profit"]).gap
        for hope, few in zip(HOPES, short, strict=True)
    }
    percent, currency = say.PERCENT(), bench.network.scenario.currency
    return Finding(
        shows=say.SHOWS(
            usual=said(caught[USUAL], percent),
            warm=said(caught[WARM], percent),
            gain=said(gains[USUAL], currency),
        ),
        cases=tuple(
            Case(hope.where, Figure(say.CAUGHT(), share, percent), above(share, ALL))
            for hope, share in caught.items()
        ),
        beside=tuple(
            Figure(say.GAIN(where=hope.where), gain, currency) for hope, gain in gains.items()
        ),
        advice={"does not hold": say.ADVICE()},
    )


def _caught(pause: Totals, plan_b: Totals, enough: Totals) -> Estimate:
    """Return how much of what a pause loses against a full shelf is sold, in per cent."""
    lost = enough["units_sold"] - pause["units_sold"]
    return ratio(100 * (plan_b["units_sold"] - pause["units_sold"]), lost)


CLAIM = Claim(10, "c10-plan-b", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
