"""What tuning found: numbers of a policy, and what they earn on futures that had no part in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from ..network.network import Network
from ..policy.composed import Composed
from ..stats import Estimate, Pair, Verdict
from .best_today import usual_worth
from .knobs import Knob
from .limit import Limit


@dataclass(frozen=True, slots=True)
class Tuned:
    """One policy, as it is and tuned."""

    policy: str
    knobs: tuple[Knob, ...]
    chosen: tuple[float, ...]
    """The value of each."""
    keeps: bool
    """Whether the chosen setting keeps to all limits."""
    kept: bool
    """Whether the policy does as it is, as far as was seen on fresh worlds."""
    was: Estimate
    """Profit as it is, on fresh worlds."""
    now: Estimate
    """Profit tuned, on the same."""
    gain: Pair
    """The one minus the other."""
    is_of_profit: bool
    """Whether profit itself was searched for."""
    goals: tuple[Estimate, Estimate]
    """What was searched for, as it is and tuned, on fresh worlds."""
    seemed: float
    """How much more there was of what was searched for, where it was searched."""
    tried: int
    """Settings."""

    @property
    def is_better(self) -> bool:
        """Whether the tuned numbers keep to the limits, and are surely better, or alone do so."""
        return self.keeps and (not self.kept or self._is_ahead)

    @property
    def _is_ahead(self) -> bool:
        """Whether there is surely more of what was searched for."""
        if self.is_of_profit:
            return self.gain.gap.low is not None and self.gain.gap.low > 0
        was, now = self.goals
        return now.value > (was.value if was.high is None else was.high)

    @property
    def optimism(self) -> float:
        """What of that was luck of the choice."""
        was, now = self.goals
        return self.seemed - (now.value - was.value)


@dataclass(frozen=True, slots=True)
class Tuning:
    """Policies whose numbers were searched with the same effort."""

    network: Network = field(repr=False)
    runs: int
    seed: int
    goal: str
    """As people say it."""
    limits: tuple[Limit, ...]
    tuned: tuple[Tuned, ...]
    policies: tuple[Composed, ...] = field(repr=False)
    """As the file would say them, tuned where that is better."""
    verdict: Verdict
    """Who earns most, each at its better numbers, on fresh worlds."""
    trials: pd.DataFrame = field(compare=False, repr=False)
    """A row a setting and number: `policy`, `setting`, `key`, `value`, the setting's `profit`, and
    `short`, by how much it breaks a limit."""

    def of(self, tuned: Tuned, knob: Knob) -> pd.DataFrame:
        """Return the trials of one number."""
        mine = (self.trials["policy"] == tuned.policy) & (self.trials["key"] == knob.key)
        return self.trials[mine]

    def in_search(self, tuned: Tuned) -> float:
        """Return the mean profit of the chosen setting where it was searched."""
        mine = self.trials[self.trials["policy"] == tuned.policy]
        settings = mine.pivot_table(index="setting", columns="key", values="value", sort=False)
        same = settings[[knob.key for knob in tuned.knobs]].eq([*tuned.chosen]).all(axis=1)
        return float(mine.loc[mine["setting"] == same.idxmax(), "profit"].iloc[0])

    def flat(self, tuned: Tuned, knob: Knob) -> tuple[float, float]:
        """Return between which values settings were tried that are as good as the best."""
        rows = self.of(tuned, knob)
        allowed = rows[rows["short"] <= 0]
        near = allowed["profit"] >= allowed["profit"].max() - self.worth(tuned)
        return float(allowed["value"][near].min()), float(allowed["value"][near].max())

    def worth(self, tuned: Tuned) -> float:
        """Return the difference of profit in the search that hardly matters, as a round amount."""
        mine = self.trials[self.trials["policy"] == tuned.policy]
        allowed = mine["profit"][mine["short"] <= 0]
        return 0.0 if allowed.empty else usual_worth(float(allowed.max()))


def trials_frame(
    policy: str, knobs: Sequence[Knob], rows: Sequence[tuple[Sequence[float], float, float]]
) -> pd.DataFrame:
    """Return settings as a table; a row is the numbers, the profit, and what breaks a limit."""
    return pd.DataFrame(
        [
            (policy, setting, knob.key, float(value), profit, short)
            for setting, (values, profit, short) in enumerate(rows)
            for knob, value in zip(knobs, values, strict=True)
        ],
        columns=["policy", "setting", "key", "value", "profit", "short"],
    )
