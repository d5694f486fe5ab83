"""What shocks make of policies: profit, cash, shelves, and who still leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from ..network.network import Network
from ..stats import Estimate, Pair, Verdict, choose
from ..stats import compare as pair
from ..words import stress as say
from .limit import Limit, LimitError
from .shocks import Shocked
from .summary import Summary, by_policy, summaries_of

CALM = ""
"""Stands for no shock in the column `shock` of the runs."""
_TELLING = ["policy", "world", "profit", "cash_low", "units_sold", "stockout_days"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One policy under one shock."""

    policy: str
    shock: str
    change: Pair
    """Its profit minus that without the shock, in the same worlds."""
    figures: Mapping[str, Estimate]
    broken: tuple[Limit, ...]
    """The limits that it does not keep to."""


@dataclass(frozen=True, slots=True)
class Leader:
    """Who earns most under one shock."""

    shock: str
    verdict: Verdict
    """Of those that keep to the limits, of all where none does."""
    someone_keeps: bool

    @property
    def is_clear(self) -> bool:
        """Whether the runs tell the leader from all others."""
        return not self.verdict.ties and self.verdict.kind not in {
            "cannot separate",
            "too seldom to tell",
            "the same in every world",
        }


@dataclass(frozen=True, slots=True)
class StressTest:
    """Policies under shocks, in the same worlds as without."""

    network: Network
    seed: int
    runs: int
    stop_reason: str = field(compare=False)  # in the language that was spoken
    limits: tuple[Limit, ...]
    shocks: tuple[Shocked, ...]
    left_out: tuple[str, ...]
    """Names of shocks that do not apply."""
    calm: tuple[Summary, ...]
    """The policies without a shock."""
    cells: tuple[Cell, ...]
    """By shock, then by policy."""
    leaders: tuple[Leader, ...]
    """Without a shock, then by shock."""
    idle: tuple[str, ...]
    """Names of shocks that change nothing in any world."""
    runs_frame: pd.DataFrame = field(compare=False, repr=False)

    @property
    def plan(self) -> str:
        """The policy that the sentences are about: today's rule, or the first that takes part."""
        names = [summary.name for summary in self.calm]
        today = self.network.scenario.current_rule
        return today if today in names else names[0]

    def of(self, policy: str) -> tuple[Cell, ...]:
        """Return a policy's cells, shock by shock."""
        return tuple(cell for cell in self.cells if cell.policy == policy)

    def calm_of(self, policy: str) -> Summary:
        """Return a policy's figures without a shock."""
        return next(summary for summary in self.calm if summary.name == policy)

    def broken_by(self, figures: Mapping[str, Estimate]) -> tuple[Limit, ...]:
        """Return the limits that some figures do not keep to."""
        return broken(self.limits, figures)


def broken(limits: Sequence[Limit], figures: Mapping[str, Estimate]) -> tuple[Limit, ...]:
    """Return the limits that figures do not keep to, by the end of the interval less kind."""
    return tuple(limit for limit in limits if not limit.allows(figures))


def measured(limits: Sequence[Limit], figures: Mapping[str, Estimate]) -> None:
    """Refuse a limit on what no run tells.

    Errors: LimitError.
    """
    for limit in limits:
        if limit.key not in figures:
            raise LimitError(say.NOT_MEASURED(limit=limit.name))


def cells_of(
    shocks: Sequence[Shocked], limits: Sequence[Limit], runs: Mapping[str, pd.DataFrame]
) -> tuple[Cell, ...]:
    """Return what the runs say of each policy under each shock; `runs` by name of the shock."""
    calm = by_policy(runs[CALM], "profit")
    return tuple(
        Cell(
            policy=summary.name,
            shock=shock.name,
            change=pair(calm[summary.name], profits[summary.name], comparisons=len(shocks)),
            figures=summary.figures,
            broken=broken(limits, summary.figures),
        )
        for shock in shocks
        for profits in [by_policy(runs[shock.name], "profit")]
        for summary in summaries_of(runs[shock.name])
    )


def leader(shock: str, limits: Sequence[Limit], runs: pd.DataFrame) -> Leader:
    """Return who earns most in some runs of all policies."""
    profits = by_policy(runs, "profit")
    keep = [s.name for s in summaries_of(runs) if not broken(limits, s.figures)]
    verdict = choose({name: profits[name] for name in keep or profits})
    return Leader(shock, verdict, bool(keep))


def idle_of(shocks: Sequence[Shocked], runs: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """Return the names of shocks that change nothing in any world and under any policy."""
    calm = runs[CALM][_TELLING].reset_index(drop=True)
    return tuple(
        shock.name
        for shock in shocks
        if runs[shock.name][_TELLING].reset_index(drop=True).equals(calm)
    )
