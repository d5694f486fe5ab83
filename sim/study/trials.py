"""Trials of one policy: searched on some worlds, chosen on others, judged on fresh ones."""

from collections.abc import Sequence

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..stats import compare as pair
from ..stats import mean
from .goal import Goal
from .knobs import Knob
from .limit import Limit
from .runner import Runner
from .search import Score, Values
from .searched import SECOND, Searched
from .tuned import Tuned

FINALISTS = 8
"""Settings that are replayed on the second lot of worlds."""


class Trials(Searched):
    """The settings of one policy that were tried for one goal."""

    def __init__(
        self,
        network: Network,
        name: str,
        knobs: tuple[Knob, ...],
        goal: Goal,
        limits: tuple[Limit, ...],
        runner: Runner,
    ) -> None:
        super().__init__(network, name, knobs, (goal,), limits, runner)
        self._goal = goal
        self.better = self.as_is
        """The policy with the chosen numbers."""
        self.both: tuple[Floats, Floats] = (np.zeros(0), np.zeros(0))
        """Profit as it is and tuned, on fresh worlds, (W,) each."""

    def tuned(self, evaluations: int) -> Tuned:
        """Search, choose, and judge."""
        found = self.search(evaluations)
        chosen, keeps = self._chosen(found)
        self.better = self.turned(chosen) or self.as_is
        seemed = dict(found)[chosen].goal - found[0][1].goal
        return self._judged(chosen, seemed, evaluations, keeps=keeps)

    def _chosen(self, found: Sequence[tuple[Values, Score]]) -> tuple[Values, bool]:
        """Return the best of the best on other worlds, and whether it keeps to all limits."""
        ranked = sorted(dict(found).items(), key=lambda pair: (pair[1].short > 0, -pair[1].goal))
        some = [values for values, _ in ranked[:FINALISTS]]
        scores = self.scores(some, SECOND)
        best = min(range(len(some)), key=lambda n: (scores[n].short > 0, -scores[n].goal))
        return some[best], scores[best].short <= 0

    def _judged(self, chosen: Values, seemed: float, tried: int, *, keeps: bool) -> Tuned:
        """Return the policy as it is and tuned, on worlds that had no part in either choice."""
        before, after = self.judged([self.as_is, self.better])
        self.both = before["profit"], after["profit"]
        was, now = map(self.figures, (before, after))
        return Tuned(
            policy=self.as_is.name,
            knobs=self.knobs,
            chosen=chosen,
            keeps=keeps,
            kept=self.score(was).short <= 0,
            was=mean(before["profit"]),
            now=mean(after["profit"]),
            gain=pair(before["profit"], after["profit"]),
            is_of_profit=self._goal.key == "profit",
            goals=(was[self._goal.key], now[self._goal.key]),
            seemed=seemed,
            tried=tried,
        )
