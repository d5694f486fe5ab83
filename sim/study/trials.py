"""Trials of one policy: searched on some worlds, chosen on others, judged on fresh ones."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..network.network import Network
from ..policy.composed import Composed
from ..scenario.problem import PlacedError
from ..stats import Estimate, mean
from ..stats import compare as pair
from .figures import estimate
from .frames import runs_frame
from .goal import Goal
from .knobs import Knob, turned
from .limit import Limit
from .runner import Runner
from .search import Score, Values, search
from .task import FRESH
from .tuned import Tuned, trials_frame

SECOND = 2 * FRESH
"""Blocks from this number on are those on which one of the best of a search is chosen."""
FINALISTS = 8
"""Settings that are replayed on them."""
Totals = dict[str, Floats]


class Trials:
    """The settings of one policy that were tried."""

    def __init__(
        self,
        network: Network,
        name: str,
        knobs: tuple[Knob, ...],
        goal: Goal,
        limits: tuple[Limit, ...],
        runner: Runner,
    ) -> None:
        self._network, self._knobs, self._runner = network, knobs, runner
        self._goal, self._limits = goal, limits
        self._keys = {goal.key, "profit", *(limit.key for limit in limits)}
        self.as_is = network.policy(name)
        """The policy as the file has it."""
        self.better = self.as_is
        """The same with the chosen numbers."""
        self.profits: tuple[Floats, Floats] = (np.zeros(0), np.zeros(0))
        """As it is and tuned, on fresh worlds, (W,) each."""
        self.frame = pd.DataFrame()
        self._searched: dict[Values, dict[str, Estimate]] = {}
        """The figures of each setting on the worlds of the search."""

    def tuned(self, evaluations: int) -> Tuned:
        """Search, choose, and judge."""
        scenario = self._network.scenario
        found = search(self._knobs, evaluations, scenario.seed, self._scores)
        profits = [self._searched[values]["profit"].value for values, _ in found]
        rows = [
            (values, profit, score.short)
            for (values, score), profit in zip(found, profits, strict=True)
        ]
        self.frame = trials_frame(self.as_is.name, self._knobs, rows)
        chosen, keeps = self._chosen(found)
        self.better = self._turned(chosen) or self.as_is
        return self._judged(chosen, found[0][0], evaluations, keeps=keeps)

    def _turned(self, values: Values) -> Composed | None:
        return turned(self.as_is, self._knobs, values)

    def _scores(self, settings: Sequence[Values]) -> list[Score | None]:
        """Return what settings are worth on the worlds of the search."""
        figures = self._figures(settings, 0)
        for values, told in zip(settings, figures, strict=True):
            if told:
                self._searched[values] = told
        return [self._score(told) if told else None for told in figures]

    def _score(self, figures: dict[str, Estimate]) -> Score:
        short = max((_short(limit, figures) for limit in self._limits), default=0.0)
        return Score(figures[self._goal.key].value, short)

    def _figures(
        self, settings: Sequence[Values], first_block: int
    ) -> list[dict[str, Estimate] | None]:
        """Return the figures of settings in some worlds; None of those that make no sense."""
        totals = self._totals([self._turned(values) for values in settings], first_block)
        return [estimate(told, self._keys) if told else None for told in totals]

    def _totals(self, policies: Sequence[Composed | None], first_block: int) -> list[Totals | None]:
        """Return the totals of policies, each replayed once however often it is given."""
        name, networks = self.as_is.name, dict[str, Network]()
        texts = ["" if policy is None else policy.model_dump_json() for policy in policies]
        for text, policy in zip(texts, policies, strict=True):
            if policy is not None and text not in networks:
                try:
                    networks[text] = self._network.changed(policies=(policy,), current_rule=name)
                except PlacedError:
                    continue
        results = self._runner.replay_each([*networks.values()], [name], first_block)
        told = {
            text: _columns(runs_frame(one)) for text, one in zip(networks, results, strict=True)
        }
        return [told.get(text) for text in texts]

    def _chosen(self, found: Sequence[tuple[Values, Score]]) -> tuple[Values, bool]:
        """Return the best of the best on other worlds, and whether it keeps to all limits."""
        ranked = sorted(dict(found).items(), key=lambda pair: (pair[1].short > 0, -pair[1].goal))
        some = [values for values, _ in ranked[:FINALISTS]]
        told = self._figures(some, SECOND)
        scores = [self._score(one) if one else Score(-np.inf, np.inf) for one in told]
        best = min(range(len(some)), key=lambda n: (scores[n].short > 0, -scores[n].goal))
        return some[best], scores[best].short <= 0

    def _judged(self, chosen: Values, own: Values, tried: int, *, keeps: bool) -> Tuned:
        """Return the policy as it is and tuned, on worlds that had no part in either choice."""
        totals = self._totals([self.as_is, self.better], FRESH)
        before, after = (one for one in totals if one)
        self.profits = before["profit"], after["profit"]
        was, now = (estimate(one, self._keys) for one in (before, after))
        seemed = [self._searched[values]["profit"].value for values in (own, chosen)]
        return Tuned(
            policy=self.as_is.name,
            knobs=self._knobs,
            chosen=chosen,
            keeps=keeps,
            kept=self._score(was).short <= 0,
            was=mean(before["profit"]),
            now=mean(after["profit"]),
            gain=pair(before["profit"], after["profit"]),
            is_of_profit=self._goal.key == "profit",
            goals=(was[self._goal.key], now[self._goal.key]),
            seemed=seemed[1] - seemed[0],
            tried=tried,
        )


def _columns(frame: pd.DataFrame) -> Totals:
    """Return the totals of one policy, (W,) each."""
    columns = frame.drop(columns=["policy", "world"]).items()
    return {str(key): column.to_numpy(np.float64) for key, column in columns}


def _short(limit: Limit, figures: dict[str, Estimate]) -> float:
    """Return by how much of its bound a limit is broken; 0 or less where it is kept."""
    figure = figures.get(limit.key)
    if figure is None:
        return np.inf
    gap = figure.value - limit.bound if limit.is_most else limit.bound - figure.value
    return gap / max(abs(limit.bound), 1e-9)
