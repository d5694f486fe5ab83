"""Of many products the charts show the twelve that are most likely to be out, and say so."""

from functools import cache

from matplotlib.text import Text

from sim import compare, plot
from sim.chart import calendar
from sim.chart.outage import shown
from tests.oracles.textbook import textbook

RUN_OUT = {3: 9, 5: 20, 7: 4, 11: 25, 13: 15, 17: 6, 19: 12, 2: 28, 14: 11, 16: 8, 4: 26, 18: 5}
"""Days of stock of the products that run out within 30 days; the others last."""
NAMES = [f"sku {n:02d}" for n in range(20)]


@cache
def many():
    network = textbook(
        30,
        product=[
            {
                "name": name,
                "opening_stock": 10 * RUN_OUT.get(n, 40),
                "demand": {"units_per_day": 10},
            }
            for n, name in enumerate(NAMES)
        ],
        market={"demand_noise": "none"},
    )
    return compare(network, runs=2, workers=1)


def test_the_twelve_that_run_out_have_a_panel_each_in_the_order_of_the_file():
    figure = plot.stock(many())
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    assert [title for title in titles if title] == [NAMES[n] for n in sorted(RUN_OUT)]


def test_the_calendar_has_a_row_for_each_of_them():
    (ax, *_) = plot.calendar(many()).axes
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [NAMES[n] for n in sorted(RUN_OUT)]


def test_the_small_print_says_what_is_left_out():
    line = "Shown: the 12 of 20 shelves that are most likely to be empty."
    assert line in calendar.note(many())
    assert any(line in text.get_text() for text in plot.stock(many()).findobj(Text))


def test_few_products_are_all_shown():
    network = textbook(
        3, product=[{"name": name} | {"demand": {"units_per_day": 1}} for name in NAMES[:12]]
    )
    few = compare(network, runs=2, workers=1)
    assert list(shown(few, ["rule"])) == NAMES[:12]
    assert "Shown" not in calendar.note(few)
