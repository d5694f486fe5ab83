"""How long goods take by each way, read off the laws of the file."""

import matplotlib as mpl
import pytest

from sim.chart import lead_times

mpl.use("Agg")


@pytest.fixture(scope="module")
def result(made):
    return made({"today": 0.0})


def test_what_is_constant_takes_as_long_for_all_orders(result):
    (way,) = lead_times.taken(result.network)
    days = 3 + 5 + 1
    assert (way.days, way.usual, way.name) == ((days,) * 5, days, "sea, factory to shed")


def test_the_title_says_the_median_and_what_19_of_20_take(result):
    (way,) = lead_times.taken(result.network)
    spread = way._replace(days=(10.0, 20.0, 30.0, 40.0, 50.0))
    assert lead_times.finding([spread]) == (
        "From factory by sea half of the orders are on the shelf within 30 days, and 19 of 20"
        " within 50"
    )


def test_the_chart_has_a_row_a_way_its_title_and_days_on_the_axis(result):
    ax = lead_times.plot(result)
    dot = next(line for line in ax.lines if line.get_gid() == "sea, factory to shed")
    assert dot.get_xdata().tolist() == [9.0]
    assert ax.get_xlabel() == "days from order to shelf"
    assert ax.figure.get_suptitle().replace("\n", " ") == (
        "From factory by sea half of the orders are on the shelf within 9 days, and 19 of 20 within"
        " 9"
    )
