"""Labels and fonts that all charts share."""

import pytest

from sim.chart.labels import spread


def test_labels_with_room_stay_where_they_are():
    assert spread([0.2, 0.5, 0.8], [0.1] * 3) == pytest.approx([0.2, 0.5, 0.8])


def test_labels_of_one_height_move_apart_around_it():
    assert spread([0.5, 0.5, 0.5], [0.1] * 3) == pytest.approx([0.4, 0.5, 0.6])


def test_labels_at_the_edge_stay_inside():
    assert spread([0.0, 0.0], [0.1, 0.2]) == pytest.approx([0.05, 0.2])
    assert spread([1.0, 1.0], [0.1, 0.2]) == pytest.approx([0.75, 0.9])


def test_too_many_labels_share_the_height_evenly():
    assert spread([0.1] * 5, [0.5] * 5) == pytest.approx([0.25, 0.375, 0.5, 0.625, 0.75])
