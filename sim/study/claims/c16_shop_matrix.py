"""C16: several shops spread the risk; linked ones are suspended together, and more often."""

import numpy as np

from ...arrays import Floats
from ...stats import compare, mean
from ...words.claims import c16 as say
from ...words.number import whole_percent
from ..trace import trace
from .bench import Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, below, said

LINKED = (0.0, 0.25, 0.75, 1.0)
"""Shares of the bans that spread to the other shop."""


def examine(bench: Bench) -> Finding:
    """Return on how many days neither shop sells, by how many bans spread."""
    shut = [_shut(bench, _linked(share)) for share in LINKED]
    alone = shut[0][0]
    gaps = [compare(alone, both).gap for _, both in shut]
    held = [below(gap) for gap in gaps]
    most = [share for share, holds in zip(LINKED, held, strict=True) if holds]
    return Finding(
        shows=say.SHOWS(alone=said(mean(alone)), unlinked=said(-gaps[0]), linked=said(gaps[-1])),
        cases=tuple(
            Case(say.WHEN(share=whole_percent(share)), Figure(say.MORE(), gap, say.DAYS()), holds)
            for share, gap, holds in zip(LINKED, gaps, held, strict=True)
        ),
        beside=(Figure(say.ALONE(), mean(alone), say.DAYS()),),
        common=say.UP_TO(share=whole_percent(most[-1]))
        if most and most == list(LINKED[: len(most)])
        else "",
        advice={"holds only when": say.ADVICE()},
    )


def _linked(share: float) -> Changes:
    return {
        "platform.shop_ban.linked_share": share,
        "shop.second.platform.shop_ban.linked_share": share,
    }


def _shut(bench: Bench, arm: Changes) -> tuple[Floats, Floats]:
    """Return the days on which the first shop sells nothing, and on which neither does, (W,)."""
    (policy,) = bench.policies
    runs = bench.network.scenario.runs
    served = trace(bench.changed(arm), policy, runs, paths=("served",)).paths["served"]
    idle = np.diff(served, axis=0, prepend=0) == 0
    return idle[:, 0].sum(axis=0).astype(float), idle.all(axis=1).sum(axis=0).astype(float)


CLAIM = Claim(16, "c16-shop-matrix", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
