"""Strict arrays: none meets one of numpy, and what CuPy lacks or does not take is refused."""

import inspect
import math
import operator
import re
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.device.widened import ARRAYS as WIDENED
from tests.arrays.strict import (
    FUNCTIONS,
    METHODS,
    MODULE,
    SPECIAL,
    Array,
    MixedError,
    NarrowError,
    as_array,
)

SIM = Path(sim.__file__).parent
SEVERAL, THERE = np.arange(1, 4), as_array([1, 2, 3])
SIGNS = (
    *(operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv),
    *(operator.mod, operator.pow, operator.lt, operator.le, operator.gt, operator.ge),
    *(operator.eq, operator.ne, operator.and_, operator.or_, operator.lshift),
)  # fmt: skip
CHANGES = (operator.iadd, operator.isub, operator.imul, operator.ifloordiv, operator.iand)
OF_TWO = ("maximum", "minimum", "add", "subtract", "multiply", "divmod", "searchsorted", "isin")


def same(found, numbers):
    """Say whether what lies on the device is, at home, what numpy finds."""
    return isinstance(found, Array) and np.array_equal(found.get(), numbers)


@pytest.mark.parametrize("sign", SIGNS)
def test_operators_are_numpys_and_refuse_its_arrays(sign):
    assert same(sign(THERE, THERE), sign(SEVERAL, SEVERAL))
    assert same(sign(THERE, 2), sign(SEVERAL, 2))
    for mixed in ((THERE, SEVERAL), (SEVERAL, THERE)):
        with pytest.raises(TypeError):
            sign(*mixed)


@pytest.mark.parametrize("sign", CHANGES)
def test_what_changes_an_array_takes_none_of_the_other_kind(sign):
    assert same(sign(THERE.copy(), THERE), sign(SEVERAL.copy(), SEVERAL))
    for mixed in ((THERE.copy(), SEVERAL), (SEVERAL.copy(), THERE)):
        with pytest.raises(TypeError):
            sign(*mixed)


@pytest.mark.parametrize("name", OF_TWO)
def test_functions_of_two_refuse_to_mix_and_take_no_lists(name):
    for other in (SEVERAL, [1, 2, 3]):
        with pytest.raises((MixedError, NarrowError)):
            MODULE[name](THERE, other)


def test_numpy_does_not_read_an_array_of_the_device():
    for read in (np.asarray, np.float64, lambda array: np.concatenate([array, SEVERAL])):
        with pytest.raises(MixedError):
            read(THERE)
    with pytest.raises(TypeError):
        np.add(SEVERAL, THERE)


def test_an_index_is_of_the_device_too():
    assert same(THERE[as_array([True, False, True])], [1, 3])
    assert same(THERE[[0, 2]], [1, 3])
    for mixed in (SEVERAL, (SEVERAL,), np.array([True, False, True])):
        with pytest.raises(MixedError):
            THERE[mixed]


def test_what_is_assigned_is_of_the_device_or_a_number():
    array = THERE.copy()
    array[1:] = 7
    array[:1] = THERE[2:]
    assert same(array, [3, 7, 7])
    with pytest.raises(MixedError):
        array[:] = SEVERAL
    with pytest.raises(NarrowError):
        array[:] = [1, 2, 3]


def test_an_entry_is_not_assigned_two_values_at_once():
    array, again = THERE.copy(), as_array([0, 0])
    array[again] = 5
    assert same(array, [5, 2, 3])
    with pytest.raises(NarrowError, match="two values"):
        array[again] = as_array([1, 2])


def test_numbers_are_added_as_often_as_their_place_is_named():
    array = THERE.copy()
    MODULE["add"].at(array, as_array([0, 0]), as_array([1, 2]))
    assert same(array, [4, 2, 3])


@pytest.mark.parametrize("use", [operator.index, [1, 2].__getitem__, range, round])
def test_a_number_of_the_device_is_none_of_pythons_until_it_is_brought_home(use):
    with pytest.raises(TypeError):
        use(THERE[0])
    assert (int(THERE[0]), float(THERE[0]), bool(THERE[0]), math.floor(THERE[0])) == (1, 1, 1, 1)
    assert THERE.tolist() == [1, 2, 3]


def test_a_slice_does_not_end_at_a_number_of_the_device():
    with pytest.raises(TypeError):
        THERE[: THERE[0]]


