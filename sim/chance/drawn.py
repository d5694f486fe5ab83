"""What was drawn for a block of worlds: arrays with the worlds on their last axis."""

from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np

from .counts import Scores
from .order_table import Sum


@dataclass(frozen=True, slots=True)
class Drawn:
    """Arrays over the worlds of a block, alone, in tuples, or in what was drawn for a part."""

    def first(self, worlds: int) -> Self:
        """Return the luck of the block's first worlds, without copying."""
        parts = {field.name: _first(getattr(self, field.name), worlds) for field in fields(self)}
        return replace(self, **parts)


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
        case tuple() if not isinstance(luck, Sum):
            return tuple(_first(part, worlds) for part in luck)
    return luck  # None, or a table that grows by order number
