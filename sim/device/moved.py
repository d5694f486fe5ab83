"""Moved: what a replay is given, luck and plan, on the device on which it runs."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")
Move = Callable[[Any], Any]
"""Moves one array."""


def moved(value: T, kind: type, move: Move) -> T:
    """Return a value with all arrays of a kind in it moved: those of records, maps, lists, tuples.

    An array that stands in several places is moved once.
    """
    return _Mover(kind, move)(value)  # type: ignore[no-any-return] # of the type that it was


def nbytes(value: object, kind: type) -> int:
    """Return the bytes of all arrays of a kind in a value, each counted once."""
    sizes: list[int] = []
    moved(value, kind, lambda array: sizes.append(array.nbytes))
    return sum(sizes)


class _Mover:
    """Moves each array once."""

    def __init__(self, kind: type, move: Move) -> None:
        self._kind, self._move, self._there = kind, move, dict[int, tuple[Any, Any]]()

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - anything that a replay is given
        if isinstance(value, self._kind):
            return self._once(value)
        match value:
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

    def _once(self, array: Any) -> Any:  # noqa: ANN401 - of one module, and of another
        """Move an array, or return where it went before; that is kept, so that none has its id."""
        if id(array) not in self._there:
            self._there[id(array)] = array, self._move(array)
        return self._there[id(array)][1]
