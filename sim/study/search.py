"""The search: settings are asked for a generation at a time, and what each earns is told back."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import UserError
from ..words import tune as say
from .knobs import Knob

GENERATION = 20
"""Settings that are replayed side by side."""
_PATIENCE = 5
"""Settings asked for each that makes sense, at most."""
_NONSENSE = 1e9
"""How far a setting whose numbers do not go together is from keeping to all limits."""
Values = tuple[float, ...]


class SearchError(UserError):
    """What the search needs is not there."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a setting is worth: the goal, and by how much it breaks a limit, 0 or less for none."""

    goal: float
    short: float
    others: tuple[float, ...] = ()
    """Of several goals the further ones."""

    @property
    def goals(self) -> tuple[float, ...]:
        """All goals."""
        return (self.goal, *self.others)


Scores = Callable[[Sequence[Values]], Sequence[Score | None]]
"""What some settings are worth; None of one whose numbers do not go together."""


def search(
    knobs: Sequence[Knob], evaluations: int, seed: int, scores: Scores, goals: int = 1
) -> list[tuple[Values, Score]]:
    """Return settings that were tried, the file's own first, and what each is worth.

    A tree-structured Parzen estimator asks for them (Watanabe 2023, arXiv:2304.11127), of several
    goals by what beats most settings in some of them (Ozaki et al. 2022, JAIR 73); the same
    seed and scores ask for the same settings, so that an interrupted search goes on by itself.

    Errors: SearchError where its package is missing.
    """
    study, found = _opened(seed, goals), list[tuple[Values, Score]]()
    study.enqueue_trial({knob.key: knob.now for knob in knobs})
    for _ in range(_PATIENCE * evaluations // GENERATION + 1):
        asked = [study.ask() for _ in range(min(GENERATION, evaluations - len(found)))]
        settings = [_values(trial, knobs) for trial in asked]
        if not found:
            settings[0] = tuple(knob.now for knob in knobs)  # it may lie outside of its ends
        told = scores(settings)
        seen = [score.goals for score in [*told, *(s for _, s in found)] if score]
        worst, *others = map(min, zip(*seen, strict=True))
        for trial, score in zip(asked, told, strict=True):
            score = score or Score(worst, _NONSENSE, tuple(others))  # noqa: PLW2901 - so that it is not asked again
            trial.set_user_attr("short", score.short)
            study.tell(trial, score.goals)
        found += [(values, score) for values, score in zip(settings, told, strict=True) if score]
        if len(found) == evaluations:
            break
    return found


def _values(trial: Any, knobs: Sequence[Knob]) -> Values:  # noqa: ANN401 - optuna's
    """Return the numbers that a trial asks for."""
    return tuple(
        trial.suggest_int(knob.key, int(knob.low), int(knob.high))
        if knob.whole
        else trial.suggest_float(knob.key, knob.low, knob.high)
        for knob in knobs
    )


def _opened(seed: int, goals: int) -> Any:  # noqa: ANN401 - optuna's
    try:
        import optuna  # noqa: PLC0415 - an extra, and slow to load
    except ModuleNotFoundError as error:
        raise SearchError(say.NO_OPTUNA()) from error
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # several of its options are marked as experimental
        sampler = optuna.samplers.TPESampler(
            seed=seed % 2**32,
            multivariate=True,
            constant_liar=True,
            n_startup_trials=GENERATION,
            constraints_func=lambda trial: (trial.user_attrs.get("short", 0.0),),
        )
    return optuna.create_study(directions=["maximize"] * goals, sampler=sampler)
