"""Searched: one policy, whose settings are replayed in several lots of worlds."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..network.network import Network
from ..policy.composed import Composed
from ..scenario.problem import PlacedError
from ..stats import Estimate
from .figures import estimate
from .frames import runs_frame
from .goal import Goal
from .knobs import Knob, turned
from .limit import Limit
from .runner import Runner
from .search import Score, Values, search
from .task import FRESH
from .tuned import trials_frame

SECOND = 2 * FRESH
"""Blocks from this number on are those on which some of the best of a search are chosen."""
Totals = dict[str, Floats]
Figures = dict[str, Estimate]


class Searched:
    """The settings of one policy that were tried."""

    def __init__(
        self,
        network: Network,
        name: str,
        knobs: tuple[Knob, ...],
        goals: tuple[Goal, ...],
        limits: tuple[Limit, ...],
        runner: Runner,
    ) -> None:
        self._network, self.knobs, self._runner = network, knobs, runner
        self._goals, self._limits = goals, limits
        self._keys = {*(goal.key for goal in goals), "profit", *(limit.key for limit in limits)}
        self.as_is = network.policy(name)
        """The policy as the file has it."""
        self.frame = pd.DataFrame()
        """The settings that were tried; see sim.study.tuned."""
        self.profits: dict[Values, float] = {}
        """The mean profit of each on the worlds of the search."""

    def search(self, evaluations: int) -> list[tuple[Values, Score]]:
        """Return settings that were tried, the file's own first, and what each is worth."""
        seed = self._network.scenario.seed
        found = search(self.knobs, evaluations, seed, self._scores, len(self._goals))
        rows = [(values, self.profits[values], score.short) for values, score in found]
        self.frame = trials_frame(self.as_is.name, self.knobs, rows)
        return found

    def turned(self, values: Values) -> Composed | None:
        """Return the policy with other numbers; None where they do not go together."""
        return turned(self.as_is, self.knobs, values)

    def _scores(self, settings: Sequence[Values]) -> list[Score | None]:
        """Return what settings are worth on the worlds of the search."""
        figures = self._figures(settings, 0)
        for values, told in zip(settings, figures, strict=True):
            if told:
                self.profits[values] = told["profit"].value
        return [self.score(told) if told else None for told in figures]

    def score(self, figures: Figures) -> Score:
        """Return what a setting is worth by its figures."""
        short = max((_short(limit, figures) for limit in self._limits), default=0.0)
        goal, *others = (figures[goal.key].value for goal in self._goals)
        return Score(goal, short, tuple(others))

    def scores(self, settings: Sequence[Values], first_block: int) -> list[Score]:
        """Return what settings are worth in other worlds; nothing where they make no sense."""
        nothing = Score(-np.inf, np.inf, (-np.inf,) * (len(self._goals) - 1))
        told = self._figures(settings, first_block)
        return [self.score(one) if one else nothing for one in told]

    def _figures(self, settings: Sequence[Values], first_block: int) -> list[Figures | None]:
        """Return the figures of settings in some worlds; None of those that make no sense."""
        totals = self._totals([self.turned(values) for values in settings], first_block)
        return [self.figures(told) if told else None for told in totals]

    def figures(self, totals: Totals) -> Figures:
        """Return the figures that goals and limits look at."""
        return estimate(totals, self._keys)

    def judged(self, policies: Sequence[Composed]) -> list[Totals]:
        """Return the totals of policies in worlds that had no part in search or choice."""
        return [one for one in self._totals(policies, FRESH) if one]

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
