"""Trace: the daily path of every world under one policy, for a closer look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..arrays import Floats, Numbers
from ..network.network import Network
from ..world.run.books import MONEY_PATHS, PATHS
from .kept import with_paths
from .lockstep import side_by_side
from .replay import replay
from .study import Study
from .task import tasks


@dataclass(frozen=True, slots=True)
class Trace:
    """Daily paths and totals of some worlds under one policy."""

    network: Network
    policy: str
    paths: Mapping[str, Numbers]
    """(days, P, worlds) in units; money (days, worlds) in cents."""
    totals: Mapping[str, Floats]
    """(worlds,) each; money in the scenario's currency."""

    def product(self, path: str, name: str) -> Numbers:
        """Return one product's path, (days, worlds)."""
        return np.asarray(self.paths[path][:, self.network.listing_names.index(name)])

    def frame(self, world: int) -> pd.DataFrame:
        """Return one world as a table: a row a day, units by product, money in the currency."""
        columns: dict[str, NDArray[np.generic]] = {"day": np.arange(self.network.days)}
        for path, values in self.paths.items():
            if path in MONEY_PATHS:
                columns[path] = values[:, world] / self.network.minor.in_one
            else:
                for row, product in enumerate(self.network.listing_names):
                    columns[f"{product} {path}"] = values[:, row, world]
        return pd.DataFrame(columns)


def trace(
    network: Network,
    policy: str | None = None,
    runs: int = 100,
    seed: int | None = None,
    paths: Sequence[str] = tuple(PATHS),
) -> Trace:
    """Replay one policy (the current rule) and keep the daily paths; see sim.world.run.books.PATHS.

    Errors: OwnPolicyError; ValueError for an unknown policy, KeyError for an unknown path.
    """
    (name,) = Study.taking_part(network, [policy or network.scenario.current_rule])
    seeded = network if seed is None else network.changed(seed=seed)
    work = tasks(seeded, [name], runs, with_paths(paths))
    records = [replay(beside) for beside in side_by_side(work)]
    return Trace(
        seeded,
        name,
        {p: np.concatenate([r.paths[p] for r in records], axis=-1) for p in paths},
        {k: np.concatenate([r.totals[k] for r in records]) for k in records[0].totals},
    )
