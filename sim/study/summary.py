"""The figures of policies, and the totals of their runs, (W,) each; see sim.study.frames."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..stats import Estimate
from .figures import estimate


@dataclass(frozen=True, slots=True)
class Summary:
    """One policy's figures, by the keys of sim.study.figures."""

    name: str
    figures: Mapping[str, Estimate]


def by_policy(runs: pd.DataFrame, key: str) -> dict[str, Floats]:
    """Return a total of each policy, over its worlds."""
    groups = runs.groupby("policy", sort=False)[key]
    return {str(policy): column.to_numpy(np.float64) for policy, column in groups}


def summaries_of(runs: pd.DataFrame) -> tuple[Summary, ...]:
    """Estimate the figures of each policy."""
    return tuple(_summary(str(p), rows) for p, rows in runs.groupby("policy", sort=False))


def _summary(policy: str, rows: pd.DataFrame) -> Summary:
    totals = rows.drop(columns=["policy", "world"]).items()
    return Summary(policy, estimate({str(key): t.to_numpy(np.float64) for key, t in totals}))
