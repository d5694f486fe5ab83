"""The charts as files, and as a notebook asks for them."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim import plot
from sim.chart import style
from sim.chart.comparison import charts
from sim.chart.save import save_all

CHARTS = (
    "scoreboard",
    "policies",
    "profits",
    "stock",
    "calendar",
    "cash",
    "cover",
    "money",
    "settlement",
)
NAMES = {f"{name}.{kind}" for name in CHARTS for kind in ("png", "svg")}


@pytest.fixture(scope="module")
def result(made, luck, dry):
    names = ["today", "滚动预测", "costs $5 or $6_x"]
    profits = {name: luck * (i + 1) + 900 * i for i, name in enumerate(names)}
    return made(profits, {"today": {"stock": dry}})


@pytest.fixture(scope="module")
def saved(result, tmp_path_factory):
    """The charts saved twice, and what pyplot and the settings were before and after."""
    folders = [tmp_path_factory.mktemp("first") / "new", tmp_path_factory.mktemp("second")]
    before = pyplot.get_fignums(), dict(mpl.rcParams)
    paths = [save_all(charts(result), result.network, folder) for folder in folders]
    return paths, before, (pyplot.get_fignums(), dict(mpl.rcParams))


def test_the_same_result_is_saved_as_the_same_bytes_and_nothing_else(saved):
    first, again = saved[0]
    assert {path.name for path in first} == NAMES == {p.name for p in first[0].parent.iterdir()}
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_saving_leaves_pyplot_and_the_settings_of_the_user_alone(saved):
    _, before, after = saved
    assert after == before


def test_text_in_svg_stays_text(saved):
    text = next(path for path in saved[0][0] if path.name == "policies.svg").read_text("utf-8")
    assert "滚动预测" in text
    assert "costs $5 or $6_x" in text


def test_without_axes_each_chart_makes_a_figure_that_notebooks_display(made, luck):
    result = made({"today": luck, "b": luck + 900})
    pyplot.close("all")
    with mpl.rc_context({"backend": "agg"}):
        drawn = [draw(result) for draw in (plot.policies, plot.cash, plot.stock, plot.calendar)]
    assert [isinstance(ax, Axes) for ax in drawn] == [True, True, False, False]
    figures = [ax.figure if isinstance(ax, Axes) else ax for ax in drawn]
    assert all(isinstance(figure, Figure) for figure in figures)
    assert len(pyplot.get_fignums()) == 4
    pyplot.close("all")


def test_a_chart_is_laid_out_when_it_is_drawn_and_not_again_for_each_file(result):
    """Else labels were placed for one layout and saved in another."""
    for name, draw in charts(result).items():
        figure = draw()
        before = [ax.get_position().bounds for ax in figure.axes]
        style.settle(figure)
        after = [ax.get_position().bounds for ax in figure.axes]
        assert np.allclose(before, after, atol=0.002), name
