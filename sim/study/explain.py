"""Explain: why one policy earns more than another, cause by cause; and one future as a story."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import pandas as pd
from pydantic import TypeAdapter

from ..arrays import Cents, Floats
from ..errors import UserError
from ..network.network import Network
from ..stats import Estimate, Pair, mean
from ..stats import compare as pair
from ..words import explain as say
from .cluster import engaged
from .explain_sentences import explanation_sentences
from .explanation import Explanation, Part, parts_of
from .folder import read_json
from .lockstep import is_little, side_by_side
from .replay import replay
from .runner import Progress, Runner, silent
from .story import PATHS, Story, story_of
from .study import Content, Study
from .task import Task, tasks
from .workers import Workers

_PROFITS = TypeAdapter(tuple[Estimate, Estimate])
_PAIR = TypeAdapter(Pair)
_PARTS = TypeAdapter(tuple[Part, ...])
_STORIES = TypeAdapter(tuple[Story, ...])
Accounts = dict[str, Cents]


class ExplainError(UserError):
    """A question that explain cannot answer."""


@dataclass(frozen=True)
class Explain(Study[Explanation], kind="explain"):
    """Why the better of two policies is better."""

    world: Annotated[int | None, say.WORLD()] = None

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return the two policies; one that is named is set beside today's rule.

        Errors: ExplainError for another number of policies.
        """
        today = [network.scenario.current_rule] if len(policies) == 1 else []
        found = super().taking_part(network, [*policies, *today])
        if len(found) != 2:
            raise ExplainError(say.TWO(found=f"{len(found)}"))
        return found

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study, before any of its work is done.

        Errors: ExplainError for a world that there is not.
        """
        super().examine(workers)
        runs = self.network.scenario.runs
        if self.world is not None and not 0 <= self.world < runs:
            raise ExplainError(say.NO_WORLD(found=f"{self.world}", last=f"{runs - 1}"))

    def run(self, runner: Runner) -> Explanation:
        """Replay both policies, and set what each cause brought side by side."""
        work = tasks(self.network, self.policies, self.network.scenario.runs)
        found, total = dict[Task, Accounts](), sum(task.block.worlds for task in work)
        workers = runner.workers.for_little() if is_little(work) else runner.workers
        groups = side_by_side(work, workers.at_once)
        for beside, accounts in workers.spread(accounts_of, groups):
            found |= zip(beside, accounts, strict=True)
            runner.progress(sum(task.block.worlds for task in found), total)
        joined = {
            name: _joined([found[task] for task in work if task.policy == name])
            for name in self.policies
        }
        return self._explained(joined, tuple(self._stories()))

    def _explained(
        self, accounts: Mapping[str, Accounts], stories: tuple[Story, ...]
    ) -> Explanation:
        """Return what two accounts say, the better policy first."""
        network = self.network
        totals = {name: _total(network, one) for name, one in accounts.items()}
        other, best = sorted(self.policies, key=lambda name: float(totals[name].mean()))
        return Explanation(
            network=network,
            runs=network.scenario.runs,
            seed=network.scenario.seed,
            best=best,
            other=other,
            profits=(mean(totals[best]), mean(totals[other])),
            gap=pair(totals[other], totals[best]),
            parts=parts_of(network, accounts[best], accounts[other]),
            stories=stories,
        )

    def _stories(self) -> list[Story]:
        """Return one future under each policy, where one is asked for."""
        if self.world is None:
            return []
        stories = []
        for name in self.policies:
            work = tasks(self.network, [name], self.world + 1, PATHS)[-1:]  # its own piece alone
            column = self.world - (self.world + 1 - work[0].block.worlds)
            record = replay(work)
            stories.append(story_of(self.network, name, self.world, record, column))
        return stories

    def contents(self, result: Explanation) -> Mapping[str, Content]:
        """Return the parts for people, programs and spreadsheets."""
        told = {
            "sentences": list(self.sentences(result)),
            "best": result.best,
            "other": result.other,
            "profits": [asdict(profit) for profit in result.profits],
            "gap": asdict(result.gap),
            "parts": [asdict(part) for part in result.parts],
            "stories": [asdict(story) for story in result.stories],
        }
        rows = [
            {"cause": part.cause, "best": part.best, "other": part.other, **asdict(part.gap.gap)}
            for part in result.parts
        ]
        return {"verdict.json": told, "parts.csv": pd.DataFrame(rows).to_csv(index=False)}

    def read(self, folder: Path) -> Explanation:
        """Return the explanation that a folder holds."""
        told = read_json(folder / "verdict.json")
        return Explanation(
            network=self.network,
            runs=self.network.scenario.runs,
            seed=self.network.scenario.seed,
            best=told["best"],
            other=told["other"],
            profits=_PROFITS.validate_python(told["profits"]),
            gap=_PAIR.validate_python(told["gap"]),
            parts=_PARTS.validate_python(told["parts"]),
            stories=_STORIES.validate_python(told["stories"]),
        )

    def sentences(self, result: Explanation) -> Sequence[str]:
        """Return by what the better policy is better."""
        return explanation_sentences(result)


def accounts_of(work: Sequence[Task]) -> list[Accounts]:
    """Replay tasks side by side and return the accounts of each, as a worker sends them."""
    record, ends = replay(work), np.cumsum([task.block.worlds for task in work]).tolist()
    return [
        {name: cents[end - task.block.worlds : end] for name, cents in record.accounts.items()}
        for task, end in zip(work, ends, strict=True)
    ]


def _joined(blocks: Sequence[Accounts]) -> Accounts:
    """Put the accounts of blocks together, worlds in their order."""
    names = dict.fromkeys(name for block in blocks for name in block)
    sizes = [len(next(iter(block.values()))) for block in blocks]
    return {
        name: np.concatenate(
            [
                block.get(name, np.zeros(size, np.int64))
                for block, size in zip(blocks, sizes, strict=True)
            ]
        )
        for name in names
    }


def _total(network: Network, accounts: Accounts) -> Floats:
    """Return profit in the scenario's currency, (W,)."""
    return network.minor.shown(np.asarray(sum(accounts.values()), np.float64))


def explain(
    network: Network,
    policies: Sequence[str],
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    world: int | None = None,
) -> Explanation:
    """Return why the better of two policies is better; of one and today's rule where one is named.

    With a `world` that future is told as a story, too.

    Errors: OwnPolicyError, ExplainError; ValueError for an unknown policy.
    """
    study = Explain.ask(network, policies, runs, seed, world=world)
    with engaged(workers, None) as hands:
        return study.answer(hands, None, progress)
