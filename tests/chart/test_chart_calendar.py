"""The calendar of stockouts, and what its title says."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.chart import calendar, outage

from .conftest import DATES


def drawn(result):
    return calendar.plot(result, Figure(figsize=calendar.size(result), layout="constrained"))


def test_the_title_tells_the_worst_cell_under_both_policies(made, luck, dry):
    result = made({"today": luck, "b": luck + 900}, {"today": {"stock": dry}})
    assert calendar.finding(result) == (
        "Under today's rule, lamp is out of stock in 50 % of simulated futures on 7 Nov, "
        '1 day before 11.11, and in none under "b"'
    )


def test_a_shop_that_is_never_out_has_no_worst_day(made, luck):
    result = made({"today": luck, "b": luck + 900})
    assert calendar.finding(result) == (
        'No product is ever out of stock in 200 simulated futures, under today\'s rule or "b"'
    )
    assert "never out" in [text.get_text() for text in drawn(result).axes[0].texts]


def test_the_cells_are_the_shares_of_worlds_that_are_out(made, luck, dry):
    result = made({"today": luck, "b": luck + 900}, {"b": {"stock": dry}})
    today, best = (ax.images[0].get_array() for ax in drawn(result).axes[:2])
    assert np.all(today == 0)
    assert best.data == pytest.approx((dry == 0).mean(axis=2).T)


def test_the_first_cell_begins_half_a_day_before_the_first_date(made, luck, dry):
    """So each cell lies around the number of its own date."""
    for ax in drawn(made({"today": luck, "b": luck + 900})).axes[:2]:
        left, right, bottom, top = ax.images[0].get_extent()
        assert (left, right) == (DATES[0] - 0.5, DATES[-1] + 0.5)
        assert (top, bottom) == (0, 2)  # the first product is the topmost row
        assert ax.get_xlim() == (left, right)


def test_a_current_rule_that_is_best_has_one_band(made, luck):
    result = made({"today": luck + 900, "b": luck})
    assert calendar.compared(result) == ("today",)
    assert len(drawn(result).axes) == 2  # the band and the colour bar


def test_the_colours_darken_from_white_so_that_grey_paper_keeps_their_order():
    rgb = calendar.COLOURS(np.linspace(0, 1, 50))[:, :3]
    grey = rgb @ [0.299, 0.587, 0.114]
    assert grey[0] == pytest.approx(1)
    assert np.all(np.diff(grey) < 0)


@pytest.fixture
def near_is_two_days(monkeypatch):
    """Let a title think of the sale from its eve on: the hand-made plan has ten days."""
    monkeypatch.setattr(outage, "_AHEAD", 2)


@pytest.mark.usefixtures("near_is_two_days")
def test_the_title_names_the_worst_that_is_drawn_also_long_before_the_sale(made, luck):
    stock = np.full((10, 2, 200), 50)
    stock[8, 0, :7] = 0  # during the sale
    stock[2, 1, :120] = 0
    result = made({"today": luck}, {"today": {"stock": stock}}, promotion=True)
    assert calendar.finding(result).startswith(
        "Under today's rule, rack is out of stock in 60 % of simulated futures on 3 Nov"
    )


@pytest.mark.usefixtures("near_is_two_days")
def test_a_day_near_the_sale_is_told_where_others_are_hardly_worse(made, luck):
    stock = np.full((10, 2, 200), 50)
    stock[8, 0, :110] = 0
    stock[0, 1, :120] = 0
    result = made({"today": luck}, {"today": {"stock": stock}}, promotion=True)
    assert "lamp is out of stock in 55 %" in calendar.finding(result)
