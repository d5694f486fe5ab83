"""Vary: the same policies at several values of one number, in the same worlds."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import pandas as pd

from ..network.load import changed
from ..network.network import Network
from ..scenario.dotted import dotted, places
from ..scenario.source import Changed
from ..scenario.values import Varied, varied
from ..scenario.written import written
from ..words import vary as say
from .compare import Compare
from .comparison_files import policy_rows
from .frames import runs_frame
from .limit import Limit, known_to_totals
from .limit_sentences import in_words
from .runner import Runner
from .spreadsheet import as_csv
from .study import Content
from .variation import Variation, flips_of, steps_of
from .variation_sentences import (
    as_good,
    barred,
    finding,
    less_for_more,
    nobody,
    own_best,
    price_note,
    unclear,
    unsure,
)
from .workers import Workers
from .worth import Judged


@dataclass(frozen=True)
class Vary(Judged[Variation], kind="vary"):
    """Which policy leads at which value of a number, and where the leader changes."""

    vary: Annotated[str, say.VARY()] = ""
    """The key and its values, as they were asked for."""

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return the policies asked for and the current rule, or all of them."""
        return Compare.taking_part(network, policies)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits of the file's own value.

        Errors: LimitError, also for one on what totals do not tell.
        """
        return known_to_totals(super().limits)

    @cached_property
    def asked(self) -> Varied:
        """The key and its values."""
        return varied(self.vary)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The values as a file writes them."""
        return tuple(written(value) for value in self.asked.values)

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """The network at each value, checked like the file.

        Errors: ScenarioError.
        """
        file = say.THE_FILE()
        return tuple(changed(self.network, [change], file) for change in self.asked.changes)

    @property
    def changes(self) -> tuple[Changed, ...]:
        """The numbers that are not the file's, also the one that is varied."""
        return self.networks[0].document.changes

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study; also a value that the file could not have."""
        for network in self.networks:
            type(self)(network, self.policies).examine_one(workers)

    def examine_one(self, workers: Workers) -> None:
        """Examine the study as of one value."""
        super().examine(workers)

    def run(self, runner: Runner) -> Variation:
        """Replay the policies at each value."""
        results = runner.replay_each(self.networks, self.policies)
        frames = [runs_frame(result) for result in results]
        for frame, label in zip(frames, self.labels, strict=True):
            frame.insert(0, "value", label)
        return self.analysed(pd.concat(frames, ignore_index=True))

    def analysed(self, runs: pd.DataFrame) -> Variation:
        """Turn the runs into a result; a row a value, policy and world."""
        steps = steps_of(
            self.asked.values, self.labels, self.networks, self.limit, runs, self.worth
        )
        scenario = self.network.scenario
        table = scenario.model_dump(by_alias=True, exclude_unset=True)
        found = places(self.asked.key, table)
        return Variation(
            network=self.network,
            key=dotted(found[0], table) if len(found) == 1 else self.asked.key,
            seed=scenario.seed,
            runs=scenario.runs,
            stop_reason=self.stop_reason,
            steps=steps,
            flips=flips_of(steps, runs),
            runs_frame=runs,
        )

    def contents(self, result: Variation) -> Mapping[str, Content]:
        """Return the runs, the verdict, and the figures for a spreadsheet."""
        rows = [
            {"value": step.label} | row
            for step in result.steps
            for row in policy_rows(step.policies)
        ]
        return {
            "runs.parquet": result.runs_frame,
            "verdict.json": self._verdict(result),
            "summary.csv": as_csv(rows),
        }

    def _verdict(self, result: Variation) -> dict[str, Any]:
        return {
            "sentence": finding(result),
            "key": result.key,
            "limits": [in_words(limit) for limit in self.limits],
            "steps": [
                {
                    "value": step.label,
                    "verdict": asdict(step.verdict),
                    "keeps_to_limits": list(step.judgement.affordable),
                    "profit": {s.name: asdict(s.figures["profit"]) for s in step.policies},
                }
                for step in result.steps
            ],
            "flips": [
                {
                    "between": [flip.after.label, flip.before.label],
                    "from": flip.after.verdict.best,
                    "to": flip.before.verdict.best,
                    "where": flip.where and flip.where._asdict(),
                }
                for flip in result.flips
            ],
        }

    def read(self, folder: Path) -> Variation:
        """Return the result that a folder holds: its runs analysed again."""
        return self.analysed(pd.read_parquet(folder / "runs.parquet"))

    def has_answer(self, result: Variation) -> bool:
        """Say whether any policy keeps to the limits at any value."""
        return any(step.leader for step in result.steps)

    def sentences(self, result: Variation) -> Sequence[str]:
        """Return who leads where, and where the runs cannot tell."""
        return [
            finding(result),
            *nobody(result),
            *barred(result),
            *unsure(result),
            *less_for_more(result),
            *own_best(result),
            *unclear(result),
            *as_good(result),
            *price_note(result),
        ]
