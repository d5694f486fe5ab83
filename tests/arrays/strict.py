"""A stand-in for the array module of another device, as narrow as CuPy's.

`Array` is no numpy array: numpy's own functions refuse it, and its functions refuse theirs. What
CuPy does not take is refused, too: a list where an array is meant, a parameter that only numpy has,
`where=` in a ufunc, arrays of text, a number of the device as the end of a slice. Numbers are
numpy's, so that what passes is the same to the bit.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy
from scipy import special

NUMBERS = (bool, int, float, numpy.generic)


class MixedError(TypeError):
    """Arrays of two devices meet."""


class NarrowError(TypeError):
    """Something is asked for that numpy can do, and the other module cannot."""


class Array:
    """An array that lies on the device: it meets none but its like, and single numbers."""

    __slots__ = ("_raw",)
    __array_ufunc__ = None
    """numpy leaves every operator to this class."""

    def __init__(self, raw: Any) -> None:
        self._raw = numpy.asarray(raw)
        if self._raw.dtype.kind not in "biuf":
            raise NarrowError(f"no array of {self._raw.dtype} on the device")

    def get(self) -> numpy.ndarray:
        """Bring it home."""
        return self._raw.copy()

    def __array__(self, *_: Any, **__: Any) -> numpy.ndarray:
        raise MixedError("an array of the device is read as one of numpy")

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

    def __getitem__(self, at: Any) -> "Array":
        return Array(self._raw[_place(at)])

    def __setitem__(self, at: Any, value: Any) -> None:
        place, value = _place(at), operand(value)
        self._raw[place] = value
        if any(_picks(part) for part in (place if isinstance(place, tuple) else (place,))):
            self._check_kept(place, value)

    def _check_kept(self, place: Any, value: Any) -> None:
        """Refuse an entry that is named again with another value: a device keeps any of them."""
        kept = self._raw[place]
        meant = numpy.empty_like(kept)
        meant[...] = value
        if not numpy.array_equal(kept, meant, equal_nan=kept.dtype.kind == "f"):
            raise NarrowError("an entry is assigned two values at once")


def _picks(part: Any) -> bool:
    """Say whether a part of an index is whole numbers, which may come again."""
    return isinstance(part, list) or (isinstance(part, numpy.ndarray) and part.dtype.kind in "iu")


def _place(at: Any) -> Any:
    """Return what an index says: whole numbers, slices, lists of numbers, arrays of the device."""
    if isinstance(at, tuple):
        return tuple(_place(part) for part in at)
    if isinstance(at, numpy.ndarray):
        raise MixedError("an array of numpy picks from one of the device")
    return at._raw if isinstance(at, Array) else at


def operand(value: Any) -> Any:
    """Return what an argument stands for that is an array of the device, or a number."""
    return value if isinstance(value, NUMBERS) else array(value)


def array(value: Any) -> Any:
    """Return what an argument stands for, where nothing but an array is taken."""
    if isinstance(value, Array):
        return value._raw
    if isinstance(value, numpy.ndarray):
        raise MixedError("an array of numpy meets one of the device")
    raise NarrowError(f"a {type(value).__name__} where an array is meant")


def plain(value: Any) -> Any:
    """Return an argument that is no array: an axis, a shape, a type of numbers."""
    if isinstance(value, (Array, numpy.ndarray)):
        raise NarrowError("an array where none is meant")
    return value


def wrapped(result: Any) -> Any:
    """Return a result as it lies on the device; so does each single number."""
    match result:
        case None:
            return None
        case tuple() | list():
            return type(result)(map(wrapped, result))
    return Array(result)


def perhaps(value: Any) -> Any:
    """Return what an argument stands for that is an operand, or None."""
    return None if value is None else operand(value)


READERS: Mapping[str, Callable[[Any], Any]] = {"!": array, "?": operand, "~": perhaps}
"""How parameters are read that are marked so; others are no arrays."""


def narrow(function: Callable[..., Any], parameters: str) -> Callable[..., Any]:
    """Return a function that takes these parameters alone, each as its mark says."""
    names = [name.rstrip("!?~") for name in parameters.split()]
    readers = {name.rstrip("!?~"): READERS.get(name[-1], plain) for name in parameters.split()}

    def act(*args: Any, **named: Any) -> Any:
        if len(args) > len(names) or not named.keys() <= readers.keys():
            raise NarrowError(f"{function.__name__} takes {', '.join(names)}")
        given = [readers[name](value) for name, value in zip(names, args, strict=False)]
        result = function(*given, **{key: readers[key](value) for key, value in named.items()})
        return named["out"] if "out" in named else wrapped(result)

    return act


METHODS: Mapping[str, str] = {
    "all": "axis out! keepdims",
    "any": "axis out! keepdims",
    "argmax": "axis out! dtype keepdims",
    "astype": "dtype",
    "clip": "min~ max~ out!",
    "copy": "",
    "cumsum": "axis dtype out!",
    "max": "axis out! keepdims",
    "mean": "axis dtype out! keepdims",
    "min": "axis out! keepdims",
    "nonzero": "",
    "ravel": "",
    "repeat": "repeats axis",
    "sum": "axis dtype out! keepdims",
    "swapaxes": "axis1 axis2",
    "take": "indices! axis out!",
}
"""The methods of arrays that replays use, with CuPy's parameters."""