def test_there_are_no_arrays_of_text_nor_of_dates():
    for value in ("lamp", ["a", "b"], np.datetime64("2026-11-11"), [None]):
        with pytest.raises(NarrowError):
            as_array(value)


def test_a_list_is_of_numbers_or_of_arrays_of_the_device():
    assert same(as_array([THERE, THERE]), [SEVERAL, SEVERAL])
    for mixed in ([THERE, 1], [THERE, SEVERAL], [[THERE[0]], [2]]):
        with pytest.raises(MixedError):
            as_array(mixed)


def test_what_is_put_together_lies_on_the_device():
    for name in ("stack", "concatenate"):
        assert same(MODULE[name]([THERE, THERE]), getattr(np, name)([SEVERAL, SEVERAL]))
        with pytest.raises(MixedError):
            MODULE[name]([THERE, SEVERAL])
        with pytest.raises(NarrowError):
            MODULE[name]([THERE, 1])


@pytest.mark.parametrize(
    "ask",
    [
        lambda: THERE.max(initial=0),
        lambda: THERE.sum(where=THERE > 1),
        lambda: THERE.take(THERE, mode="clip"),
        lambda: MODULE["where"](True, THERE, 0),
        lambda: MODULE["searchsorted"](THERE, 2),
        lambda: MODULE["zeros"](THERE),
        lambda: MODULE["repeat"](THERE, THERE),
        lambda: MODULE["interp"](as_array([[1.0, 2.0], [3.0, 4.0]]).T, THERE, THERE),
        lambda: MODULE["maximum"](THERE, 1, 2),
    ],
)
def test_what_only_numpy_takes_is_refused(ask):
    with pytest.raises(NarrowError):
        ask()


def test_a_ufunc_neither_leaves_entries_out_nor_runs_on():
    with pytest.raises(TypeError):
        MODULE["maximum"](THERE, 1, where=THERE > 1)
    assert not hasattr(MODULE["maximum"], "accumulate")
    assert not hasattr(MODULE["add"], "reduceat")


def test_what_is_written_into_an_array_is_that_array():
    array = THERE.copy()
    assert MODULE["minimum"](array, 2, out=array) is array
    assert same(array, [1, 2, 2])
    with pytest.raises(MixedError):
        MODULE["minimum"](array, 2, out=SEVERAL.copy())


def test_single_numbers_found_lie_on_the_device():
    for found in (THERE.sum(), MODULE["count_nonzero"](THERE), MODULE["array_equal"](THERE, THERE)):
        assert isinstance(found, Array)
        assert found.shape == ()


REPLAYS = [
    file.read_text("utf-8")
    for folder in ("world", "policy", "chance")
    for file in (SIM / folder).rglob("*.py")
]


def test_no_name_is_there_that_no_replay_uses():
    used = {name for text in REPLAYS for name in re.findall(r"\b(?:np|special)\.(\w+)", text)}
    assert {*MODULE, *SPECIAL} - used - {*WIDENED} == set()
    asked = {name for text in REPLAYS for name in re.findall(r"\.(\w+)\(", text)}
    assert METHODS.keys() - asked == set()


def parameters(text):
    return [name.rstrip("!?~") for name in text.split()]


def test_every_name_is_one_of_cupys_with_its_parameters():
    cupy = pytest.importorskip("cupy")
    assert [name for name in MODULE if not hasattr(cupy, name)] == []
    for name, text in FUNCTIONS.items():
        theirs = [*inspect.signature(getattr(cupy, name)).parameters]
        assert [one for one in parameters(text) if one not in theirs] == [], name
        by_place = [one for one in theirs if one in parameters(text)]
        assert by_place == parameters(text), name


def test_every_method_and_operator_is_one_of_cupys_with_its_parameters():
    cupy = pytest.importorskip("cupy")
    ours = [name for name in vars(Array) if name not in OWN_NAMES]
    assert [name for name in ours if not hasattr(cupy.ndarray, name)] == []
    for name, text in METHODS.items():
        said = getattr(cupy.ndarray, name).__doc__.split("(", 1)[1].split(")")[0]
        theirs = [one.split("=")[0].split()[-1].strip("*") for one in said.split(",")[1:]]
        assert parameters(text) == theirs[: len(parameters(text))], name


OWN_NAMES = {"_raw", "_check_kept", "__module__", "__annotations__", "__weakref__"}


def test_special_functions_are_those_of_cupyx():
    special = pytest.importorskip("cupyx.scipy.special")
    assert [name for name in SPECIAL if not hasattr(special, name)] == []
