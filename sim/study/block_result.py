"""What a study keeps of one block: every run's totals, and the daily paths that its charts need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..world.block import Record
from .replay import Task, replay

Arrays = dict[str, NDArray[np.generic]]

PATHS = ("on_hand", "cash", "received")


def measure(task: Task) -> Arrays:
    """Replay a block and return its arrays by "policy number/name", as a worker sends them."""
    records = replay(task)
    arrays: Arrays = {}
    for number, name in enumerate(task.policies):
        arrays |= {f"{number}/{key}": value for key, value in _kept(records[name]).items()}
    return arrays


def _kept(record: Record) -> Arrays:
    """Return the totals (T, W), stock (D, P, W), cash (D, W), and the sum of arrivals (D, P)."""
    arrivals = np.diff(record.paths["received"].sum(axis=2), axis=0, prepend=0)
    return {
        "totals": np.stack(list(record.totals.values())),
        "names": np.array(list(record.totals)),
        "stock": record.paths["on_hand"].astype(np.int32),
        "cash": record.paths["cash"],
        "arrivals": arrivals,
    }


def joined(blocks: Sequence[Mapping[str, NDArray[np.generic]]], policy: int) -> Arrays:
    """Put the blocks of one policy together, worlds in their order."""

    def all_of(key: str, axis: int) -> NDArray[np.generic]:
        return np.concatenate([block[f"{policy}/{key}"] for block in blocks], axis=axis)

    return {
        "totals": all_of("totals", 1),
        "names": blocks[0][f"{policy}/names"],
        "stock": all_of("stock", 2),
        "cash": all_of("cash", 1),
        "arrivals": np.sum([block[f"{policy}/arrivals"] for block in blocks], axis=0),
    }
