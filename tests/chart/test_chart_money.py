"""Where the money goes, what is owed, and the next ninety days of cash."""

from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pytest

from sim.chart import cash_forecast, money, settlement
from sim.chart.planning import more, planning
from sim.study.comparison import NO_MONEY
from sim.words import money as say

from .conftest import DATES, DAYS, WORLDS

mpl.use("Agg")


@pytest.fixture(scope="module")
def result(made):
    """Platforms owe most on the 5th, bills are highest on the 2nd; cash is short on the 9th."""
    receivable, payable = np.full((DAYS, WORLDS), 50_000), np.full((DAYS, WORLDS), 20_000)
    receivable[4], payable[1] = 90_000, 70_000
    cash = np.full((DAYS, WORLDS), 100_000)
    cash[8, :40] = -100
    paths = {"receivable": receivable, "payable": payable, "cash": cash}
    return made({"today": 100.0, "dear": -250.0, "none": -50.0}, {"today": paths})


def bar(ax, name):
    return next(one for one in ax.patches if one.get_gid() == name)


def test_the_bars_begin_with_what_buyers_pay_and_end_with_profit(result):
    ax = money.plot(result)
    paid, goods, profit = ax.patches
    assert [one.get_gid() for one in ax.patches] == [
        "what buyers pay", "goods, there at the start or bought", "profit",
    ]  # fmt: skip
    assert (paid.get_width(), goods.get_width(), profit.get_width()) == (1000.0, -900.0, 100.0)
    assert goods.get_x() + goods.get_width() in (100.0, 1000.0)


def test_the_title_says_what_stays_of_a_hundred_and_what_takes_most(result):
    assert money.finding(result, "today") == (
        "Of each USD 100 that buyers pay under today's rule, 10 stays as profit; most goes to"
        " goods, there at the start or bought: 90"
    )


def test_a_loss_is_called_a_loss(result):
    ax = money.plot(result, policy="dear")
    assert bar(ax, "loss").get_width() == -250.0
    assert (
        ax.figure.get_suptitle()
        .replace("\n", " ")
        .startswith('For each USD 100 that buyers pay under "dear", 25 is lost')
    )


def test_where_nobody_buys_the_title_says_so(made):
    spent = np.zeros((len(money.PARTS), WORLDS), np.int64)
    spent[money.PARTS.index("fixed")] = -5_000
    idle = made({"today": -50.0}, {"today": {"money": spent}})
    assert money.finding(idle, "today") == (
        "Under today's rule buyers pay nothing, and USD 50 is lost"
    )


def test_a_profit_without_buyers_is_not_called_lost(made):
    """Goods of the first day are left: nobody pays, and they are worth something."""
    earned = np.zeros((len(money.PARTS), WORLDS), np.int64)
    earned[money.PARTS.index("left")] = 5_000
    idle = made({"today": 50.0}, {"today": {"money": earned}})
    assert (
        money.finding(idle, "today")
        == "Under today's rule buyers pay nothing, and profit is USD 50"
    )


def test_buyers_who_pay_what_costs_nothing_are_not_overlooked(made):
    free = np.zeros((len(money.PARTS), WORLDS), np.int64)
    free[money.PARTS.index("paid")] = 5_000
    title = money.finding(made({"today": 50.0}, {"today": {"money": free}}), "today")
    assert title == "Under today's rule all that buyers pay stays as profit: USD 50"


def test_a_bar_says_its_amount_in_words(result):
    assert bar(money.plot(result), "what buyers pay").get_label() == "what buyers pay: USD 1,000"


def test_amounts_that_take_away_have_a_minus_and_those_that_add_a_plus(made):
    cents = np.zeros((len(money.PARTS), WORLDS), np.int64)
    for part, amount in {"paid": 100_000, "goods": -120_000, "left": 30_000}.items():
        cents[money.PARTS.index(part)] = amount
    shop = made({"today": 100.0, "dear": -250.0}, {"today": {"money": cents}})
    texts = [text.get_text() for text in money.plot(shop, policy="today").texts]
    assert texts == ["1,000", "\N{MINUS SIGN}1,200", "+300", "100"]
    texts = [text.get_text() for text in money.plot(shop, policy="dear").texts]
    assert texts == ["1,000", "\N{MINUS SIGN}1,250", "\N{MINUS SIGN}250"]


