"""What was drawn for a block of worlds: arrays with the worlds on their last axis."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from ..arrays import np
from .order_table import Beside, Changed, OrderTable, Sum


@dataclass(frozen=True, slots=True)
class Drawn:
    """Arrays over the worlds of a block, alone, in tuples, or in what was drawn for a part."""

    def first(self, worlds: int) -> Self:
        """Return the luck of the block's first worlds, without copying."""
        parts = {field.name: _first(getattr(self, field.name), worlds) for field in fields(self)}
        return replace(self, **parts)

    @classmethod
    def joined(cls, parts: Sequence[tuple[Self, slice]]) -> Self:
        """Return some worlds of each of some blocks side by side; a block may come again."""
        (first, columns), *others = parts
        if not (others or columns.start):
            return first.first(columns.stop)
        lucks, worlds = [luck for luck, _ in parts], [some for _, some in parts]
        names = [field.name for field in fields(first)]
        joined = {name: _joined([getattr(luck, name) for luck in lucks], worlds) for name in names}
        return replace(first, **joined)


def _first(luck: Any, worlds: int) -> Any:  # noqa: ANN401 - any field of a Drawn
    match luck:
        case np.ndarray():
            return luck[..., :worlds]
        case Drawn():
            return luck.first(worlds)
        case dict():
            return {key: _first(part, worlds) for key, part in luck.items()}
        case tuple() if not isinstance(luck, Sum | Changed):
            return tuple(_first(part, worlds) for part in luck)
    return luck  # None, or a table that grows by order number


def _joined(parts: list[Any], worlds: Sequence[slice]) -> Any:  # noqa: ANN401 - any field of a Drawn
    """Return parts of the same kind side by side; what is one world wide holds in all worlds."""
    first = parts[0]
    match first:
        case np.ndarray() if first.shape[-1] > 1:
            narrow = [part[..., some] for part, some in zip(parts, worlds, strict=True)]
            return np.concatenate(narrow, axis=-1)
        case OrderTable():
            return Beside(parts, worlds)
        case Drawn():
            return first.joined(list(zip(parts, worlds, strict=True)))
        case dict():
            return {key: _joined([part[key] for part in parts], worlds) for key in first}
        case tuple():
            columns = [_joined(list(column), worlds) for column in zip(*parts, strict=True)]
            named = isinstance(first, Sum | Changed)
            return type(first)(*columns) if named else tuple(columns)
    return first  # one world wide, None, or what is as the file tells
