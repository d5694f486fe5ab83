"""The one place that says of which module the arrays of a replay are, and what is moved there."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest

import sim
from sim import arrays
from sim.arrays import arrays_of, largest, read_only
from sim.chance.counts import poisson
from sim.device.moved import moved
from sim.device.widened import widened
from tests.arrays.devices import strict_device
from tests.arrays.strict import MODULE, SPECIAL, Array, MixedError, as_array


def test_arrays_are_numpys_until_a_replay_says_otherwise():
    assert arrays.np.zeros is np.zeros
    with arrays_of(MODULE, SPECIAL):
        assert sim.np.ndarray is arrays.np.ndarray is Array
        assert isinstance(sim.np.zeros(2), Array)
    assert sim.np.zeros is np.zeros


def test_what_a_module_lacks_is_not_numpys():
    with arrays_of({"zeros": MODULE["zeros"]}, {}):
        with pytest.raises(AttributeError):
            arrays.np.hanning  # noqa: B018 - numpy has it
        with pytest.raises(AttributeError):
            arrays.special.ndtr  # noqa: B018 - scipy has it


def test_they_are_numpys_again_after_an_error():
    with pytest.raises(ZeroDivisionError), arrays_of(MODULE, SPECIAL):
        raise ZeroDivisionError
    assert arrays.np.ndarray is np.ndarray
    assert arrays.special.ndtr.__class__ is np.ufunc


def test_one_replay_within_another_gives_back_what_it_found():
    with arrays_of(MODULE, SPECIAL):
        with arrays_of(vars(np), {}):
            assert arrays.np.ndarray is np.ndarray
        assert arrays.np.ndarray is Array


def test_the_largest_of_no_numbers_is_0():
    assert largest(np.zeros(0, np.int64)) == 0
    assert largest(np.array([2, 5])) == largest(as_array([2, 5])) == 5


def test_an_array_is_locked_where_it_can_be():
    with pytest.raises(ValueError, match="read-only"):
        read_only(np.zeros(2))[0] = 1
    assert read_only(there := as_array([1])) is there


class Pair(NamedTuple):
    one: object
    other: object


@dataclass(frozen=True)
class Whole:
    parts: object
    name: str = "kept"


def test_what_is_moved_keeps_its_shape_and_what_is_no_array():
    array = np.arange(3)
    value = Whole({"a": [array, 1], "b": (Pair(array, None), "text")})
    there = moved(value, np.ndarray, as_array)
    pair, text = there.parts["b"]
    assert (type(there), type(pair), there.name, text) == (Whole, Pair, "kept", "text")
    assert (there.parts["a"][1], pair.other) == (1, None)
    assert isinstance(pair.one, Array)
    assert isinstance(array, np.ndarray)
    home = moved(there, Array, Array.get)
    assert home.parts["a"][0].tolist() == [0, 1, 2]


def test_an_array_that_stands_in_several_places_is_moved_once():
    array, other = np.arange(3), np.arange(3)
    first, again, another = moved([array, array, other], np.ndarray, as_array)
    assert first is again
    assert first is not another


WIDE = widened(MODULE)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("broadcast_to", (0.0, (2,))),
        ("isin", ([1, 2], [2])),
        ("searchsorted", ([1, 2, 3], 2)),
        ("interp", (1.5, (1, 2), (10, 20))),
        ("cumsum", ([1, 2],)),
        ("where", (True, 1, 0)),
        ("any", ([False, True],)),
        ("max", ([3, 7],)),
        ("sum", ([1, 2],)),
    ],
)
def test_a_widened_function_takes_numbers_and_lists_as_numpys_does(name, given):
    found = WIDE[name](*given)
    assert isinstance(found, Array)
    assert np.array_equal(found.get(), getattr(np, name)(*given))


def test_arrays_are_spread_over_each_other_whatever_they_are():
    first, second = WIDE["broadcast_arrays"](as_array([1, 2]), 3)
    assert (first.tolist(), second.tolist()) == ([1, 2], [3, 3])


@pytest.mark.parametrize("name", ["sum", "any", "cumsum", "searchsorted", "where"])
def test_a_widened_function_does_not_move_an_array_of_numpys(name):
    with pytest.raises(MixedError):
        WIDE[name](np.arange(3), as_array([1]), as_array([1]))


@pytest.mark.parametrize("shape", [(40,), (3, 1000), (4, 2000)])
def test_counts_are_the_same_elsewhere_short_and_long_small_and_large(shape):
    rng = np.random.default_rng(1)
    rates = rng.uniform(0.0, 9.0, shape)
    rates[0] += 20.0  # counted by the other method; where rows are long some are mixed
    rates[-1] *= 2.0
    scores = rng.standard_normal(shape).astype(np.float32).clip(-6, 6)
    device = strict_device()
    with device.arrays():
        found = poisson(*device.there((rates, scores)))
    assert np.array_equal(device.home(found), poisson(rates, scores))
