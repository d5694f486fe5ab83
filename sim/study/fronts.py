"""Fronts: settings of one policy that none beats in all goals, chosen on other worlds, judged."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from ..policy.composed import Composed
from ..stats import compare as pair
from ..stats.pareto import spread_out, unbeaten
from .search import Score, Values
from .searched import SECOND, Searched
from .traded import Setting, Traded

FINALISTS = 24
"""Settings that are replayed on the second lot of worlds."""
LETTERS = "ABCDEFGH"
"""Names of the settings that are told, at most so many."""
_Name = TypeVar("_Name")


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
        """Return the settings that none beats on the second lot of worlds, some of many.

        The policy as it is takes part and is left out: it is judged beside them anyway. Of settings
        that are worth the same one is kept.
        """
        finalists = _first({v: score for v, score in found if score.short <= 0}, FINALISTS)
        scores = dict(zip(finalists, self.scores(finalists, SECOND), strict=True))
        kept = {values: score for values, score in scores.items() if score.short <= 0}
        own, front = tuple(knob.now for knob in self.knobs), _layer(kept)
        front.sort(key=own.__ne__)  # of equals the first is kept
        by_goals = {kept[values].goals: values for values in reversed(front)}
        some = [values for values in by_goals.values() if values != own]
        if not some:
            return []
        goals = np.array([kept[values].goals for values in some])
        return [some[place] for place in spread_out(goals, len(LETTERS))]

    def _judged(self, chosen: Sequence[Values], tried: int) -> Traded:
        """Return what settings are worth on worlds that had no part in their choice."""
        better = [one for values in chosen if (one := self.turned(values))]
        own, *totals = self.judged([self.as_is, *better])
        figures, was = [self.figures(one) for one in totals], self.figures(own)
        scores = [self.score(one) for one in figures]
        ranked = sorted(range(len(totals)), key=lambda n: scores[n].goals, reverse=True)
        self.better = tuple(better[n] for n in ranked)
        competing = dict(enumerate([*scores, self.score(was)]))
        standing = _layer({n: score for n, score in competing.items() if score.short <= 0})
        settings = tuple(
            Setting(
                name=letter,
                values=chosen[n],
                goals=tuple(figures[n][goal.key] for goal in self._goals),
                gain=pair(own["profit"], totals[n]["profit"], comparisons=len(totals)),
                stands=n in standing,
            )
            for letter, n in zip(LETTERS, ranked, strict=False)
        )
        return Traded(
            policy=self.as_is.name,
            knobs=self.knobs,
            as_is=tuple(was[goal.key] for goal in self._goals),
            as_is_stands=len(totals) in standing,
            settings=settings,
            tried=tried,
        )


def _layer(scores: dict[_Name, Score]) -> list[_Name]:
    """Return the settings that none beats."""
    if not scores:
        return []
    best = unbeaten(np.array([score.goals for score in scores.values()]))
    return [one for one, stands in zip(scores, best.tolist(), strict=True) if stands]


def _first(scores: dict[Values, Score], most: int) -> list[Values]:
    """Return at most so many settings: those that none beats, then those that only they beat."""
    left, found = dict(scores), list[Values]()
    while left and len(found) < most:
        layer = _layer(left)
        found += layer
        left = {values: score for values, score in left.items() if values not in layer}
    return found[:most]
