"""Of many products the charts show the twelve with the most sales at risk, and say so."""

from functools import cache

from matplotlib.text import Text

from sim import compare, plot
from sim.chart import calendar, stock_fan
from sim.chart.at_risk import shown
from tests.oracles.textbook import textbook

NAMES = [f"sku {n:02d}" for n in range(20)]
MOST_AT_RISK = NAMES[7:19]
"""Product n costs 1 + n and is sold out on 26 - n closes, 10 units a day: (1 + n)(26 - n) is 152 or
more for these alone. The longest out are the first."""


@cache
def many():
    products = [
        {
            "name": name,
            "price": 1 + n,
            "opening_stock": 10 * (5 + n),
            "demand": {"units_per_day": 10},
        }
        for n, name in enumerate(NAMES)
    ]
    return compare(
        textbook(30, product=products, market={"demand_noise": "none"}), runs=2, workers=1
    )


def test_the_twelve_with_the_most_sales_at_risk_have_a_panel_each_in_the_order_of_the_file():
    figure = plot.stock(many())
    titles = [ax.get_title(loc="left") for ax in figure.axes]
    assert [title for title in titles if title] == MOST_AT_RISK


def test_the_calendar_has_a_row_for_each_of_them():
    (ax, *_) = plot.calendar(many()).axes
    assert [tick.get_text() for tick in ax.get_yticklabels()] == MOST_AT_RISK


def test_the_small_print_says_what_is_left_out():
    line = "Shown: the 12 of 20 shelves with the most sales at risk"
    assert line in calendar.note(many(), shown(many(), ["rule"]))
    small = [text.get_text() for text in plot.stock(many()).findobj(Text)]
    assert any(line in " ".join(text.split()) for text in small)


def test_a_title_names_a_product_that_is_shown():
    """The first product is out for the longest, but not drawn."""
    assert all(MOST_AT_RISK[0] in find(many()) for find in (calendar.finding, _of_stock))


def _of_stock(result):
    return stock_fan.finding(result, "rule")


def test_where_nothing_has_a_price_those_that_are_out_for_longest_are_shown():
    worthless = textbook(
        9,
        product=[
            {"name": name, "opening_stock": 10 * n, "demand": {"units_per_day": 10}}
            for n, name in enumerate(NAMES, 3)
        ],
        market={"demand_noise": "none"},
    )
    result = compare(worthless, runs=2, workers=1)
    # Seven run out within nine days; of the others those that come first in the file.
    assert list(shown(result, ["rule"])) == NAMES[:12]


def test_few_products_are_all_shown():
    network = textbook(
        3, product=[{"name": name} | {"demand": {"units_per_day": 1}} for name in NAMES[:12]]
    )
    few = compare(network, runs=2, workers=1)
    assert list(shown(few, ["rule"])) == NAMES[:12]
    assert "Shown" not in calendar.note(few, shown(few, ["rule"]))
