"""Widened: functions of an array module that take numbers, lists and tuples where numpy's do.

CuPy takes arrays alone; what is no array becomes one. Arrays of numpy are not taken: that they are
moved is said where it happens, by `asarray`.
"""

from collections.abc import Callable, Mapping
from typing import Any

ARRAYS: Mapping[str, int] = {
    "all": 1,
    "any": 1,
    "argmax": 1,
    "broadcast_to": 1,
    "count_nonzero": 1,
    "cumsum": 1,
    "diff": 1,
    "interp": 3,
    "isin": 2,
    "max": 1,
    "mean": 1,
    "min": 1,
    "ravel": 1,
    "repeat": 1,
    "searchsorted": 2,
    "sum": 1,
    "where": 1,
}
"""How many of its first arguments each function takes as arrays."""

Function = Callable[..., Any]


def widened(module: Mapping[str, Any]) -> dict[str, Any]:
    """Return a module's names, some functions of which take what numpy's take."""
    array = module["ndarray"], module["asarray"]
    wide = {name: _arrayed(module[name], number, *array) for name, number in ARRAYS.items()}
    return {**module, **wide, "broadcast_arrays": _all_arrayed(module["broadcast_arrays"], *array)}


def _arrayed(function: Function, number: int, kind: type, asarray: Function) -> Function:
    """Let a function take what is no array as its first arguments."""

    def wide(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the function takes
        first = [one if isinstance(one, kind) else _made(one, asarray) for one in args[:number]]
        return function(*first, *args[number:], **named)

    return wide


def _all_arrayed(function: Function, kind: type, asarray: Function) -> Function:
    """Let a function take what is no array as any argument."""
    return lambda *args: _arrayed(function, len(args), kind, asarray)(*args)


def _made(value: Any, asarray: Function) -> Any:  # noqa: ANN401 - a number, or a list of them
    """Make an array of numbers; what is an array already, of another module, is left as it is."""
    return value if hasattr(value, "__array_interface__") and value.ndim else asarray(value)
