"""What a study keeps of one block: every run's totals, and the daily paths that its charts need."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .replay import Task, replay

Arrays = Mapping[str, NDArray[np.generic]]
PATHS = ("on_hand", "cash", "received")


def block_result(task: Task) -> Arrays:
    """Replay a task and return what is kept of it, as a worker sends it.

    Totals (T, W) with their names (T,), stock (D, P, W), cash (D, W) in cents, and the units that
    arrived in all worlds together (D, P); totals alone of a task without paths.
    """
    record = replay(task)
    totals = {
        "totals": np.stack(list(record.totals.values())),
        "names": np.array(list(record.totals)),
    }
    if not task.paths:
        return totals
    return {
        **totals,
        "stock": record.paths["on_hand"].astype(np.int32),
        "cash": record.paths["cash"],
        "arrivals": np.diff(record.paths["received"].sum(axis=2), axis=0, prepend=0),
    }


def concatenated(blocks: Sequence[Arrays]) -> Arrays:
    """Put the blocks of one policy together, worlds in their order."""
    return {name: _together(name, [block[name] for block in blocks]) for name in blocks[0]}


def _together(name: str, arrays: Sequence[NDArray[np.generic]]) -> NDArray[np.generic]:
    """Return one kind of array of all blocks."""
    if name == "names":
        return arrays[0]
    if name == "arrivals":
        return np.asarray(np.sum(arrays, axis=0))
    return np.concatenate(arrays, axis=-1)
