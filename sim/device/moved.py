"""Moved: what a replay is given, luck and plan, on the device on which it runs."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol, TypeVar, runtime_checkable

import numpy as np

T = TypeVar("T")
Move = Callable[[Any], Any]
"""Moves one array."""


@runtime_checkable
class Grows(Protocol):
    """Something that draws more as it is asked for it: at home, wherever it is read."""

    def elsewhere(self) -> Any:  # noqa: ANN401 - something of its own kind
        """Return the same for readers on another device."""


def moved(value: T, move: Move) -> T:
    """Return a value with all arrays in it moved: those of records, maps, lists and tuples.

    An array that stands in several places is moved once. Text and dates stay at home.
    """
    return _Mover(move)(value)  # type: ignore[no-any-return] # of the type that it was


class _Mover:
    """Moves each array once."""

    def __init__(self, move: Move) -> None:
        self._move, self._there = move, dict[int, tuple[Any, Any]]()

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - anything that a replay is given
        match value:
            case np.ndarray():
                return self._once(value)
            case Grows():
                return value.elsewhere()
            case dict():
                return {key: self(part) for key, part in value.items()}
            case tuple() if hasattr(value, "_fields"):
                return type(value)(*map(self, value))
            case list() | tuple():
                return type(value)(map(self, value))
        if is_dataclass(value) and not isinstance(value, type):
            parts = {field.name: self(getattr(value, field.name)) for field in fields(value)}
            return replace(value, **parts)
        return value

    def _once(self, array: np.ndarray[Any, Any]) -> Any:  # noqa: ANN401 - of another module
        """Move an array, or return where it went before; that is kept, so that none has its id."""
        if id(array) not in self._there:
            self._there[id(array)] = array, self._move(array)
        return self._there[id(array)][1]
