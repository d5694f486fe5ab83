"""How bad it gets in one future of so many: what is drawn, marked and said."""

import io

import numpy as np
import pytest
from matplotlib.figure import Figure
from rich.console import Console

from sim.chart import rare_table, tails
from sim.chart.comparison import charts, details, more, tables
from sim.study import kept
from sim.words.language import speaking

from .conftest import WORLDS

LOW = np.linspace(-100.0, 995.0, WORLDS)
"""Lowest cash: 19 of 200 below zero."""


def drawn(result):
    return tails.plot(result, Figure(figsize=tails.size(result), layout="constrained"))


def line(ax, gid):
    (found,) = [artist for artist in ax.lines if artist.get_gid() == gid]
    return found


def zeros(figure):
    gids = [artist.get_gid() or "" for artist in figure.axes[0].lines]
    return [gid for gid in gids if gid.endswith(":zero")]


@pytest.fixture(scope="module")
def shops(made, luck):
    """Today's rule, whose cash is short in 4 of 200 futures, and a better one, in 19 of them."""
    lows = {"today": {"cash_low": LOW + 80}, "b": {"cash_low": LOW[::-1]}}
    return made({"today": 100 + luck, "b": 5000 + 2 * luck}, lows)


def test_a_line_is_the_sorted_worst_half_against_one_future_of_so_many(shops, luck):
    above, below = drawn(shops).axes
    half = WORLDS / np.arange(1, WORLDS // 2 + 1)
    for ax, gid, values in (
        (above, "b:cash_low", LOW),
        (above, "today:cash_low", LOW + 80),
        (below, "b:profit", 5000 + 2 * luck),
    ):
        x, y = line(ax, gid).get_data()
        assert x == pytest.approx(half)
        assert y == pytest.approx(np.sort(values)[: WORLDS // 2])


def test_chances_are_on_a_log_scale_down_to_one_in_all_futures(shops):
    for ax in drawn(shops).axes:
        assert ax.get_xscale() == "log"
        assert ax.get_xlim() == (2, WORLDS)
    ticks = [text.get_text() for text in ax.get_xticklabels()]
    assert ticks == ["1 in 2", "1 in 10", "1 in 100"]


def test_zero_is_marked_and_where_cash_falls_below_it(shops):
    figure = drawn(shops)
    for ax in figure.axes:
        assert set(line(ax, "zero").get_ydata()) == {0}
    short = int((LOW < 0).sum())
    assert line(figure.axes[0], "b:zero").get_xdata()[0] == pytest.approx(WORLDS / short)
    assert set(zeros(figure)) == {"b:zero", "today:zero"}


def test_the_ten_worst_futures_are_shaded(shops):
    for ax in drawn(shops).axes:
        (few,) = [patch for patch in ax.patches if patch.get_gid() == "few"]
        box = few.get_extents().transformed(ax.transData.inverted())
        assert (box.x0, box.x1) == pytest.approx((WORLDS / 10, WORLDS))


def test_the_title_says_how_often_cash_is_short_with_the_leader_and_today(shops):
    short = [int((low < 0).sum()) for low in (LOW, LOW + 80)]
    assert short == [19, 4]
    assert tails.finding(shops) == (
        'Cash falls below zero in 10 % of futures with "b", '
        "and in 1 future in 50 with today's rule"
    )


def test_cash_that_never_falls_below_zero_gives_way_to_the_worst_profit(made, luck):
    result = made({"today": luck, "b": luck + 900}, {n: {"cash_low": 9.0} for n in ("today", "b")})
    worst = round(900 + luck.min())
    assert tails.finding(result) == (
        "Cash falls below zero in none of 200 futures; the worst of them leaves "
        f'"b" with a profit of USD {worst}'
    )
    assert zeros(drawn(result)) == []


def test_of_many_policies_the_leader_today_and_the_next_best_are_drawn(made, luck):
    names = ["today", *"bcdefg"]
    result = made({name: 100 * place + luck for place, name in enumerate(names)})
    assert tails.drawn(result) == ["g", "today", "f", "e", "d"]
    looks = [
        (art.get_color(), art.get_linestyle(), art.get_linewidth())
        for art in drawn(result).axes[1].lines
        if (art.get_gid() or "").endswith(":profit")
    ]
    assert len(set(looks)) == len(looks) == tails.MOST


def test_each_line_is_named_beside_its_end(shops):
    for ax in drawn(shops).axes:
        assert {text.get_text() for text in ax.texts} == {"b", "today (today)"}


def test_few_runs_have_the_chart_and_the_table_on_request_and_many_by_default(shops, monkeypatch):
    assert "tails" not in charts(shops)
    assert "tails" in more(shops)
    assert len(tables(shops, 80)) == 1
    title = rare_table.rare(shops).title
    assert title == "Rare risks, in 200 simulated futures"
    assert [table.title for table in details(shops, 200)][-1] == title
    monkeypatch.setattr(kept, "TOTALS_OF", 199)
    assert "tails" in charts(shops)
    assert tables(shops, 80)[-1].title == title
    assert title not in [table.title for table in details(shops, 200)]


def test_the_table_says_each_chance_and_below_it_between_what_it_lies(shops):
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(rare_table.rare(shops))
    rows = [" ".join(text.split()) for text in console.export_text().splitlines()]
    assert rows[1:6] == [
        "policy P(cash below 0) P(stockout in a sale)",
        "\N{BALLOT X} b 10 % 0 of 200",
        "6–14 % below 1 in 66",
        "\N{BALLOT X} today (today) 1 in 50 0 of 200",
        "20–180 below 1 in 66",
    ]


def test_a_shop_without_a_sale_has_no_risk_in_one(made, luck):
    assert made({"today": luck}, promotion=False).rare.events == ("cash_below_zero",)


def test_the_chart_speaks_chinese(shops):
    with speaking("zh"):
        figure = drawn(shops)
    assert figure.get_suptitle().startswith("“b”")
    assert figure.axes[0].get_ylabel() == "最低现金，USD"
