"""C18: 1.2 to 1.5 times the forecast; the right multiple is a quantile of what is uncertain."""

from collections.abc import Mapping

from ...arrays import Floats
from ...stats import Estimate, probability, quantile
from ...words.claims import c18 as say
from ...words.number import exact, number, whole_percent
from ...words.template import Template
from ...words.text import OR, joined
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, above, below, every

SPREADS = (0.2, 0.4, 0.6, 1.0)
"""Coefficients of variation of demand around its forecast."""
RATIOS = (0.7, 0.9)
"""Newsvendor's: what a unit earns over that and what one too many loses."""
TOLD = {say.MULTIPLIED: (1.2, 1.5), say.RESERVED: (1.1, 1.2)}
"""Between which multiples each half of the claim lies."""
_BUILT = TOLD[say.MULTIPLIED]
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
        if multiple in _BUILT
    }
    thin, rich = (
        joined([number(best[ratio, spread].value, 2) for spread in SPREADS]) for ratio in RATIOS
    )
    cases = {
        (told, ratio, spread): Case(
            say.WHEN(told=told(), cv=whole_percent(spread), ratio=exact(ratio)),
            Figure(say.MULTIPLE(), multiple),
            every([above(multiple, low), below(multiple, high)]),
        )
        for told, (low, high) in TOLD.items()
        for (ratio, spread), multiple in best.items()
    }
    return Finding(
        shows=say.SHOWS(
            spreads=joined([whole_percent(spread) for spread in SPREADS]),
            thin=thin,
            least=exact(RATIOS[0]),
            rich=rich,
            most=exact(RATIOS[-1]),
            served=joined([whole_percent(served[_BUILT[0], one].value) for one in SPREADS]),
        ),
        cases=tuple(cases.values()),
        common=_held(cases),
        beside=tuple(
            Figure(say.SERVED(multiple=exact(multiple), cv=whole_percent(spread)), share)
            for (multiple, spread), share in served.items()
        ),
        advice={"holds only when": say.ADVICE(), "does not hold": say.ADVICE()},
    )


def _held(cases: Mapping[tuple[Template, float, float], Case]) -> str:
    """Return where which half of the claim holds; spreads with the same margin in one phrase."""
    held: dict[tuple[Template, float], list[str]] = {}
    for (told, ratio, spread), case in cases.items():
        if case.holds:
            held.setdefault((told, ratio), []).append(whole_percent(spread))
    parts = [
        say.WHEN(told=told(), cv=joined(spreads, OR), ratio=exact(ratio))
        for (told, ratio), spreads in held.items()
    ]
    return joined(parts, OR) if parts else ""


def _spread(cv: float) -> Changes:
    return {"uncertain.1.times": {"law": "lognormal", "mean": 1.0, "cv": cv}}


def _served(totals: Mapping[str, Floats]) -> Estimate:
    """Return in how many worlds nobody was sent away."""
    return probability(totals["units_lost"] == 0)


CLAIM = Claim(18, "c18-pre-build", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
