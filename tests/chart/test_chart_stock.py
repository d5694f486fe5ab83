"""The fan of stock, its alert lines, and what its title says."""

from typing import get_args

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.chart import stock_fan
from sim.chart.alert_lines import alert_lines
from sim.chart.series import NoPolicyError, chosen
from sim.chart.time_axis import sales
from sim.policy.alerts.lines import Measure
from sim.words import charts as say

from .conftest import DATES


def drawn(result, **options):
    figure = Figure(figsize=stock_fan.size(result), layout="constrained")
    return stock_fan.plot(result, figure, **options)


def test_the_title_names_the_product_the_day_and_the_sale_that_follows(made, luck, dry):
    result = made({"today": luck, "b": luck + 900}, {"b": {"stock": dry}})
    assert stock_fan.finding(result, "b") == (
        'Under "b", lamp is out of stock in 50 % of simulated futures on 7 Nov, 1 day before 11.11'
    )


def test_a_shop_that_is_never_out_is_told_so(made, luck):
    result = made({"today": luck})
    assert stock_fan.finding(result, "today") == (
        "Under today's rule, no product runs dry in any of 200 simulated futures"
    )


def test_a_product_that_stays_out_is_out_from_a_day_on(made, luck, dry):
    stock = dry.copy()
    stock[2:, 1] = 0
    result = made({"today": luck}, {"today": {"stock": stock}})
    assert stock_fan.finding(result, "today") == (
        "Under today's rule, rack is out of stock in all 200 simulated futures from 3 Nov on"
    )


def test_the_bounds_of_the_fan_are_the_quantiles(made, luck):
    stock = np.random.default_rng(3).integers(0, 900, (10, 2, 200))
    result = made({"today": luck}, {"today": {"stock": stock}})
    ax = drawn(result).axes[1]
    outer, inner = (band.get_paths()[0].vertices for band in ax.collections[:2])
    for band, (low, high) in ((outer, (0.05, 0.95)), (inner, (0.25, 0.75))):
        for level in (low, high):
            wanted = np.quantile(stock[:, 1], level, axis=1)
            points = np.column_stack([DATES, wanted])
            assert all(np.isclose(band, point).all(axis=1).any() for point in points)
    assert ax.lines[0].get_ydata() == pytest.approx(np.median(stock[:, 1], axis=1))


@pytest.mark.parametrize(("policy", "units"), [("today", [10, 11]), ("b", [20, 21])])
def test_the_bars_are_the_arrivals_of_the_policy_that_is_shown(made, luck, policy, units):
    result = made({"today": luck, "b": luck + 900})
    for ax, height in zip(drawn(result, policy=policy).axes, units, strict=True):
        (bars,) = [artist for artist in ax.collections if artist.get_gid() == "arrivals"]
        (bar,) = bars.get_paths()
        assert bar.get_extents().extents == pytest.approx(
            [DATES[2] - 0.45, 0, DATES[2] + 0.45, height]
        )


def test_the_first_of_november_is_drawn_at_its_own_date_number(made, luck):
    ax = drawn(made({"today": luck})).axes[0]
    assert ax.lines[0].get_xdata() == pytest.approx(DATES)
    assert ax.get_xlim() == (DATES[0] - 0.5, DATES[-1] + 0.5)


def test_alert_lines_are_days_of_cover_times_mean_daily_sales(made, luck):
    result = made({"today": luck})
    lines = alert_lines(result, "today")
    # Ten days at 10 units, two of them at three times that.
    assert [line.units for line in lines.of["lamp"]] == pytest.approx([70, 42, 14])
    assert [line.units for line in lines.of["rack"]] == pytest.approx([50, 30, 10])


def test_a_shop_without_alerts_has_no_alert_lines(made, luck):
    result = made({"today": luck}, rules={"today": ""})
    assert alert_lines(result, "today").of == {"lamp": [], "rack": []}
    assert not any("yellow" in text.get_text() for text in drawn(result).axes[0].texts)
    assert small_print(result, "today") == (
        '200 simulated futures. No alert lines: "today" has no alert.'
    )


def small_print(result, policy):
    return stock_fan.note(result, alert_lines(result, policy))


