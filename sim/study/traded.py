"""What a search for several goals found: settings that are beaten by none in all of them."""

from dataclasses import dataclass, field

import pandas as pd

from ..network.network import Network
from ..policy.composed import Composed
from ..stats import Estimate, Pair
from .goal import Goal
from .knobs import Knob
from .limit import Limit


@dataclass(frozen=True, slots=True)
class Setting:
    """Numbers of a policy, judged on worlds that had no part in their choice."""

    name: str
    """A letter."""
    values: tuple[float, ...]
    goals: tuple[Estimate, ...]
    gain: Pair
    """Profit minus that of the policy as it is."""
    stands: bool
    """Whether it keeps to all limits, and on those worlds, too, no other that does beats it, the
    policy as it is among them."""


@dataclass(frozen=True, slots=True)
class Traded:
    """One policy: as it is, and the settings that can be defended."""

    policy: str
    knobs: tuple[Knob, ...]
    as_is: tuple[Estimate, ...]
    """Goals, on the same worlds."""
    as_is_stands: bool
    """Whether it keeps to all limits, and no setting that does beats it."""
    settings: tuple[Setting, ...]
    """By falling first goal; none where no setting that keeps to the limits is better in any than
    the policy as it is."""
    tried: int

    @property
    def standing(self) -> tuple[Setting, ...]:
        """Those that no other beats."""
        return tuple(setting for setting in self.settings if setting.stands)

    @property
    def better(self) -> tuple[Setting, ...]:
        """Those of them with more of every goal than the policy as it is, beyond its interval."""
        return tuple(
            setting
            for setting in self.standing
            if all(
                was.high is not None and goal.value > was.high
                for goal, was in zip(setting.goals, self.as_is, strict=True)
            )
        )


@dataclass(frozen=True, slots=True)
class Tradeoffs:
    """Policies whose numbers were searched for several goals."""

    network: Network = field(repr=False)
    runs: int
    seed: int
    goals: tuple[Goal, ...]
    limits: tuple[Limit, ...]
    traded: tuple[Traded, ...]
    policies: tuple[Composed, ...] = field(repr=False)
    """Each setting as the file would say it."""
    trials: pd.DataFrame = field(compare=False, repr=False)
    """As of a tuning, with a column a goal, by its key."""

    def tried(self, traded: Traded) -> pd.DataFrame:
        """Return the settings of a policy that were searched, a row each."""
        mine = self.trials[self.trials["policy"] == traded.policy]
        return mine.drop_duplicates("setting")
