"""What a study keeps of one block: every run's totals, and the daily paths that its charts need."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..arrays import Numbers
from ..world.run.block import Record
from .money import money_parts
from .replay import replay
from .task import Task

Arrays = Mapping[str, NDArray[np.generic]]
PATHS = ("on_hand", "cash", "received", "level", "receivable", "payable")
LEVELS = ("yellow", "orange", "red")
"""Of an alert, from level 1 on."""
_MONEY, _SUMMED = ("cash", "receivable", "payable"), ("arrivals", "alerts")


def block_results(work: Sequence[Task]) -> list[Arrays]:
    """Replay tasks side by side and return what is kept of each, as a worker sends it.

    Totals (T, W) with their names (T,), stock (D, P, W), cash, receivable and payable (D, W) and
    where the money went (parts, W) in cents, the units that arrived in all worlds together (D, P),
    and in how many of them an alert was on, and had been by then (2, levels, D, P); of tasks
    without paths totals alone, or with each listing's own figures (P, W), see sim.world.run.block.
    """
    record, ends = replay(work), np.cumsum([task.block.worlds for task in work])
    return [
        _kept(record, slice(end - task.block.worlds, end), task)
        for task, end in zip(work, ends.tolist(), strict=True)
    ]


def _kept(record: Record, worlds: slice, task: Task) -> Arrays:
    """Return what is kept of some of the worlds of a record."""
    own = record.by_listing if task.by_listing else {}
    totals = {
        "totals": np.stack([total[worlds] for total in record.totals.values()]),
        "names": np.array(list(record.totals)),
        **{name: np.array(units[:, worlds]) for name, units in own.items()},
    }
    if not task.paths:
        return totals
    received = record.paths["received"][..., worlds].sum(axis=2)
    return {
        **totals,
        "stock": record.paths["on_hand"][..., worlds].astype(np.int32),
        **{name: np.ascontiguousarray(record.paths[name][..., worlds]) for name in _MONEY},
        "arrivals": np.diff(received, axis=0, prepend=0),
        "alerts": _alerts(record.paths["level"][..., worlds]),
        "money": money_parts(task.block.network, record)[:, worlds],
    }


def _alerts(levels: Numbers) -> Numbers:
    """Return in how many worlds each level, or a worse one, is on and was ever on, by day."""
    worst = np.maximum.accumulate(levels, axis=0)
    each = range(1, len(LEVELS) + 1)
    return np.array([[(path >= level).sum(axis=-1) for level in each] for path in (levels, worst)])


def concatenated(blocks: Sequence[Arrays]) -> Arrays:
    """Put the blocks of one policy together, worlds in their order."""
    return {name: _together(name, [block[name] for block in blocks]) for name in blocks[0]}


def _together(name: str, arrays: Sequence[NDArray[np.generic]]) -> NDArray[np.generic]:
    """Return one kind of array of all blocks."""
    if name == "names":
        return arrays[0]
    if name in _SUMMED:
        return np.asarray(np.sum(arrays, axis=0))
    return np.concatenate(arrays, axis=-1)
