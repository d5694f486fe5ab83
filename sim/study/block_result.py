"""What a study keeps of one block: totals of runs, daily paths, where the money went."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..arrays import Numbers
from ..world.run.block import Record
from .money import money_parts
from .replay import replay
from .task import Task

Arrays = Mapping[str, NDArray[np.generic]]
LEVELS = ("yellow", "orange", "red")
"""Of an alert, from level 1 on."""
_MONEY, _SUMMED = ("cash", "receivable", "payable"), ("arrivals", "alerts")
ALL, RARE = ("names", "totals"), ("rare_names", "rare")
"""Names and numbers of all totals of runs, and of those of further runs that rare risks need."""


def block_results(work: Sequence[Task]) -> list[Arrays]:
    """Replay tasks side by side and return what is kept of each, as a worker sends it.

    Totals (T, W) with their names (T,), or under names of their own those that rare risks need; as
    a task keeps them stock (D, P, W), cash, receivable and payable (D, W) and where the money went
    (parts, W) in cents, the units that arrived in all worlds together (D, P), in how many of them
    an alert was on, and had been by then (2, levels, D, P), and each listing's own figures (P, W);
    see sim.study.kept and sim.world.run.block.
    """
    record, ends = replay(work), np.cumsum([task.block.worlds for task in work])
    parts = (
        record.columns(slice(end - task.block.worlds, end))
        for task, end in zip(work, ends.tolist(), strict=True)
    )
    return [_kept(part, task) for part, task in zip(parts, work, strict=True)]


def _kept(record: Record, task: Task) -> Arrays:
    """Return what is kept of a task's own worlds."""
    kept, (names, totals) = task.kept, RARE if task.kept.measures else ALL
    return {
        names: np.array(list(record.totals)),
        totals: np.stack([*record.totals.values()]),
        **(_own(record.by_listing) if kept.by_listing else {}),
        **({"money": money_parts(task.block.network, record)} if kept.money else {}),
        **(_days(record.paths) if kept.paths else {}),
    }


def _own(by_listing: Mapping[str, Numbers]) -> Arrays:
    """Return each listing's own figures, without the worlds beside them."""
    return {name: np.array(units) for name, units in by_listing.items()}


def _days(paths: Mapping[str, Numbers]) -> Arrays:
    """Return what charts of days need."""
    return {
        "stock": paths["on_hand"].astype(np.int32),
        **{name: np.ascontiguousarray(paths[name]) for name in _MONEY},
        "arrivals": np.diff(paths["received"].sum(axis=2), axis=0, prepend=0),
        "alerts": _alerts(paths["level"]),
    }


def _alerts(levels: Numbers) -> Numbers:
    """Return in how many worlds each level, or a worse one, is on and was ever on, by day."""
    worst = np.maximum.accumulate(levels, axis=0)
    each = range(1, len(LEVELS) + 1)
    return np.array([[(path >= level).sum(axis=-1) for level in each] for path in (levels, worst)])


def concatenated(blocks: Sequence[Arrays]) -> Arrays:
    """Put the blocks of one policy together, worlds in their order, each kind where it is kept."""
    names = dict.fromkeys(name for block in blocks for name in block)
    return {name: _together(name, [b[name] for b in blocks if name in b]) for name in names}


def _together(name: str, arrays: Sequence[NDArray[np.generic]]) -> NDArray[np.generic]:
    """Return one kind of array of all blocks."""
    if name in {ALL[0], RARE[0]}:
        return arrays[0]
    if name in _SUMMED:
        return np.asarray(np.sum(arrays, axis=0))
    return np.concatenate(arrays, axis=-1)
