"""Hindsight: how much policies leave on the table beside the best plans that are known after it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pydantic import TypeAdapter

from ..arrays import Floats
from ..network.network import Network
from ..stats import Estimate
from .corrections import family
from .engaged import engaged
from .folder import read_json
from .frozen_orders import PROFITS, Corrections, corrected_profits
from .hindsight_sentences import hindsight_sentences
from .kept import TOTALS
from .lockstep import one_by_one
from .regret import Regret, Regrets, best_alike, regrets_of
from .runner import Progress, Runner, silent
from .spreadsheet import as_csv
from .study import Content, Study
from .task import FRESH, tasks

TOGETHER = 500
"""Worlds in which a policy's orders are written down at once, and given again many times."""
_REGRETS = TypeAdapter(tuple[Regret, ...])
_ESTIMATE = TypeAdapter(Estimate)


@dataclass(frozen=True)
class Hindsight(Study[Regrets], kind="hindsight"):
    """What each policy leaves on the table, and which remedy would have brought it back."""

    def run(self, runner: Runner) -> Regrets:
        """Replay policies and their corrected orders; judge one correction on fresh worlds."""
        every = family(self.network)
        profits = self._profits(runner, dict.fromkeys(self.policies, every[1:]))
        alike = {name: [best_alike(own, every)] for name, own in profits.items()}
        fresh = self._profits(runner, alike, FRESH)
        return regrets_of(self.network, profits, every, fresh)

    def _profits(
        self, runner: Runner, corrections: Corrections, first_block: int = 0
    ) -> dict[str, Floats]:
        """Return what policies earn as they are and with each correction, (1 + corrections, W)."""
        runs = self.network.scenario.runs
        work = tasks(self.network, self.policies, runs, TOTALS, first_block, most=TOGETHER)
        job = partial(corrected_profits, corrections=corrections)
        replays = 1 + len(corrections[self.policies[0]])
        done = runner.done(work, job, replays, one_by_one)
        return {name: np.asarray(some[PROFITS], np.float64) for name, some in done.items()}

    def contents(self, result: Regrets) -> Mapping[str, Content]:
        """Return what is left on the table, for people and programs, and world by world."""
        return {
            "worlds.parquet": result.worlds,
            "verdict.json": {
                "sentences": [*self.sentences(result), *self.notes(result)],
                "currency": self.network.scenario.currency,
                "hindsight": asdict(result.hindsight),
                "plans": result.plans,
                "changes": result.changes,
                "regrets": [asdict(regret) for regret in result.regrets],
            },
            "hindsight.csv": as_csv([*map(_row, result.regrets)]),
        }

    def read(self, folder: Path) -> Regrets:
        """Return the regrets that a folder holds."""
        told, scenario = read_json(folder / "verdict.json"), self.network.scenario
        return Regrets(
            network=self.network,
            runs=scenario.runs,
            seed=scenario.seed,
            hindsight=_ESTIMATE.validate_python(told["hindsight"]),
            plans=told["plans"],
            changes=told["changes"],
            regrets=_REGRETS.validate_python(told["regrets"]),
            worlds=pd.read_parquet(folder / "worlds.parquet"),
        )

    def sentences(self, result: Regrets) -> Sequence[str]:
        """Return who leaves least on the table, and what today's rule should do about its own."""
        return hindsight_sentences(result)

    def has_answer(self, result: Regrets) -> bool:
        """Say whether hindsight could have done anything else."""
        return result.changes or len(result.regrets) > 1


def _row(regret: Regret) -> dict[str, Any]:
    """Return a policy for a spreadsheet."""
    left = {"left": regret.left.value, "left_low": regret.left.low, "left_high": regret.left.high}
    by = {f"left_by_{remedy}": figure.value for remedy, figure in regret.by.items()}
    alike = {f"alike_{key}": value for key, value in asdict(regret.alike).items()}
    gain = {f"alike_gain_{key}": getattr(regret.gain.gap, key) for key in ("value", "low", "high")}
    return {"policy": regret.policy, "profit": regret.profit.value, **left, **by, **alike, **gain}


def hindsight(
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
) -> Regrets:
    """Return what policies (by default all) leave on the table, and what would bring it back.

    In each world the best of what they decide there, and of what they ordered there, larger or
    smaller, earlier or later, or by one mode: a bound from below of what perfect foresight earns.
    See sim.study.study.

    Errors: OwnPolicyError, StudyTooLargeError; ValueError for an unknown policy.
    """
    study = Hindsight.ask(network, policies, runs, seed)
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
