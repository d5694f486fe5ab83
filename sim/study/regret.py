"""Regret: what policies leave on the table beside the best plans that hindsight knows of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..network.network import Network
from ..stats import Estimate, Pair, mean, probability
from ..stats import compare as pair
from .corrections import Correction

Remedy = Literal["quantity", "date", "mode", "policy"]
"""Other quantities, other dates, one mode for all, or what other policies decide."""


@dataclass(frozen=True, slots=True)
class Regret:
    """One policy beside hindsight; money in the scenario's currency."""

    policy: str
    profit: Estimate
    left: Estimate
    """What the best plan of each world earns more, 0 or more; all policies' intervals together."""
    by: Mapping[Remedy, Estimate]
    """The same where only that may be chosen in each world; they overlap, and sum up to nothing."""
    best_itself: Estimate
    """Probability that no plan is better than what the policy does."""
    alike: Correction
    """The one correction that earns most if it is the same in all worlds."""
    gain: Pair
    """What it earns more than the policy, in worlds that had no part in its choice."""

    @property
    def is_corrected(self) -> bool:
        """Whether one correction in all worlds surely earns more."""
        return self.gain.gap.low is not None and self.gain.gap.low > 0


@dataclass(frozen=True, slots=True)
class Regrets:
    """Policies beside hindsight: in each world the best of all of them and of corrected orders."""

    network: Network = field(repr=False)
    runs: int
    seed: int
    hindsight: Estimate
    """Mean profit of the best plan of each world: what perfect foresight earns, or less."""
    plans: int
    """That are known in each world."""
    changes: bool
    """Whether any correction of any policy changes its profit."""
    regrets: tuple[Regret, ...]
    """In the order of the file."""
    worlds: pd.DataFrame = field(compare=False, repr=False)
    """A row a policy and world: its `profit` and that of `hindsight`, which is by the orders of
    `best`, `times` as many, `days` later, by `mode`."""

    @property
    def ranked(self) -> list[Regret]:
        """The policies, the one that leaves least on the table, and so earns most, first."""
        return sorted(self.regrets, key=lambda regret: regret.left.value)

    @property
    def least(self) -> Regret:
        """The first of them."""
        return self.ranked[0]

    def of(self, policy: str) -> Regret | None:
        """Return the regret of a policy, where it takes part."""
        return next((regret for regret in self.regrets if regret.policy == policy), None)


Profits = Mapping[str, Floats]
"""By policy, (1 + corrections, W); its own first."""


def best_alike(profits: Floats, corrections: Sequence[Correction]) -> Correction:
    """Return the correction with the highest mean of profits, (1 + corrections, W).

    `corrections` begin with the one that changes nothing; of equals the first is returned.
    """
    return corrections[int(np.argmax(profits.mean(axis=1)))]


def regrets_of(
    network: Network,
    profits: Profits,
    corrections: Sequence[Correction],
    fresh: Mapping[str, Floats],
) -> Regrets:
    """Return what each policy leaves on the table.

    `corrections` begin with the one that changes nothing; `fresh` are the profits of each policy
    and of its best correction in other worlds, (2, W).
    """
    every = np.concatenate([*profits.values()])
    hindsight, others = every.max(axis=0), np.stack([own[0] for own in profits.values()])
    return Regrets(
        network=network,
        runs=network.scenario.runs,
        seed=network.scenario.seed,
        hindsight=mean(hindsight),
        plans=len(every),
        changes=any((own != own[0]).any() for own in profits.values()),
        regrets=tuple(
            _regret(name, own, corrections, hindsight, others, fresh[name])
            for name, own in profits.items()
        ),
        worlds=_worlds(profits, corrections),
    )


def _regret(
    name: str,
    profits: Floats,
    corrections: Sequence[Correction],
    hindsight: Floats,
    others: Floats,
    fresh: Floats,
) -> Regret:
    """Return one policy's regret; `others` are what all policies earn by themselves, (N, W)."""
    own, together = profits[0], len(others)

    def left(some: Floats) -> Estimate:
        return pair(own, some.max(axis=0), comparisons=together).gap

    quantity, date, mode = (
        profits[[place for place, one in enumerate(corrections) if is_of(one)]]
        for is_of in (_is_of_quantity, _is_of_date, _is_of_mode)
    )
    choices: dict[Remedy, Floats] = {"quantity": quantity, "date": date, "mode": mode}
    choices = {remedy: some for remedy, some in choices.items() if len(some) > 1}
    choices |= {"policy": others} if together > 1 else {}
    return Regret(
        policy=name,
        profit=mean(own),
        left=left(hindsight[None]),
        by={remedy: left(some) for remedy, some in choices.items()},
        best_itself=probability(own == hindsight),
        alike=best_alike(profits, corrections),
        gain=pair(fresh[0], fresh[1], comparisons=together),
    )


def _is_of_quantity(correction: Correction) -> bool:
    return not correction.days and not correction.mode


def _is_of_date(correction: Correction) -> bool:
    return correction.times == 1 and not correction.mode


def _is_of_mode(correction: Correction) -> bool:
    return correction.times == 1 and not correction.days


def _worlds(profits: Profits, corrections: Sequence[Correction]) -> pd.DataFrame:
    """Return the best plan of each world; of equals the policy that stands first, as it is."""
    every = np.stack([*profits.values()])  # (policies, 1 + corrections, W)
    places = every.reshape(-1, every.shape[-1]).argmax(axis=0)
    whose, which = np.divmod(places, len(corrections))
    names, some = [*profits], [corrections[place] for place in which.tolist()]
    best = pd.DataFrame(
        {
            "world": np.arange(len(places)),
            "hindsight": every.max(axis=(0, 1)),
            "best": [names[place] for place in whose.tolist()],
            "times": [one.times for one in some],
            "days": [one.days for one in some],
            "mode": [one.mode for one in some],
        }
    )
    rows = [best.assign(policy=name, profit=own[0]) for name, own in profits.items()]
    return pd.concat(rows, ignore_index=True)
