"""Rare risks: how often what ruins a seller happens under each policy, and how bad it can get.

They are told by all runs, also by those of which nothing else is kept; see sim.study.kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..arrays import Floats
from ..network.network import Network
from ..stats import Estimate
from ..stats.verdict import RULE_OF_THREE
from ..world.core.measures import CASH_LOW, PROFIT
from . import kept
from .block_result import ALL, RARE, Arrays
from .figures import estimate
from .summary import Summary

EVENTS: Final = ("cash_below_zero", "cash_short", "banned", "stockout_in_sale")
"""Keys of the figures that are chances of what ruins a seller; see sim.study.figures."""
TAILS: Final = (CASH_LOW.key, PROFIT.key)
"""Measures of which the worst values are kept."""
WORST: Final = 1_000
"""Of each the worst values that are all kept."""
FURTHER: Final = 400
"""Values that are kept between these and the median, evenly by the logarithm of their chance."""

Chances = Mapping[str, Mapping[str, Estimate]]
"""By policy and event."""


@dataclass(frozen=True, slots=True)
class Rare:
    """What rarely happens in the runs of policies, and how bad the worst of them are."""

    runs: int
    """Of each policy."""
    chances: Chances
    tails: pd.DataFrame = field(compare=False, repr=False)
    """A row a policy, `measure` and `rank`, 1 the worst run: its `value`, from the worst to the
    median, in the scenario's currency."""

    @property
    def events(self) -> tuple[str, ...]:
        """What may happen there, by the keys of its figures."""
        return tuple(next(iter(self.chances.values())))

    @property
    def is_seen(self) -> bool:
        """Whether there are more runs than figures need: what else were they asked for?"""
        return self.runs > kept.TOTALS_OF

    def tail(self, policy: str, measure: str) -> "Tail":
        """Return how bad a measure gets under a policy."""
        rows = self.tails[(self.tails["policy"] == policy) & (self.tails["measure"] == measure)]
        return Tail(self.runs / rows["rank"].to_numpy(np.float64), rows["value"].to_numpy())


class Tail(NamedTuple):
    """How bad it gets in one future of so many."""

    one_in: Floats
    """From as many as there are runs down to 2, (N,)."""
    value: Floats
    """As many futures end at this, or below, (N,)."""


def rare_of(network: Network, results: Mapping[str, Arrays]) -> Rare:
    """Return the rare risks in all runs of a replay, by policy; see sim.study.block_result."""
    return _rare(network, {policy: _columns(arrays) for policy, arrays in results.items()})


def rare_in(network: Network, runs: pd.DataFrame) -> Rare:
    """Return the same of a table of runs, of which it has all; see sim.study.frames."""
    keys = [key for key in kept.RARE.measures if key in runs]
    by_policy = runs.groupby("policy", sort=False)[keys]
    return _rare(
        network,
        {
            str(policy): {key: rows[key].to_numpy(np.float64) for key in keys}
            for policy, rows in by_policy
        },
    )


def _columns(arrays: Arrays) -> dict[str, Floats]:
    """Return what rare risks are told by, over the runs kept whole and then all others, (W,)."""
    parts = [
        dict(zip(arrays[names].tolist(), arrays[totals], strict=True))
        for names, totals in (ALL, RARE)
        if names in arrays
    ]
    known = [key for key in kept.RARE.measures if key in parts[0]]
    return {key: np.concatenate([part[key] for part in parts]) for key in known}


def _rare(network: Network, columns: Mapping[str, Mapping[str, Floats]]) -> Rare:
    never = () if network.scenario.promotions else ("stockout_in_sale",)
    events = [event for event in EVENTS if event not in never]
    chances = {policy: _chances(some, events) for policy, some in columns.items()}
    runs = len(next(iter(columns.values()))[PROFIT.key])
    tails = [
        pd.DataFrame(_worst(some[key])).assign(policy=policy, measure=key)
        for policy, some in columns.items()
        for key in TAILS
    ]
    return Rare(runs, chances, pd.concat(tails, ignore_index=True))


def _chances(columns: Mapping[str, Floats], events: list[str]) -> dict[str, Estimate]:
    """Return how probable each event is; what never came has the rule of three as its bound."""
    found = estimate(columns, events)
    return {event: figure if figure.events else _at_most(figure) for event, figure in found.items()}


def _at_most(never: Estimate) -> Estimate:
    return replace(never, high=min(RULE_OF_THREE / never.runs, 1.0))


def _worst(values: Floats) -> dict[str, NDArray[np.generic]]:
    """Return the worst of some values, (W,), and their ranks."""
    half = max(len(values) // 2, 1)
    ranks = ranks_to(half)
    return {"rank": ranks, "value": np.sort(np.partition(values, half - 1)[:half])[ranks - 1]}


def ranks_to(last: int) -> NDArray[np.int64]:
    """Return the ranks from 1 to the last at which values are kept."""
    each = np.arange(1, min(WORST, last) + 1)
    further = np.rint(np.geomspace(each[-1], last, FURTHER)).astype(np.int64)
    return np.unique(np.concatenate([each, further]))


def by_all(summaries: Sequence[Summary], rare: Rare) -> tuple[Summary, ...]:
    """Return figures with the chances of all runs, if there are more; limits are held to these."""
    return tuple(
        replace(summary, figures={**summary.figures, **rare.chances[summary.name]})
        if rare.runs > summary.figures["profit"].runs
        else summary
        for summary in summaries
    )


def plain(rare: Rare) -> dict[str, Any]:
    """Return the chances as plain values."""
    chances = {
        policy: {event: asdict(figure) for event, figure in of_policy.items()}
        for policy, of_policy in rare.chances.items()
    }
    return {"runs": rare.runs, "chances": chances}


def from_plain(told: Mapping[str, Any], tails: pd.DataFrame) -> Rare:
    """Return what `plain` has told, with the tails beside it."""
    chances = {
        policy: {event: Estimate(**figure) for event, figure in of_policy.items()}
        for policy, of_policy in told["chances"].items()
    }
    return Rare(told["runs"], chances, tails)