OPERATORS = (
    *("abs", "invert", "neg", "pos"),
    *("lt", "le", "gt", "ge", "eq", "ne"),
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"),
    *("radd", "rsub", "rmul", "rtruediv", "rfloordiv", "rmod", "rpow"),
    *("and", "or", "xor", "lshift", "rshift", "rand", "ror", "rxor"),
)  # fmt: skip
IN_PLACE = (
    *("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow"),
    *("iand", "ior", "ixor"),
)  # fmt: skip


def _method(name: str, parameters: str) -> Callable[..., Any]:
    """Return a method of arrays as a function of one."""
    return narrow(getattr(numpy.ndarray, name), f"self! {parameters}")


def _operator(name: str) -> Callable[..., Any]:
    """Return an operator on arrays."""
    act = getattr(numpy.ndarray, name)
    return lambda self, *others: wrapped(act(self._raw, *map(operand, others)))


def _in_place(name: str) -> Callable[..., Any]:
    """Return an operator that changes the array itself."""
    act = getattr(numpy.ndarray, name)

    def change(self: Array, other: Any) -> Array:
        act(self._raw, operand(other))
        return self

    return change


def _reshape(self: Array, *shape: Any) -> Array:
    return Array(self._raw.reshape(*map(plain, shape)))


def _fill(self: Array, value: Any) -> None:
    self._raw.fill(operand(value))


for _name, _parameters in METHODS.items():
    setattr(Array, _name, _method(_name, _parameters))
for _name in OPERATORS:
    setattr(Array, f"__{_name}__", _operator(f"__{_name}__"))
for _name in IN_PLACE:
    setattr(Array, f"__{_name}__", _in_place(f"__{_name}__"))
Array.reshape, Array.fill = _reshape, _fill


class Ufunc:
    """A ufunc: numbers and arrays of the device, `out=` and `dtype=`, and no `where=`."""

    def __init__(self, of: Any) -> None:
        self._of = of

    def __call__(self, *args: Any, out: Any = None, dtype: Any = None) -> Any:
        if len(args) != self._of.nin:
            raise NarrowError(f"{self._of.__name__} of {len(args)}")
        typed = {} if dtype is None else {"dtype": dtype}
        if out is None:
            return wrapped(self._of(*map(operand, args), **typed))
        self._of(*map(operand, args), out=array(out), **typed)
        return out


class Adding(Ufunc):
    """The one that also adds where indices come again."""

    def at(self, target: Any, at: Any, value: Any) -> None:
        """Add at each place, as often as it is named."""
        numpy.add.at(array(target), _place(at), operand(value))


UFUNCS = (
    *("maximum", "minimum", "subtract", "multiply", "divmod"),
    *("ceil", "floor", "rint", "sqrt", "expm1"),
)  # fmt: skip
SPECIAL_UFUNCS = ("ndtr", "pdtr", "betainc")

