"""Where the plan ends on charts, and what is told of the days after it."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.chart import cash_fan, outage
from sim.chart.time_axis import first_date


@pytest.fixture
def wound_down(made, luck):
    """Return ten days of which the last three are the run-off; lamps lack on the ninth."""
    stock = np.full((10, 2, 200), 50)
    stock[8, 0], stock[2, 0, :20] = 0, 0
    result = made({"today": luck}, {"today": {"stock": stock}})
    return replace(result, network=result.network.changed(days=7, run_off_days=3, promotions=()))


def test_the_run_off_is_shaded_from_the_end_of_the_plan_on(wound_down):
    ax = cash_fan.plot(wound_down, Figure(layout="constrained").add_subplot())
    (shade,) = [patch for patch in ax.patches if patch.get_gid() == "run-off"]
    first, last = first_date(wound_down.network) + 6.5, first_date(wound_down.network) + 9.5
    assert (shade.get_x(), shade.get_x() + shade.get_width()) == (first, last)
    (words,) = [text for text in ax.texts if text.get_text().strip() == "plan ends"]
    assert words.get_position()[0] == pytest.approx(first)


def test_where_the_books_just_close_nothing_is_marked(made, luck):
    ax = cash_fan.plot(made({"today": luck}), Figure(layout="constrained").add_subplot())
    assert not [patch for patch in ax.patches if patch.get_gid() == "run-off"]
    assert "plan ends" not in [text.get_text().strip() for text in ax.texts]


def test_a_shelf_that_is_empty_after_the_plan_is_no_outage(wound_down):
    worst = outage.told(wound_down, ["today"], ["lamp", "rack"])[1]
    assert (worst.product, worst.day, worst.probability) == ("lamp", 2, 0.1)
