"""Fronts: settings of one policy that none beats in all goals, chosen on other worlds, judged."""

from collections.abc import Sequence

import numpy as np

from ..policy.composed import Composed
from ..stats import compare as pair
from ..stats.pareto import spread_out, unbeaten
from .search import Score, Values
from .searched import SECOND, Searched
from .traded import Setting, Traded

FINALISTS = 24
"""Settings that are replayed on the second lot of worlds."""
MOST = 8
"""Settings that are told."""
LETTERS = "ABCDEFGH"


class Fronts(Searched):
    """The settings of one policy that were tried for several goals."""

    better: tuple[Composed, ...] = ()
    """The policy with each setting that is told."""

    def traded(self, evaluations: int) -> Traded:
        """Search, choose, and judge."""
        found = self.search(evaluations)
        for place, goal in enumerate(self._goals):
            by_setting = [score.goals[place] for _, score in found]
            self.frame[goal.key] = self.frame["setting"].map(dict(enumerate(by_setting)))
        return self._judged(self._chosen(found), evaluations)

    def _chosen(self, found: Sequence[tuple[Values, Score]]) -> list[Values]:
        """Return the settings that none beats on the second lot of worlds, some of many."""
        finalists = _first({v: score for v, score in found if score.short <= 0}, FINALISTS)
        scores = dict(zip(finalists, self.scores(finalists, SECOND), strict=True))
        kept = {values: score for values, score in scores.items() if score.short <= 0}
        if not kept:
            return []
        front = {v: kept[v] for v in _layer(kept)}
        some, goals = [*front], np.array([score.goals for score in front.values()])
        return [some[place] for place in spread_out(goals, MOST)]

    def _judged(self, chosen: Sequence[Values], tried: int) -> Traded:
        """Return what settings are worth on worlds that had no part in their choice."""
        self.better = tuple(one for values in chosen if (one := self.turned(values)))
        own, *totals = self.judged([self.as_is, *self.better])
        figures, was = [self.figures(one) for one in totals], self.figures(own)
        scores = [self.score(one) for one in figures]
        best = unbeaten(np.array([score.goals for score in scores]).reshape(-1, len(self._goals)))
        settings = tuple(
            Setting(
                name=LETTERS[place],
                values=values,
                goals=tuple(figures[place][goal.key] for goal in self._goals),
                gain=pair(own["profit"], totals[place]["profit"], comparisons=len(totals)),
                stands=bool(best[place]) and scores[place].short <= 0,
            )
            for place, values in enumerate(chosen)
        )
        as_is = tuple(was[goal.key] for goal in self._goals)
        return Traded(self.as_is.name, self.knobs, as_is, settings, tried)


def _layer(scores: dict[Values, Score]) -> list[Values]:
    """Return the settings that none beats."""
    some = [*scores]
    best = unbeaten(np.array([scores[values].goals for values in some]))
    return [values for values, stands in zip(some, best.tolist(), strict=True) if stands]


def _first(scores: dict[Values, Score], most: int) -> list[Values]:
    """Return at most so many settings: those that none beats, then those that only they beat."""
    left, found = dict(scores), list[Values]()
    while left and len(found) < most:
        layer = _layer(left)
        found += layer
        left = {values: score for values, score in left.items() if values not in layer}
    return found[:most]
