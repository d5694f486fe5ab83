"""A stand-in for an array module of another device: it never mixes with numpy's arrays.

`Array` is no numpy array: numpy's own functions refuse it, and its module refuses theirs. What
CuPy does not take (a list where an array is meant, `where=` in a ufunc, arrays of text, functions
that it lacks) is refused, too. Numbers are numpy's, so that what passes is the same to the bit.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy
from scipy import special

PLAIN = (bool, int, float, numpy.generic)


class MixedError(TypeError):
    """Arrays of two devices meet."""


class Array:
    """An array that lies on the device: it meets none but its like, and single numbers."""

    __slots__ = ("_raw",)
    __array_ufunc__ = None
    """numpy leaves every operator to this class."""

    def __init__(self, raw: Any) -> None:
        self._raw = numpy.asarray(raw)
        if self._raw.dtype.kind not in "biuf":
            raise TypeError(f"no array of {self._raw.dtype} on the device")

    def get(self) -> numpy.ndarray:
        """Bring it home."""
        return self._raw.copy()

    def __array__(self, *_: Any, **__: Any) -> numpy.ndarray:
        raise MixedError("an array of the device is read as one of numpy")

    # what it is like
    shape = property(lambda self: self._raw.shape)
    ndim = property(lambda self: self._raw.ndim)
    size = property(lambda self: self._raw.size)
    dtype = property(lambda self: self._raw.dtype)
    nbytes = property(lambda self: self._raw.nbytes)
    flags = property(lambda self: self._raw.flags)
    T = property(lambda self: Array(self._raw.T))

    def __len__(self) -> int:
        return len(self._raw)

    def __iter__(self) -> Iterator["Array"]:
        return (Array(row) for row in self._raw)

    def __bool__(self) -> bool:
        return bool(self._raw)

    def __int__(self) -> int:
        return int(self._raw)

    def __float__(self) -> float:
        return float(self._raw)

    def __index__(self) -> int:
        return self._raw.__index__()

    def __repr__(self) -> str:
        return f"strict.{self._raw!r}"

    def item(self) -> Any:
        """Return its only number."""
        return self._raw.item()

    def tobytes(self) -> bytes:
        """Return what it consists of, at home."""
        return self._raw.tobytes()

    def tolist(self) -> Any:
        """Return its numbers, at home."""
        return self._raw.tolist()

    # parts
    def __getitem__(self, at: Any) -> "Array":
        return Array(self._raw[_place(at)])

    def __setitem__(self, at: Any, value: Any) -> None:
        self._raw[_place(at)] = raw(value)


def _place(at: Any) -> Any:
    """Return what an index says: whole numbers, slices, lists of numbers, arrays of the device."""
    if isinstance(at, tuple):
        return tuple(_place(part) for part in at)
    if isinstance(at, numpy.ndarray):
        raise MixedError("an array of numpy picks from one of the device")
    return at._raw if isinstance(at, Array) else at


def raw(value: Any) -> Any:
    """Return what an argument stands for: an array of the device, or a number."""
    if isinstance(value, Array):
        return value._raw
    if isinstance(value, numpy.ndarray):
        raise MixedError("an array of numpy meets one of the device")
    if value is None or isinstance(value, (*PLAIN, str, type, numpy.dtype)):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(v, (int, numpy.integer)) for v in value):
        return value
    raise TypeError(f"a {type(value).__name__} where an array is meant")


def array(value: Any) -> Any:
    """Return what an argument stands for, where nothing but an array is taken."""
    if not isinstance(value, Array):
        raw(value)
        raise TypeError(f"a {type(value).__name__} where an array is meant")
    return value._raw


def number(value: Any) -> Any:
    """Return an argument of a ufunc: an array or a number."""
    if isinstance(value, (list, tuple)):
        raise TypeError("a list where an array is meant")
    return raw(value)


def wrapped(result: Any) -> Any:
    """Return a result as it lies on the device."""
    if isinstance(result, (numpy.ndarray, numpy.generic)):
        return Array(result)
    if isinstance(result, tuple):
        return tuple(map(wrapped, result))
    if isinstance(result, list):
        return list(map(wrapped, result))
    return result


def _operator(name: str) -> Callable[..., Any]:
    def act(self: Array, *others: Any) -> Any:
        return wrapped(getattr(numpy.ndarray, name)(self._raw, *map(number, others)))

    return act


def _in_place(name: str) -> Callable[..., Any]:
    def act(self: Array, other: Any) -> Array:
        getattr(numpy.ndarray, name)(self._raw, number(other))
        return self

    return act


for _name in [
    "matmul",
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "and",
    "or",
    "xor",
    "lshift",
    "rshift",
    "radd",
    "rsub",
    "rmul",
    "rtruediv",
    "rfloordiv",
    "rmod",
    "rpow",
    "rand",
    "ror",
    "rxor",
    "lt",
    "le",
    "gt",
    "ge",
    "eq",
    "ne",
    "neg",
    "pos",
    "abs",
    "invert",
]:
    setattr(Array, f"__{_name}__", _operator(f"__{_name}__"))
for _name in [
    "iadd",
    "isub",
    "imul",
    "itruediv",
    "ifloordiv",
    "imod",
    "ipow",
    "iand",
    "ior",
    "ixor",
]:
    setattr(Array, f"__{_name}__", _in_place(f"__{_name}__"))


def _method(name: str) -> Callable[..., Any]:
    def act(self: Array, *args: Any, **named: Any) -> Any:
        values = {key: raw(value) for key, value in named.items()}
        result = getattr(self._raw, name)(*map(raw, args), **values)
        return named["out"] if named.get("out") is not None else wrapped(result)

    return act


for _name in [
    "all",
    "any",
    "argmax",
    "argmin",
    "argsort",
    "astype",
    "clip",
    "copy",
    "cumsum",
    "fill",
    "max",
    "mean",
    "min",
    "nonzero",
    "ravel",
    "repeat",
    "reshape",
    "sort",
    "squeeze",
    "std",
    "sum",
    "swapaxes",
    "take",
    "transpose",
]:
    setattr(Array, _name, _method(_name))


class Ufunc:
    """A ufunc: numbers and arrays of the device, `out=`, no `where=`."""

    def __init__(self, of: Any) -> None:
        self._of = of

    def __call__(self, *args: Any, out: Any = None, dtype: Any = None) -> Any:
        if out is None:
            return wrapped(self._of(*map(number, args), **({"dtype": dtype} if dtype else {})))
        outs = out if isinstance(out, tuple) else (out,)
        self._of(*map(number, args), out=tuple(map(array, outs)))
        return out


class Adding(Ufunc):
    """The one that also adds where indices come again."""

    def at(self, target: Any, at: Any, value: Any) -> None:
        """Add at each place, as often as it is named."""
        numpy.add.at(array(target), _place(at), raw(value))


def _plain(name: str, *takes: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a function whose first arguments are read as `takes` says, and the others as `raw`."""
    of = getattr(numpy, name)

    def act(*args: Any, **named: Any) -> Any:
        readers = [*takes, *[raw] * len(args)]
        values = [read(value) for read, value in zip(readers, args, strict=False)]
        result = of(*values, **{key: raw(value) for key, value in named.items()})
        return named["out"] if named.get("out") is not None else wrapped(result)

    act.__name__ = name
    return act


