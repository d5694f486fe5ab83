"""Stress: policies under named shocks that no plan knows, in the same worlds as without."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypeVar

import pandas as pd

from ..network.network import Network
from ..words import stress as say
from ..words.language import ENGLISH, speaking
from .asked_shocks import asked_shocks, in_english
from .comparison_files import policy_rows
from .engaged import engaged
from .frames import runs_frame
from .limit import Limit, known_to_totals
from .limit_sentences import in_words
from .limited import Limited
from .runner import Progress, Runner, silent
from .shocks import Shocked, ShockError, everything, left_out
from .spreadsheet import as_csv
from .stress_sentences import stress_sentences
from .stress_test import CALM, StressTest, cells_of, idle_of, leader, measured
from .study import Content
from .summary import Summary, summaries_of

R = TypeVar("R")
FIGURES = ("profit", "cash_below_zero", "cash_short", "sale_days_out", "stockout_days")
"""That stress.csv has of each policy under each shock, as far as the runs have them."""


@dataclass(frozen=True)
class OfShocks(Limited[R], kind="shocks"):
    """A study of shocks, which break limits that totals tell."""

    shocks: Annotated[tuple[str, ...], say.SHOCKS()] = ()

    def __post_init__(self) -> None:
        """Read limits and shocks, so that a mistake stops the study before its work.

        Errors: LimitError, ShockError.
        """
        object.__setattr__(self, "shocks", in_english(self.network, self.shocks))
        super().__post_init__()

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits, with that on cash.

        Errors: LimitError, also for one on what totals do not tell.
        """
        return known_to_totals(super().limits)


@dataclass(frozen=True)
class Stress(OfShocks[StressTest], kind="stress"):
    """What breaks which policy, what it costs, and who leads then."""

    def __post_init__(self) -> None:
        """Read the shocks, too."""
        super().__post_init__()
        if not self.met:
            raise ShockError(say.NONE_APPLIES())

    @cached_property
    def met(self) -> tuple[Shocked, ...]:
        """The shocks that are met.

        Errors: ShockError.
        """
        return asked_shocks(self.network, self.shocks) or everything(self.network)

    def run(self, runner: Runner) -> StressTest:
        """Replay the policies without a shock, and under each."""
        networks = [self.network, *(shock.of(self.network) for shock in self.met)]
        results = runner.replay_each(networks, self.policies)
        frames = [runs_frame(result) for result in results]
        for frame, name in zip(frames, self._names, strict=True):
            frame.insert(0, "shock", name)
        return self.analysed(pd.concat(frames, ignore_index=True))

    @property
    def _names(self) -> list[str]:
        return [CALM, *(shock.name for shock in self.met)]

    def analysed(self, runs: pd.DataFrame) -> StressTest:
        """Turn the runs into a result; a row a shock, policy and world.

        Errors: LimitError for a limit on what no run tells.
        """
        apart = {str(name): rows for name, rows in runs.groupby("shock", sort=False)}
        by_shock = {
            name: apart[name].drop(columns="shock").dropna(axis=1, how="all")
            for name in self._names
        }
        calm, scenario = summaries_of(by_shock[CALM]), self.network.scenario
        measured(self.limits, calm[0].figures)
        return StressTest(
            network=self.network,
            seed=scenario.seed,
            runs=scenario.runs,
            stop_reason=self.stop_reason,
            limits=self.limits,
            shocks=self.met,
            left_out=() if self.shocks else left_out(self.network),
            calm=calm,
            cells=cells_of(self.met, self.limits, by_shock),
            leaders=tuple(leader(name, self.limits, rows) for name, rows in by_shock.items()),
            idle=idle_of(self.met, by_shock),
            runs_frame=runs,
        )

    def contents(self, result: StressTest) -> Mapping[str, Content]:
        """Return the runs, the verdict, and the figures for a spreadsheet."""
        return {
            "runs.parquet": result.runs_frame,
            "verdict.json": self._verdict(result),
            "stress.csv": _as_csv(result),
        }

    def _verdict(self, result: StressTest) -> dict[str, Any]:
        return {
            "sentences": list(self.sentences(result)),
            "currency": self.network.scenario.currency,
            "limits": [in_words(limit) for limit in result.limits],
            "shocks": {shock.name: shock.line for shock in result.shocks},
            "left_out": list(result.left_out),
            "calm": {s.name: _figures(s.figures) for s in result.calm},
            "cells": [
                {
                    "shock": cell.shock,
                    "policy": cell.policy,
                    "change": asdict(cell.change),
                    "breaks": [in_words(limit) for limit in cell.broken],
                    "figures": _figures(cell.figures),
                }
                for cell in result.cells
            ],
            "leaders": {one.shock: asdict(one.verdict) for one in result.leaders},
        }

    def read(self, folder: Path) -> StressTest:
        """Return the result that a folder holds: its runs analysed again."""
        return self.analysed(pd.read_parquet(folder / "runs.parquet"))

    def has_answer(self, result: StressTest) -> bool:
        """Say whether any policy keeps to the limits while there is no shock."""
        return result.leaders[0].someone_keeps

    def sentences(self, result: StressTest) -> Sequence[str]:
        """Return what breaks the plan, what costs most, and who leads under which shock."""
        return stress_sentences(result)


def _figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {key: asdict(figures[key]) for key in FIGURES if key in figures}


@speaking(ENGLISH)
def _as_csv(result: StressTest) -> str:
    """Return a row a shock, policy and figure; the change of profit is one of the figures.

    Programs read it, so it is in English.
    """
    rows = [{"shock": say.CALM()} | row for s in result.calm for row in _rows(s)]
    for cell in result.cells:
        told = _rows(Summary(cell.policy, cell.figures))
        change = {"policy": told[0]["policy"], "figure": say.CHANGE_ROW()} | asdict(cell.change.gap)
        breaks = {"breaks": "; ".join(in_words(limit) for limit in cell.broken)}
        rows += [{"shock": cell.shock} | row | breaks for row in (told[0], change, *told[1:])]
    return as_csv(rows)


def _rows(summary: Summary) -> list[dict[str, Any]]:
    figures = {key: summary.figures[key] for key in FIGURES if key in summary.figures}
    return policy_rows([Summary(summary.name, figures)])


def stress(
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    shocks: Sequence[str] = (),
    limit: Sequence[str] = (),
) -> StressTest:
    """Return what shocks make of policies (by default all of both).

    `shocks` are names as "late sea", sizes of one's own as "late sea=21", and several at once as
    "late sea + low demand"; for the rest see sim.study.study and sim.study.limit.

    Errors: OwnPolicyError, StudyTooLargeError, LimitError, ShockError; ValueError for an unknown
    policy.
    """
    study = Stress.ask(network, policies, runs, seed, shocks=tuple(shocks), limit=tuple(limit))
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
