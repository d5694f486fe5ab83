"""Days of cover: what lasts how long by the plan, the bands, and when the alert was raised."""

from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pytest

from sim.chart import cover
from sim.chart.days_of_cover import covered
from sim.network.load import changed
from sim.scenario.change import change_of

from .conftest import DATES, DAYS, WORLDS, shop

mpl.use("Agg")
QUIET = 'alert = { rule = "none" }'


@pytest.fixture(scope="module")
def network():
    return shop({"today": QUIET}, ["lamp"], promotion=False)


@pytest.fixture(scope="module")
def alarmed(made):
    """Lamp is on red in half of the worlds on the 7th; rack on yellow in 10 % on the 3rd."""
    alerts = np.zeros((2, 3, DAYS, 2), np.int64)
    alerts[0, :, 6, 0] = WORLDS // 2
    alerts[1, :, 6:, 0] = WORLDS // 2
    alerts[0, 0, 2, 1] = alerts[1, 0, 2:, 1] = WORLDS // 10
    return made(
        {"today": 100.0, "calm": 50.0}, {"today": {"alerts": alerts}}, rules={"calm": QUIET}
    )


@pytest.fixture(scope="module")
def figure(alarmed):
    return cover.plot(alarmed)


def artist(ax, gid):
    return next(one for one in ax.get_children() if one.get_gid() == gid)


def test_cover_is_how_long_the_plan_takes_to_sell_what_is_there(network):
    sold = np.full(DAYS, 10.0)
    assert covered(np.full(DAYS, 25.0), sold, network)[:3].tolist() == [2.5, 2.5, 2.5]


def test_a_sale_ahead_shortens_cover(network):
    sold = np.full(DAYS, 10.0)
    sold[2] = 50.0
    assert covered(np.full(DAYS, 60.0), sold, network)[:3].tolist() == [2.0, 2.0, 6.0]


def test_what_lasts_beyond_the_last_day_is_sold_at_the_mean_rate(network):
    sold = np.full(DAYS, 10.0)
    assert covered(np.full(DAYS, 100.0), sold, network)[-1] == 10.0


def test_an_empty_shelf_has_no_cover_and_what_never_sells_lasts_for_ever(network):
    stock = np.zeros(DAYS)
    stock[1] = 5.0
    assert covered(stock, np.zeros(DAYS), network)[:2].tolist() == [0.0, np.inf]


def test_the_title_names_the_worst_alert_its_product_and_its_day(figure):
    title = figure.get_suptitle().replace("\n", " ")
    assert title.startswith("Under today's rule, the alert of lamp is red in 50 % of simulated")
    assert "on 7 Nov, 1 day before 11.11" in title


def test_bands_lie_between_the_lines_of_the_alert_and_say_their_days(figure):
    bands = [artist(figure.axes[0], f"band:{level}") for level in ("red", "orange", "yellow")]
    assert [(b.get_y(), b.get_y() + b.get_height()) for b in bands] == [(0, 1), (1, 3), (3, 5)]
    assert [band.get_label() for band in bands] == ["red 1 d", "orange 3 d", "yellow 5 d"]


def test_the_strip_shows_the_share_of_futures_on_the_morning_of_the_alert(figure):
    (path,) = artist(figure.axes[1], "alert:red").get_paths()
    there = path.vertices[path.vertices[:, 1] == 50.0, 0]
    assert (there.min(), there.max()) == (DATES[6] - 0.5, DATES[6] + 0.5)


def test_a_strip_says_by_when_half_of_the_futures_had_the_alert_or_how_many_ever(figure):
    lamp, rack = figure.axes[1], figure.axes[3]
    assert [text.get_text() for text in lamp.texts] == [
        "first red: by 7 Nov in half of the futures"
    ]
    assert [text.get_text() for text in rack.texts] == [
        "yellow at some time: in 10 % of simulated futures"
    ]


def test_a_policy_without_alert_has_no_strip_and_the_title_says_so(alarmed):
    figure = cover.plot(alarmed, policy="calm")
    assert len(figure.axes) == 2
    assert figure.get_suptitle().startswith('"calm" has no alert')


def test_the_small_print_says_where_the_axis_is_cut(made):
    stock = np.full((DAYS, 2, WORLDS), 300)
    result = made({"today": 0.0}, {"today": {"stock": stock}})
    assert "More than 12 days are cut off." in cover.note(result, "today", [12.5])
    assert cover.finding(result, "today", ["lamp"]) == (
        "Under today's rule, no alert is raised in any of 200 simulated futures"
    )


def test_the_small_print_says_that_panels_are_cut_at_different_days(alarmed):
    assert "Panels end at 12 to 40 days" in cover.note(alarmed, "today", [40.2, 0.0, 12.4])


def test_the_day_told_is_where_the_axis_ends(made):
    """Lines of 5 days: the axis shows 2.5 times as much, and room above it."""
    result = made({"today": 0.0}, {"today": {"stock": np.full((DAYS, 2, WORLDS), 3000)}})
    figure = cover.plot(result)
    assert figure.axes[0].get_ylim()[1] == pytest.approx(14.5)
    assert "More than 14 days are cut off." in figure.legends[0].get_title().get_text()


def test_a_shelf_that_the_plan_never_sells_from_has_not_the_least_cover(alarmed):
    changes = [change_of(f"product.{name}.demand.units_per_day=0") for name in ("rack", "lamp")]

    def said(so_many):
        network = changed(alarmed.network, changes[:so_many], "shop.toml")
        return cover.finding(replace(alarmed, network=network), "calm", ["lamp", "rack"])

    assert "the least cover is lamp: " in said(1)
    assert said(2) == '"calm" has no alert; the plan sells from no shelf'
