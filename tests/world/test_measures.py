"""The measures of a run: a closed list, each with a key and a label of its own."""

from dataclasses import replace

import numpy as np
import pytest

from sim.scenario.currency import MinorUnit
from sim.world.core.measures import MEASURES, PROFIT, by_key


def test_every_measure_has_a_key_and_a_label_of_its_own():
    assert len({measure.key for measure in MEASURES}) == len(MEASURES)
    assert len({measure.label for measure in MEASURES}) == len(MEASURES)


def test_a_measure_that_is_not_on_the_list_is_refused():
    with pytest.raises(KeyError, match="profits"):
        by_key({replace(PROFIT, key="profits"): np.zeros(1)}, MinorUnit(2))
