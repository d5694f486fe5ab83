"""C4: fewer days of alert for hits: right only where goods are near or life is short."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from ...stats import Estimate, compare
from ...stats.pair import pairs_of
from ...words.claims import c04 as say
from .bench import Bench, Changes, Totals
from .claim import Claim
from .finding import Case, Figure, Finding, above, exactly

LINES = (5, 10, 20, 30, 40, 50, 65, 90)
"""Of the policies, in the order of the file."""
LEADS = (3, 7, 20, 35)
"""Mean days of the hit's goods."""
SAME = 2
"""Which of them are those of the steady seller's, as in the file."""
LIVES = (120, 60)
"""Days until a fashion begins to pass."""
STEADY: Changes = {
    "product.lamp.demand.dispersion": 20.0,
    "product.lamp.demand.viral.hits_per_year": 0.0,
}


class Best(NamedTuple):
    """The line that earns most."""

    line: int
    among: tuple[int, ...]
    """Lines that the runs cannot tell from it, itself included."""

    def __str__(self) -> str:
        """Write the line, and from which to which others may be as good."""
        low, high = self.among[0], self.among[-1]
        told = say.AMONG(line=f"{self.line}", low=f"{low}", high=f"{high}")
        return f"{self.line}" if low == high else told

    @property
    def unit(self) -> str:
        """Days, and from which line to which others may be as good."""
        low, high = self.among[0], self.among[-1]
        return say.DAYS() if low == high else say.OR(low=f"{low}", high=f"{high}")


def examine(bench: Bench) -> Finding:
    """Return the best line of a hit, by its goods and life, beside that of a steady seller."""
    start = bench.network.start
    arms = {say.LEAD(days=f"{days}"): _lead(days) for days in LEADS}
    arms |= {say.LIFE(days=f"{days}"): _life(start, days) for days in LIVES}
    found = [_by_line(one) for one in bench.replay(STEADY, *arms.values())]
    steady, (_, *hits) = best(found[0]), found
    bests = [best(one) for one in hits]
    currency, label = bench.network.scenario.currency, say.BEST(steady=f"{steady.line}")
    return Finding(
        shows=say.SHOWS(
            steady=str(steady),
            hit=str(bests[SAME]),
            life=f"{LIVES[-1]}",
            short=str(bests[-1]),
        ),
        cases=tuple(
            Case(
                where,
                Figure(label, exactly(one.line), one.unit),
                shorter(one, steady),
            )
            for where, one in zip(arms, bests, strict=True)
        ),
        beside=(
            Figure(say.STEADY(), exactly(steady.line), steady.unit),
            *(
                Figure(
                    say.LOSS(line=f"{steady.line}", where=where),
                    _gap(totals, steady.line, one.line),
                    currency,
                )
                for where, one, totals in zip(arms, bests, hits, strict=True)
                if one.line != steady.line
            ),
        ),
        advice={"holds only when": say.ADVICE(), "does not hold": say.ADVICE()},
    )


def _lead(days: int) -> Changes:
    return {"supplier.factory.lead_time_days.mean": float(days)}


def _life(start: dt.date, days: int) -> Changes:
    """Return a fashion that passes within a month, and whose goods are then worth little."""
    points = ((0, 1.0), (days, 1.0), (days + 30, 0.05))
    cycle = [{"date": start + dt.timedelta(day), "multiple": multiple} for day, multiple in points]
    return {"product.lamp.demand.life_cycle": cycle, "product.lamp.leftover_value": 1.0}


def _by_line(policies: Mapping[str, Totals]) -> dict[int, Totals]:
    return dict(zip(LINES, policies.values(), strict=True))


def best(totals: Mapping[int, Totals]) -> Best:
    """Return the line of the highest mean profit, and those that may be as good."""
    line = max(totals, key=lambda one: totals[one]["profit"].mean())
    worse = {one: one != line and above(_gap(totals, one, line)) for one in totals}
    return Best(line, tuple(one for one in totals if worse[one] is not True))


def shorter(one: Best, other: Best) -> bool | None:
    """Say whether a best line is surely shorter than another, surely not, or neither.

    Any of the lines among which each is may be the best.
    """
    if one.among[-1] < other.among[0]:
        return True
    return False if one.among[0] >= other.among[-1] else None


def _gap(totals: Mapping[int, Totals], line: int, better: int) -> Estimate:
    """Return what one line earns over another in the same worlds, at the level of all pairs."""
    first, second = (totals[one]["profit"] for one in (line, better))
    return compare(first, second, comparisons=pairs_of(len(totals))).gap


CLAIM = Claim(4, "c04-hits-shorter", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
