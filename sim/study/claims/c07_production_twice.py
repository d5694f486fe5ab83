"""C7: safety stock for the production cycle on top of max × max, which holds it already."""

from ...stats import Estimate, compare, mean, ratio
from ...words.claims import c07 as say
from .bench import Bench, Totals
from .claim import Claim
from .finding import Case, Figure, Finding, above, said

LEADS = (13, 28)
"""Mean days: 15 at the longest, as the formula counts them, and with freight that it forgets."""


def examine(bench: Bench) -> Finding:
    """Return what another 7,500 earn, where all days are counted and where some are forgotten."""
    once, twice = bench.policies
    found = bench.replay(*({"supplier.factory.lead_time_days.mean": float(d)} for d in LEADS))
    gains = [compare(one[once]["profit"], one[twice]["profit"]).gap for one in found]
    currency = bench.network.scenario.currency
    lost, won = (said(gain, currency) for gain in gains)
    return Finding(
        shows=say.SHOWS(
            short=f"{LEADS[0]}",
            long=f"{LEADS[1]}",
            first=once,
            fill=said(_fill(found[0][once]), say.PERCENT()),
            loss=lost,
            gain=won,
        ),
        cases=tuple(
            Case(when(), Figure(say.GAIN(), gain, currency), above(gain))
            for when, gain in zip(say.WHENS, gains, strict=True)
        ),
        beside=tuple(
            figure
            for days, one in zip(LEADS, found, strict=True)
            for name, totals in one.items()
            for figure in (
                Figure(say.FILL(policy=name, days=f"{days}"), _fill(totals), say.PERCENT()),
                Figure(say.STOCK(policy=name, days=f"{days}"), mean(totals["stock_end_units"])),
            )
        ),
        advice={"holds only when": say.ADVICE()},
    )


def _fill(totals: Totals) -> Estimate:
    return ratio(100 * totals["units_served_at_once"], totals["units_wanted"])


CLAIM = Claim(7, "c07-production-twice", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
