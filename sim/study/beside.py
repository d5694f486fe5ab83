"""Beside: the same policies in two scenarios, paired world by world."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Self

import pandas as pd

from ..errors import UserError
from ..network.network import Network
from ..stats import compare as pair
from ..words import beside as say
from ..words.text import quoted
from .compare import Compare
from .comparison_files import policy_rows
from .frames import runs_frame
from .limit import Limit, known_to_totals
from .limit_sentences import in_words
from .price_alone import price_alone
from .runner import Runner
from .spreadsheet import as_csv
from .study import Content
from .summary import by_policy
from .two_scenarios import TwoScenarios, differences, unpacked
from .two_scenarios_sentences import sentences
from .variation import steps_of
from .workers import Workers
from .worth import Judged


@dataclass(frozen=True)
class Beside(Judged[TwoScenarios], kind="beside"):
    """What the same policies earn in another scenario; both have the first one's runs and seed."""

    second: Annotated[str, say.SECOND()] = ""
    """The other scenario; see sim.study.two_scenarios.packed."""

    @classmethod
    def ask(
        cls,
        network: Network,
        policies: Sequence[str] = (),
        runs: int | None = None,
        seed: int | None = None,
        **settings: Any,  # noqa: ANN401 - the fields of the study's own
    ) -> Self:
        """Return the study of the policies that both scenarios have.

        Errors: UserError where they have none, or money in two currencies; ValueError as of others.
        """
        asked = super().ask(network, policies, runs, seed, **settings)
        if not asked.second:
            return asked
        there = {policy.name for policy in asked.other.scenario.policies}
        for name in policies:
            if name not in there:
                raise UserError(say.NO_SUCH_POLICY(policy=quoted(name)))
        common = tuple(name for name in asked.policies if name in there)
        if not common:
            raise UserError(say.NO_POLICY())
        codes = [each.scenario.currency for each in asked.networks]
        if codes[0] != codes[1]:
            raise UserError(say.CURRENCIES(first=codes[0], second=codes[1]))
        return replace(asked, policies=common)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits of the first scenario.

        Errors: LimitError, also for one on what totals do not tell.
        """
        return known_to_totals(super().limits)

    @cached_property
    def other(self) -> Network:
        """The second scenario, with the first one's runs and seed."""
        scenario = self.network.scenario
        return unpacked(self.second)[0].changed(runs=scenario.runs, seed=scenario.seed)

    @property
    def networks(self) -> tuple[Network, Network]:
        """Both."""
        return self.network, self.other

    @cached_property
    def labels(self) -> tuple[str, str]:
        """What both are called."""
        first, second = unpacked(self.second)[1] or (say.FIRST_NAME(), say.SECOND_NAME())
        return first, second

    @property
    def fingerprint(self) -> str:
        """What decides the numbers of both as one short word."""
        words = super().fingerprint + Compare(self.other, self.policies).fingerprint
        return blake2b(words.encode(), digest_size=6).hexdigest()

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study in either scenario."""
        for network in self.networks:
            Compare(network, self.policies).examine(workers)

    def run(self, runner: Runner) -> TwoScenarios:
        """Replay the policies in both."""
        results = runner.replay_each(self.networks, self.policies)
        frames = [runs_frame(result) for result in results]
        for frame, label in zip(frames, self.labels, strict=True):
            frame.insert(0, "value", label)
        return self.analysed(pd.concat(frames, ignore_index=True))

    def analysed(self, runs: pd.DataFrame) -> TwoScenarios:
        """Turn the runs into a result; a row a scenario, policy and world."""
        first, second = steps_of(
            self.labels, self.labels, self.networks, self.limit, runs, self.worth
        )
        earned, then = (by_policy(runs[runs["value"] == label], "profit") for label in self.labels)
        names = [{p.name for p in network.scenario.policies} for network in self.networks]
        left_out = {
            label: tuple(sorted(own - other))
            for label, own, other in zip(self.labels, names, reversed(names), strict=True)
            if own - other
        }
        return TwoScenarios(
            network=self.network,
            seed=self.network.scenario.seed,
            runs=self.network.scenario.runs,
            stop_reason=self.stop_reason,
            days=(self.network.scenario.days, self.other.scenario.days),
            first=first,
            second=second,
            gaps={n: pair(earned[n], then[n], comparisons=len(earned)) for n in earned},
            differences=differences(*self.networks),
            left_out=left_out,
            runs_frame=runs,
        )

    def contents(self, result: TwoScenarios) -> Mapping[str, Content]:
        """Return the runs, the verdict, and the figures for a spreadsheet."""
        steps = (result.first, result.second)
        rows = [
            {"scenario": step.label} | row for step in steps for row in policy_rows(step.policies)
        ]
        verdict = {
            "sentences": sentences(result),
            "leaders": {s.label: asdict(s.verdict) for s in steps},
            "limits": [in_words(limit) for limit in self.limits],
            "keeps_to_limits": {s.label: s.judgement.affordable for s in steps},
            "gaps": {name: asdict(gap) for name, gap in result.gaps.items()},
            "differences": [change._asdict() for change in result.differences],
        }
        return {
            "runs.parquet": result.runs_frame,
            "verdict.json": verdict,
            "summary.csv": as_csv(rows),
        }

    def read(self, folder: Path) -> TwoScenarios:
        """Return the result that a folder holds: its runs analysed again."""
        return self.analysed(pd.read_parquet(folder / "runs.parquet"))

    def doubts(self, result: TwoScenarios) -> Sequence[str]:
        """Return that a price is all that differs, where it is."""
        return price_alone(result.differences)

    def has_answer(self, result: TwoScenarios) -> bool:
        """Say whether any policy keeps to the limits in one of them."""
        return bool(result.first.leader or result.second.leader)

    def sentences(self, result: TwoScenarios) -> Sequence[str]:
        """Return who leads in each, what the leader gains, and what differs."""
        return sentences(result)