def test_an_amount_beside_a_bar_has_its_interval(made, luck):
    ax = money.plot(made({"today": 100 + luck}))
    texts = [text.get_text() for text in ax.texts]
    assert texts[0] == "1,000"
    assert all(" ± " in text for text in texts[1:])


def test_the_small_print_says_what_late_sales_are_without_another_file():
    assert ".md" not in say.LATE_NOTE()
    assert "what it would cost to have these goods again" in say.LATE_NOTE()


def test_receivables_lie_above_zero_and_bills_below(result):
    ax = settlement.plot(result)
    owed, bills, cash = [line for line in ax.lines if not line.get_label().startswith("_")][:3]
    assert owed.get_xdata().tolist() == DATES.tolist()
    assert (owed.get_ydata()[4], bills.get_ydata()[1], cash.get_ydata()[0]) == (900, -700, 1000)
    assert owed.get_label() == "platforms owe you: median up to USD 900, on 5 Nov"
    assert ax.get_ylabel() == "USD"


def test_the_title_of_what_is_owed_has_both_peaks_and_their_days(result):
    assert settlement.finding(result, "today") == (
        "Under today's rule, platforms hold USD 900 of your money in the median future on 5 Nov"
        " (day by day, up to USD 900 in 19 of 20); the bills that wait are highest on 2 Nov: median"
        " USD 700"
    )


def test_the_title_of_what_is_owed_tells_also_what_must_be_financed_in_19_of_20(made):
    receivable = np.tile(np.linspace(50_000, 250_000, WORLDS), (DAYS, 1))
    receivable[4] += 10_000
    wide = made({"today": 100.0}, {"today": {"receivable": receivable}})
    title = settlement.finding(wide, "today")
    assert "hold USD 1,600 of your money in the median future on 5 Nov" in title
    assert "up to USD 2,500 in 19 of 20" in title


def test_a_week_counts_the_futures_below_zero_on_any_of_its_evenings(result):
    first, last = cash_forecast.weeks(result, "today")
    assert (first.day, first.below, last.day, last.below) == (6, 0.0, 9, 0.2)
    assert (last.median, last.worst, last.owed, last.bills) == (1000.0, 1000.0, 500.0, 200.0)


def test_the_forecast_says_in_which_week_cash_runs_out_and_how_often(result):
    figure = cash_forecast.plot(result)
    title = figure.get_suptitle().replace("\n", " ")
    assert title == (
        "In the next 10 days under today's rule, cash is below zero in the week to 10 Nov in 20 %"
        " of simulated futures"
    )
    (table,) = figure.axes[1].tables
    texts = [table[row, column].get_text().get_text() for row in (1, 2) for column in (0, 3)]
    assert texts == ["7 Nov", "0 of 200 (below 1.8 %)", "10 Nov", "20.0 % (14.7–26.2)"]


def test_the_worst_of_20_futures_is_not_the_worst_of_4(made):
    cash = np.full((DAYS, WORLDS), 100_000)
    cash[6, :20] = 30_000  # in one future of ten
    low = made({"today": 0.0}, {"today": {"cash": cash}})
    first, last = cash_forecast.weeks(low, "today")
    assert (first.median, first.worst, last.worst) == (1000.0, 300.0, 1000.0)
    title = cash_forecast.finding(low, "today")
    assert title.endswith("lowest on 7 Nov: USD 300 in the worst of 20 futures")


def test_the_lowest_cash_is_that_of_all_days_and_not_of_the_ends_of_weeks_alone(made):
    """Cash is lowest on the 4th, a Wednesday; the weeks end on the 7th and the 10th."""
    cash = np.full((DAYS, WORLDS), 100_000)
    cash[3] = 20_000
    low = made({"today": 100.0}, {"today": {"cash": cash}})
    assert cash_forecast.finding(low, "today") == (
        "In the next 10 days under today's rule, cash is lowest on 4 Nov: USD 200 in the worst of"
        " 20 futures"
    )


def test_a_folder_of_an_earlier_version_has_none_of_these(result):
    days = result.days_frame[result.days_frame["measure"].isin(["stock", "out_of_stock", "cash"])]
    old = replace(result, days_frame=days, money_frame=NO_MONEY)
    assert [*planning(old), *more(old)] == ["lead-times"]
    assert [*planning(result), *more(result)] == [
        "cover", "money", "settlement", "cash-forecast", "lead-times",
    ]  # fmt: skip
