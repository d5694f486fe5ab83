"""What a comparison found: a value that can be printed, drawn, written and read back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ..network.network import Network
from ..stats import Estimate, Pair, Verdict
from .judgement import Judgement
from .rare import Rare
from .summary import Summary

NO_MONEY = pd.DataFrame(columns=["policy", "part", "mean", "low", "high"])
"""What is known of where the money went from a folder of an earlier version."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """The leader measured again in worlds that had no part in choosing it."""

    profit: Estimate
    against_current: Pair | None
    """The leader's profit minus the current rule's; None when they are the same."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Policies replayed in the same worlds, and what may be said of them."""

    network: Network
    seed: int
    runs: int
    """Of each policy, that its figures rest on."""
    runs_of_days: int
    """The first of them, of which days are kept."""
    stop_reason: str = field(compare=False)  # in the language that was spoken
    policies: tuple[Summary, ...]
    against_current: Mapping[str, Pair]
    """Profit of each rival minus the current rule's, by name."""
    judgement: Judgement
    fresh: Fresh
    without_ads: Pair | None
    """Profit of the leader without ads minus with them; None where there are none."""
    rare: Rare
    """What rarely happens, in all runs that there were."""
    runs_frame: pd.DataFrame = field(compare=False, repr=False)
    days_frame: pd.DataFrame = field(compare=False, repr=False)
    inputs_frame: pd.DataFrame = field(compare=False, repr=False, default_factory=pd.DataFrame)
    """What was uncertain: a row a world, a column an entry, see sim.study.inputs."""
    money_frame: pd.DataFrame = field(compare=False, repr=False, default_factory=NO_MONEY.copy)
    """Where the money went: a row a policy and part, see sim.study.frames."""
    verdict_text: str = field(default="", compare=False)
    """What a planning meeting must hear, a sentence a line, the verdict first."""

    @property
    def table(self) -> pd.DataFrame:
        """The figures, a row a policy in the order of mean profit, the best first.

        A column a key of sim.study.figures; `profit_low` and `profit_high` are the ends of the 95 %
        interval of the mean, missing where there are too few runs for one.
        """
        rows = {s.name: {k: figure.value for k, figure in s.figures.items()} for s in self.policies}
        table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("policy")
        profits = [summary.figures["profit"] for summary in self.policies]
        table.insert(1, "profit_low", pd.Series([p.low for p in profits], table.index, float))
        table.insert(2, "profit_high", pd.Series([p.high for p in profits], table.index, float))
        return table.sort_values("profit", ascending=False, kind="stable")

    @property
    def verdict(self) -> Verdict:
        """The leader of those that can be paid for, and its rivals."""
        return self.judgement.verdict

    @property
    def current_rule(self) -> str:
        """The policy that the shop follows today."""
        return self.network.scenario.current_rule

    @property
    def ranked(self) -> list[Summary]:
        """The policies that can be paid for, then the others, each best mean profit first."""
        able = self.judgement.affordable
        return sorted(self.policies, key=lambda s: (s.name not in able, -s.figures["profit"].value))

    def more_than_today(self, policy: str) -> Estimate:
        """Return a rival's profit minus the current rule's, with the interval of the verdict.

        Where the two are the first and the next best, that is the one by which the verdict told
        them apart, else the one of all rivals.
        """
        best, second = self.verdict.best, self.verdict.runner_up
        if second is None or {policy, self.current_rule} != {best, second}:
            return self.against_current[policy].gap
        gap = self.verdict.leads[second].gap
        return gap if policy == best else -gap

    def summary(self, policy: str) -> Summary:
        """Return one policy's figures."""
        return next(s for s in self.policies if s.name == policy)

    def figure(self, policy: str, key: str) -> Estimate:
        """Return one of a policy's figures."""
        return self.summary(policy).figures[key]
