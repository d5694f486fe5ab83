"""Labels and fonts that all charts share."""

import numpy as np
import pytest
from scipy.optimize import isotonic_regression

from sim.chart.labels import rising, spread


def test_labels_with_room_stay_where_they_are():
    assert spread([0.2, 0.5, 0.8], [0.1] * 3) == pytest.approx([0.2, 0.5, 0.8])


def test_labels_of_one_height_move_apart_around_it():
    assert spread([0.5, 0.5, 0.5], [0.1] * 3) == pytest.approx([0.4, 0.5, 0.6])


def test_labels_at_the_edge_stay_inside():
    assert spread([0.0, 0.0], [0.1, 0.2]) == pytest.approx([0.05, 0.2])
    assert spread([1.0, 1.0], [0.1, 0.2]) == pytest.approx([0.75, 0.9])


def test_too_many_labels_share_the_height_evenly():
    assert spread([0.1] * 5, [0.5] * 5) == pytest.approx([0.25, 0.375, 0.5, 0.625, 0.75])


def test_the_nearest_rising_numbers_are_those_of_a_textbook_and_of_scipy():
    assert rising([1, 3, 2, 4]) == [1, 2.5, 2.5, 4]
    assert rising([3, 2, 1]) == [2, 2, 2]
    assert rising([]) == []
    for values in np.random.default_rng(5).normal(size=(200, 9)):
        assert rising(values.tolist()) == pytest.approx(isotonic_regression(values).x)
