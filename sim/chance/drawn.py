"""What was drawn for a block of worlds: arrays with the worlds on their last axis."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np

from .counts import Scores
from .order_table import Changed, OrderTable, Sum


@dataclass(frozen=True, slots=True)
class Drawn:
    """Arrays over the worlds of a block, alone, in tuples, or in what was drawn for a part."""

    def first(self, worlds: int) -> Self:
        """Return the luck of the block's first worlds, without copying."""
        parts = {field.name: _first(getattr(self, field.name), worlds) for field in fields(self)}
        return replace(self, **parts)

    @classmethod
    def joined(cls, blocks: Sequence[Self]) -> Self:
        """Return the luck of some blocks side by side, in the order given."""
        if len(blocks) == 1:
            return blocks[0]
        names = [field.name for field in fields(cls)]
        return cls(**{name: _joined([getattr(block, name) for block in blocks]) for name in names})


def _first(luck: Any, worlds: int) -> Any:  # noqa: ANN401 - any field of a Drawn
    match luck:
        case np.ndarray():
            return luck[..., :worlds]
        case Drawn():
            return luck.first(worlds)
        case Scores():
            return Scores(luck.z[..., :worlds], luck.column[..., :worlds])
        case dict():
            return {key: _first(part, worlds) for key, part in luck.items()}
        case tuple() if not isinstance(luck, Sum | Changed):
            return tuple(_first(part, worlds) for part in luck)
    return luck  # None, or a table that grows by order number


def _joined(parts: list[Any]) -> Any:  # noqa: ANN401 - any field of a Drawn
    first = parts[0]
    match first:
        case np.ndarray() if first.shape[-1] == 1:  # alike in all worlds of all blocks
            return first
        case np.ndarray():
            return np.concatenate(parts, axis=-1)
        case Drawn() | OrderTable():
            return type(first).joined(parts)
        case dict():
            return {key: _joined([part[key] for part in parts]) for key in first}
        case tuple():
            columns = [_joined(list(column)) for column in zip(*parts, strict=True)]
            named = isinstance(first, Scores | Sum | Changed)
            return type(first)(*columns) if named else tuple(columns)
    return first  # None, or what is as the file tells