FUNCTIONS: Mapping[str, str] = {
    "all": "a! axis out! keepdims",
    "any": "a! axis out! keepdims",
    "arange": "start stop step dtype",
    "argmax": "a! axis dtype out! keepdims",
    "argsort": "a! axis kind",
    "array_equal": "a1! a2! equal_nan",
    "atleast_2d": "arys!",
    "broadcast_to": "array! shape",
    "clip": "a! a_min~ a_max~ out!",
    "copyto": "dst! src? casting where!",
    "count_nonzero": "a! axis",
    "cumsum": "a! axis dtype out!",
    "diff": "a! n axis prepend? append?",
    "empty": "shape dtype",
    "flatnonzero": "a!",
    "full": "shape fill_value? dtype",
    "full_like": "a! fill_value? dtype",
    "isin": "element! test_elements! assume_unique invert",
    "max": "a! axis out! keepdims",
    "mean": "a! axis dtype out! keepdims",
    "min": "a! axis out! keepdims",
    "moveaxis": "a! source destination",
    "nonzero": "a!",
    "ones": "shape dtype",
    "ones_like": "a! dtype",
    "partition": "a! kth axis",
    "put_along_axis": "arr! indices! values! axis",
    "ravel": "a!",
    "repeat": "a! repeats axis",
    "searchsorted": "a! v! side",
    "sort": "a! axis kind",
    "sum": "a! axis dtype out! keepdims",
    "take_along_axis": "a! indices! axis",
    "tile": "A! reps",
    "unique": "ar!",
    "where": "condition! x? y?",
    "zeros": "shape dtype",
    "zeros_like": "a! dtype",
}
"""The functions that replays use, with CuPy's parameters."""

TYPES = ("int32", "int64", "float32", "float64", "bool_")
CONSTANTS = ("inf",)


def _several(name: str) -> Callable[..., Any]:
    """Return a function of a list of arrays."""
    of = getattr(numpy, name)

    def act(arrays: Any, axis: int = 0) -> Array:
        return Array(of([array(each) for each in arrays], axis=axis))

    return act


def _leaves(value: Any) -> Iterator[Any]:
    """Yield what a list of lists consists of."""
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def _raws(value: Any) -> Any:
    """Return a list of lists of arrays of the device as numpy reads it."""
    return [*map(_raws, value)] if isinstance(value, (list, tuple)) else array(value)


def made(value: Any, dtype: Any = None) -> Array:
    """Make an array of numbers or of arrays of the device; one of numpy's is moved."""
    on_device = {isinstance(leaf, Array) for leaf in _leaves(value)}
    if len(on_device) > 1:
        raise MixedError("a list of arrays of the device and of others")
    return Array(numpy.array(_raws(value) if True in on_device else value, dtype=dtype))


def as_array(value: Any, dtype: Any = None) -> Array:
    """Return an array of the device as it is, if it is of this type; see `made`."""
    same = isinstance(value, Array) and dtype in (None, value.dtype)
    return value if same else made(value, dtype)


def _broadcast_arrays(*arrays: Any) -> tuple[Array, ...]:
    return tuple(Array(each) for each in numpy.broadcast_arrays(*map(operand, arrays)))


def _append(arr: Any, values: Any, axis: Any = None) -> Array:
    return Array(numpy.append(as_array(arr)._raw, as_array(values)._raw, axis=axis))


def _interp(x: Any, xp: Any, fp: Any) -> Array:
    if not array(x).flags.c_contiguous:
        raise NarrowError("interp of what is not C-contiguous")
    return Array(numpy.interp(array(x), array(xp), array(fp)))


MODULE: Mapping[str, Any] = {
    "ndarray": Array,
    "add": Adding(numpy.add),
    "append": _append,
    "array": made,
    "asarray": as_array,
    "broadcast_arrays": _broadcast_arrays,
    "concatenate": _several("concatenate"),
    "interp": _interp,
    "ndim": lambda a: array(a).ndim if isinstance(a, Array) else numpy.ndim(plain(a)),
    "shape": lambda a: array(a).shape if isinstance(a, Array) else numpy.shape(plain(a)),
    "stack": _several("stack"),
    **{name: Ufunc(getattr(numpy, name)) for name in UFUNCS},
    **{name: narrow(getattr(numpy, name), text) for name, text in FUNCTIONS.items()},
    **{name: getattr(numpy, name) for name in (*TYPES, *CONSTANTS)},
}
SPECIAL: Mapping[str, Any] = {name: Ufunc(getattr(special, name)) for name in SPECIAL_UFUNCS}
