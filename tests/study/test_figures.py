"""The figures of a comparison: the means of measures, and others beside them."""

import numpy as np
import pytest

from sim.study.figures import FIGURES, estimate
from sim.world.core.measures import MEASURES


def test_every_figure_has_a_key_and_a_label_of_its_own():
    assert len({figure.key for figure in FIGURES}) == len(FIGURES)
    assert len({figure.label for figure in FIGURES}) == len(FIGURES)


@pytest.mark.parametrize("measure", [m for m in MEASURES if m.figure], ids=lambda m: m.key)
def test_the_mean_of_a_measure_is_its_figure(measure):
    runs = {measure.key: np.array([1.0, 4.0, 4.0])}
    assert estimate(runs)[measure.key].value == pytest.approx(3)