def test_the_lines_of_one_policy_never_lie_over_the_stock_of_another(made, luck):
    result = made({"today": luck, "b": luck + 900}, rules={"b": ""})
    assert alert_lines(result, "b").of == {"lamp": [], "rack": []}
    assert not any("yellow" in text.get_text() for text in drawn(result).axes[0].texts)
    assert small_print(result, "b") == '200 simulated futures. No alert lines: "b" has no alert.'
    own = [text.get_text() for text in drawn(result, policy="today").axes[0].texts]
    assert {"yellow 5 d", "orange 3 d", "red 1 d"} <= set(own)


def test_a_policy_that_the_study_does_not_have_is_named_with_what_was_meant(made, luck):
    result = made({"today": luck, "big batch": luck + 900})
    with pytest.raises(NoPolicyError, match='no policy is named "big bath"; did you mean "big ba'):
        drawn(result, policy="big bath")
    with pytest.raises(NoPolicyError, match="no policy is named"):
        drawn(result, policy="")
    assert chosen(result, "big") == "big batch"
    assert chosen(result, None) == "big batch"


def test_the_title_is_of_the_sale_that_sells_most_and_never_of_the_last_day(made, luck):
    stock = np.full((10, 2, 200), 50)
    stock[9, 0] = 0
    stock[8, 0, :50] = 0
    result = made({"today": luck}, {"today": {"stock": stock}})
    assert stock_fan.finding(result, "today") == (
        "Under today's rule, lamp is out of stock in 25 % of simulated futures on 9 Nov, during"
        " 11.11"
    )


MOVING = [
    '"look-ahead cover", yellow = 5, orange = 3, red = 1',
    '"percent of stock", yellow = 50, orange = 30, red = 10',
    '"reaction to conversion", then = "raise", yellow = 5, orange = 3, red = 1',
]


@pytest.mark.parametrize("rule", MOVING)
def test_lines_that_move_are_not_replaced_by_those_of_another_rule(made, luck, rule):
    """The chart drew the days of cover of today's rule instead."""
    result = made({"today": luck, "b": luck + 900}, rules={"b": f"alert = {{ rule = {rule} }}"})
    assert not any(alert_lines(result, "b").of.values())
    assert not any("yellow" in text.get_text() for text in drawn(result).axes[0].texts)
    assert small_print(result, "b") == (
        '200 simulated futures. No alert lines: those of "b" move from day to day.'
    )


def test_per_cent_of_a_given_shelf_are_drawn_in_units(made, luck):
    rule = MOVING[1] + ", full = { lamp = 120, rack = 80 }"
    result = made({"today": luck}, rules={"today": f"alert = {{ rule = {rule} }}"})
    lines = alert_lines(result, "today").of
    assert [line.units for line in lines["lamp"]] == pytest.approx([60, 36, 12])
    assert [line.units for line in lines["rack"]] == pytest.approx([40, 24, 8])
    assert {"yellow 50 %", "orange 30 %", "red 10 %"} <= {
        text.get_text() for text in drawn(result).axes[0].texts
    }
    assert small_print(result, "today") == (
        '200 simulated futures. Alert lines, in per cent of a full shelf: "today".'
    )


def test_lines_that_count_goods_on_order_are_not_drawn_over_stock_on_hand(made, luck):
    rule = MOVING[1] + ', full = { lamp = 120, rack = 80 }, counts = "position"'
    result = made({"today": luck}, rules={"today": f"alert = {{ rule = {rule} }}"})
    assert not any("yellow" in text.get_text() for text in drawn(result).axes[0].texts)
    assert "No alert lines: those of" in small_print(result, "today")
    assert "goods on order too" in small_print(result, "today")


def test_every_measure_of_an_alert_line_has_its_sign_and_its_words():
    assert set(say.ALERTS) == set(say.MEASURES) == set(get_args(Measure))


def test_a_panel_shades_only_the_sales_of_its_product(made, luck):
    result = made({"today": luck})
    assert [sale.name for sale in sales(result.network, "lamp")] == ["11.11"]
    lamp, rack = drawn(result).axes
    assert [len(ax.patches) for ax in (lamp, rack)] == [1, 0]
    assert "11.11" in [text.get_text() for text in lamp.texts]


def test_one_product_and_seven_products_have_a_panel_each(made, luck):
    for products in (["lamp"], ["lamp", *(f"p{i}" for i in range(6))]):
        result = made({"today": luck}, products=products)
        figure = drawn(result)
        assert [ax.get_title(loc="left") for ax in figure.axes] == products
