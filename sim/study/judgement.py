"""The judgement: the best policy among those that can be paid for, and what may overturn it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..network.network import Network
from ..stats import Pair, Verdict, choose, quantile
from ..stats import compare as pair
from ..stats.drivers import Drivers, fewest_worlds, what_drives_each
from ..stats.pair import differences
from .limit import MOST_SHORT, Limit, cash_key
from .summary import Summary, by_policy

Call = Literal[
    "clear winner",
    "ahead on these numbers",
    "no difference worth having",
    "cannot separate",
    "too seldom to tell",
    "the same in every world",
    "only one policy",
    "only one affordable",
    "none affordable",
]
HALVED: Final = ("profit_half_restock", "profit_half_leftover")
"""Profit with new goods in half the time, and with goods left at half their value."""
MOST_INPUTS: Final = 0.8
"""Share of the uncertain inputs at which a clear winner is ahead, at least."""


@dataclass(frozen=True, slots=True)
class Dearer:
    """A policy that earns more than the leader, but breaks a limit."""

    name: str
    gap: Pair
    """It minus the leader."""
    breaks: Limit


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who wins, and how far that may be trusted."""

    verdict: Verdict
    """Of the affordable policies; of all where none is."""
    limits: tuple[Limit, ...]
    affordable: tuple[str, ...]
    turned: tuple[str, ...]
    """Which of `HALVED` the leader is not ahead by."""
    dearer: Dearer | None
    """Of the policies that earn more and break a limit, the one that earns most."""
    hangs_on: Mapping[str, Drivers]
    """What the gap to each rival hangs on; empty where nothing is uncertain, or too little run."""
    worth: float
    """A difference of profit that the seller does not mind, in the scenario's currency."""
    lacking: Mapping[str, float]
    """Cash that each policy lacks at the start to run out of it no more often than is allowed, 0 or
    more, in the scenario's currency."""

    @property
    def call(self) -> Call:
        """The judgement in a word."""
        if not self.affordable:
            return "none affordable"
        if self.verdict.kind == "only one policy" and len(self.lacking) > 1:
            return "only one affordable"
        if self.verdict.kind != "ahead":
            return self.verdict.kind
        sure = self.hangs_on and self.ahead >= MOST_INPUTS and not self.turned
        return "clear winner" if sure else "ahead on these numbers"

    @property
    def ahead(self) -> float:
        """Share of the uncertain inputs at which the leader is ahead of the rival nearest to it."""
        return min((drivers.ahead for drivers in self.hangs_on.values()), default=1.0)


def judge(
    network: Network,
    runs: pd.DataFrame,
    summaries: Sequence[Summary],
    limits: tuple[Limit, ...],
    inputs: pd.DataFrame,
    worth: float = 0.0,
) -> Judgement:
    """Judge policies by their runs and what those drew of inputs.

    `worth` is a lead that does not matter, in the scenario's currency. Shapes: see sim.study.frames
    and sim.study.inputs; without inputs nothing is said of them.
    """
    profits = by_policy(runs, "profit")
    affordable = [s.name for s in summaries if all(limit.allows(s.figures) for limit in limits)]
    verdict = choose({name: profits[name] for name in affordable or profits}, worth)
    turned = (key for key in HALVED if key in runs and not _ahead(verdict, runs, key, worth))
    return Judgement(
        verdict=verdict,
        limits=limits,
        affordable=tuple(affordable),
        turned=tuple(turned),
        dearer=_dearer(profits, verdict, summaries, limits) if affordable else None,
        hangs_on=_hangs_on(network, profits, verdict, inputs),
        worth=worth,
        lacking=_lacking(network, runs, limits),
    )


def _hangs_on(
    network: Network, profits: Mapping[str, Floats], verdict: Verdict, inputs: pd.DataFrame
) -> dict[str, Drivers]:
    """Return what the leader's gap to each rival hangs on."""
    usual = {entry.what: entry.usual for entry in network.scenario.uncertain}
    best = profits[verdict.best]
    if not usual or inputs.empty or best.size < fewest_worlds(len(usual)):
        return {}
    draws = {what: inputs[what].to_numpy() for what in usual}
    gaps = [differences(profits[name], best) for name in verdict.leads]
    found = what_drives_each(gaps, draws, usual) if gaps else []
    return dict(zip(verdict.leads, found, strict=True))


def _ahead(verdict: Verdict, runs: pd.DataFrame, key: str, worth: float) -> bool:
    """Say whether the leader is ahead of its rivals by another total too."""
    columns = by_policy(runs, key)
    again = choose({name: columns[name] for name in (verdict.best, *verdict.leads)}, worth)
    return again.kind == "ahead" and again.best == verdict.best


def _dearer(
    profits: Mapping[str, Floats],
    verdict: Verdict,
    summaries: Sequence[Summary],
    limits: Sequence[Limit],
) -> Dearer | None:
    """Return the policy that earns most, where it breaks a limit and so is not the leader."""
    most = max(summaries, key=lambda summary: summary.figures["profit"].value)
    broken = [limit for limit in limits if not limit.allows(most.figures)]
    if not broken:
        return None
    gap = pair(profits[verdict.best], profits[most.name], comparisons=len(profits) - 1)
    return Dearer(most.name, gap, broken[0]) if gap.gap.value > 0 else None


def _lacking(network: Network, runs: pd.DataFrame, limits: Sequence[Limit]) -> dict[str, float]:
    """Return the cash that each policy lacks, by the share of worlds that may run out of it."""
    credit, cash = network.scenario.cash.credit, cash_key(network)
    line = credit.limit if credit else 0.0
    share = next((limit.bound for limit in limits if limit.key == cash), MOST_SHORT)
    return {
        name: max(-line - _lowest(column, share), 0.0)
        for name, column in by_policy(runs, "cash_low").items()
    }


def _lowest(cash_low: Floats, share: float) -> float:
    """Return what cash falls short of in so many worlds, (W,), by the end that is less kind."""
    if not 0 < share < 1:
        return float(np.quantile(cash_low, share))
    figure = quantile(cash_low, share)
    return figure.value if figure.low is None else figure.low