def _several(name: str) -> Callable[..., Any]:
    """Return a function of a list of arrays."""
    of = getattr(numpy, name)

    def act(arrays: Any, axis: int = 0) -> Array:
        return Array(of([array(each) for each in arrays], axis=axis))

    return act


def _made(value: Any, dtype: Any = None, **named: Any) -> Array:
    """Make an array of numbers, lists of them, or arrays of the device; of numpy's: move it."""

    def plain(part: Any) -> Any:
        if isinstance(part, (list, tuple)):
            kinds = {isinstance(each, Array) for each in part}
            if len(kinds) > 1:
                raise MixedError("a list of arrays of the device and of numbers")
            return [plain(each) for each in part]
        return part._raw if isinstance(part, Array) else part

    return Array(numpy.array(plain(value), dtype=dtype, **named))


def _as(value: Any, dtype: Any = None) -> Array:
    """Return an array of the device as it is, if it may be."""
    if isinstance(value, Array) and dtype in (None, value.dtype):
        return value
    return _made(value, dtype)


def _broadcast_arrays(*arrays: Any) -> list[Array]:
    return [Array(each) for each in numpy.broadcast_arrays(*map(array, arrays))]


_UFUNCS = [
    "maximum",
    "minimum",
    "ceil",
    "floor",
    "rint",
    "sqrt",
    "divide",
    "subtract",
    "multiply",
    "exp",
    "expm1",
    "divmod",
    "power",
    "log",
    "log1p",
    "abs",
    "sign",
    "fmin",
    "fmax",
    "isfinite",
    "logical_and",
    "logical_or",
    "logical_not",
    "cbrt",
]
_FIRST = [
    "where",
    "zeros_like",
    "full_like",
    "ones_like",
    "empty_like",
    "cumsum",
    "diff",
    "clip",
    "repeat",
    "unique",
    "moveaxis",
    "ravel",
    "argsort",
    "argmax",
    "sort",
    "quantile",
    "count_nonzero",
    "any",
    "all",
    "tile",
    "sum",
    "mean",
    "partition",
    "nonzero",
    "flatnonzero",
    "min",
    "max",
    "bincount",
    "broadcast_to",
    "copyto",
    "append",
]
_TWO = ["array_equal", "isin", "searchsorted", "take_along_axis", "put_along_axis"]
_FREE = ["zeros", "ones", "empty", "full", "arange"]
_NAMES = [
    "int64",
    "int32",
    "int8",
    "float64",
    "float32",
    "bool_",
    "inf",
    "nan",
    "newaxis",
    "generic",
    "floating",
    "number",
]

MODULE: dict[str, Any] = {
    "ndarray": Array,
    "add": Adding(numpy.add),
    "array": _made,
    "asarray": _as,
    "ascontiguousarray": _as,
    "stack": _several("stack"),
    "concatenate": _several("concatenate"),
    "broadcast_arrays": _broadcast_arrays,
    "interp": _plain("interp", array, array, array),
    "atleast_1d": _plain("atleast_1d", array),
    "atleast_2d": _plain("atleast_2d", array),
    "shape": lambda value: array(value).shape,
    "ndim": lambda value: raw(value).ndim if isinstance(value, Array) else 0,
    **{name: Ufunc(getattr(numpy, name)) for name in _UFUNCS},
    **{name: _plain(name, array) for name in _FIRST},
    **{name: _plain(name, array, array) for name in _TWO},
    **{name: _plain(name) for name in _FREE},
    **{name: getattr(numpy, name) for name in _NAMES},
}
SPECIAL: dict[str, Any] = {
    name: Ufunc(getattr(special, name)) for name in ("ndtr", "pdtr", "betainc")
}
