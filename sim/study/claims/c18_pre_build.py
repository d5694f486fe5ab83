"""C18: 1.2 to 1.5 times the forecast; the right multiple is a quantile of what is uncertain."""

from collections.abc import Mapping

from ...arrays import Floats
from ...stats import Estimate, probability, quantile
from ...words.claims import c18 as say
from ...words.number import exact, number, whole_percent
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, above, below, every

SPREADS = (0.2, 0.4, 0.6, 1.0)
"""Coefficients of variation of demand around its forecast."""
RATIOS = (0.7, 0.9)
"""Newsvendor's: what a unit earns over that and what one too many loses."""
TOLD = (1.2, 1.5)
MULTIPLES = (1.1, 1.2, 1.5, 2.06)
"""Of the policies, in the order of the file."""


def examine(bench: Bench) -> Finding:
    """Return the best multiple for each spread and margin, and what the usual ones serve."""
    arms = bench.replay(*map(_spread, SPREADS))
    wanted = [next(iter(arm.values()))["units_wanted"] / bench.daily for arm in arms]
    best = {
        (ratio, spread): quantile(multiple, ratio)
        for ratio in RATIOS
        for spread, multiple in zip(SPREADS, wanted, strict=True)
    }
    served = {
        (multiple, spread): _served(totals)
        for spread, arm in zip(SPREADS, arms, strict=True)
        for multiple, totals in zip(MULTIPLES, arm.values(), strict=True)
        if multiple in TOLD
    }
    least, most, ratio = SPREADS[0], SPREADS[-1], RATIOS[-1]
    return Finding(
        shows=say.SHOWS(
            ratio=exact(ratio),
            low=number(best[ratio, least].value, 2),
            least=whole_percent(least),
            high=number(best[ratio, most].value, 2),
            most=whole_percent(most),
            first=number(100 * served[TOLD[0], least].value),
            last=number(100 * served[TOLD[0], most].value),
        ),
        cases=tuple(
            Case(
                say.WHEN(cv=whole_percent(spread), ratio=exact(ratio)),
                Figure(say.MULTIPLE(), multiple),
                every([above(multiple, TOLD[0]), below(multiple, TOLD[1])]),
            )
            for (ratio, spread), multiple in best.items()
        ),
        beside=tuple(
            Figure(say.SERVED(multiple=exact(multiple), cv=whole_percent(spread)), share)
            for (multiple, spread), share in served.items()
        ),
        advice={"holds only when": say.ADVICE(), "does not hold": say.ADVICE()},
    )


def _spread(cv: float) -> Changes:
    return {"uncertain.1.times": {"law": "lognormal", "mean": 1.0, "cv": cv}}


def _served(totals: Mapping[str, Floats]) -> Estimate:
    """Return in how many worlds nobody was sent away."""
    return probability(totals["units_lost"] == 0)


CLAIM = Claim(18, "c18-pre-build", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
