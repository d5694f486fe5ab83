"""When a policy that orders nothing today orders first."""

from dataclasses import dataclass

import numpy as np

from ..network.network import Network
from .kept import with_paths
from .order_lines import HALF, MOST, afloat
from .replay import replay
from .task import tasks

_WORLDS = 200


@dataclass(frozen=True, slots=True)
class FirstOrder:
    """The first order within the plan."""

    share: float
    """Of the worlds that see one."""
    half: int | None
    """The day by which half of all worlds have seen it; None where fewer ever do."""
    most: int | None
    """The same of 19 of 20."""


def first_order(network: Network, name: str) -> FirstOrder:
    """Return when a policy orders first.

    Errors: OwnPolicyError.
    """
    runs = min(network.scenario.runs, _WORLDS)
    work = tasks(network, [name], runs, with_paths(["ordered"]))[:1]
    ordered = replay(work, network.plan_days).paths["ordered"][: network.plan_days]
    before = np.broadcast_to(afloat(network), ordered.shape[1:])[None]
    placed = (np.diff(ordered, axis=0, prepend=before) > 0).any(axis=1)
    first = np.where(placed.any(axis=0), placed.argmax(axis=0), network.days)
    days = np.quantile(first, [HALF, MOST], method="inverted_cdf").astype(int).tolist()
    half, most = (day if day < network.plan_days else None for day in days)
    return FirstOrder(float((first < network.plan_days).mean()), half, most)
