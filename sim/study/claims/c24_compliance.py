"""C24: one market's labels and terms for all; what is missing stops goods where it is asked for."""

from ...stats import Estimate, mean
from ...words.claims import c24 as say
from ..trace import trace
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, above, every, neither, said

LANES = {"Malaysia": "shed", "Britain": "London"}
"""Of each market, in the order of the listings."""
HELD = {"neither": (), "Malaysia": ("Malaysia",), "Britain": ("Britain",)}
"""Where papers are missing."""


def examine(bench: Bench) -> Finding:
    """Return what share of its orders each market loses, by whose papers are missing."""
    lost = {missing: _lost(bench, _arm(markets)) for missing, markets in HELD.items()}
    here, there = lost["Britain"]
    return Finding(
        shows=say.SHOWS(there=said(there, say.PERCENT()), here=said(here, say.PERCENT())),
        cases=tuple(
            Case(
                say.WHEN[missing](),
                Figure(say.LOST(market=market), share, say.PERCENT()),
                every([neither(above(one)) for one in shares]),
            )
            for missing, shares in lost.items()
            for market, share in zip(LANES, shares, strict=True)
            if missing in {market, "neither"}
        ),
        beside=tuple(
            Figure(f"{say.LOST(market=market)}, {say.WHEN[missing]()}", share, say.PERCENT())
            for missing, shares in lost.items()
            for market, share in zip(LANES, shares, strict=True)
            if missing not in {market, "neither"}
        ),
        common=say.WHEN["neither"](),
        advice={"holds only when": say.ADVICE()},
    )


def _arm(markets: tuple[str, ...]) -> Changes:
    return {
        f"lane.sea.{lane}.customs_hold.chance": float(market in markets)
        for market, lane in LANES.items()
    }


def _lost(bench: Bench, arm: Changes) -> list[Estimate]:
    """Return the share of its orders that each market loses, in per cent."""
    (policy,) = bench.policies
    names = ("wanted", "served")
    seen = trace(bench.changed(arm), policy, bench.network.scenario.runs, paths=names).paths
    wanted, served = (seen[name][-1] for name in names)
    return [
        mean((100 * (1 - got / all_)).round(1)) for got, all_ in zip(served, wanted, strict=True)
    ]


CLAIM = Claim(24, "c24-compliance", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
