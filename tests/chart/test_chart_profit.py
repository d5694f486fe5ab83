"""The scoreboard, the spread of profit, and what turns the verdict round."""

import dataclasses
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.chart import cut, profits, ranking, scoreboard, tornado
from sim.chart.comparison import charts
from sim.chart.save import OfPolicy
from sim.network import parse
from sim.stats.drivers import what_drives

UNCERTAIN = """
[[uncertain]]
what = "product.*.demand"
times = [0.5, 1.0, 2.0]
[[uncertain]]
what = "lane.sea.shed.transit_days"
plus = [-2, 0, 6]
"""
SHORT = {"cash_low": np.where(np.arange(200) < 30, -200.0, 500.0)}


def drawn(module, result):
    figure = Figure(figsize=module.size(result), layout="constrained")
    return module.plot(result, figure.add_subplot())


def line(ax, gid):
    (found,) = [artist for artist in ax.lines if artist.get_gid() == gid]
    return found


def told(result, policy, key):
    return result.figure(policy, key).value


@pytest.fixture(scope="module")
def three(made, luck):
    """Today's rule, one that earns most and cannot be paid for, and the best of the others."""
    profit = {"today": 1000 + luck, "rich": 9000 + luck, "b": 5000 + 2 * luck}
    return made(profit, {"rich": SHORT})


def test_the_scoreboard_has_the_best_on_top_and_what_cannot_be_paid_for_below(three):
    ax = drawn(scoreboard, three)
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names == ["b", "today (today)", "\N{BALLOT X} rich"]
    assert ax.get_ylim()[0] > ax.get_ylim()[1]  # row 0 is the topmost
    for row, name in enumerate(["b", "today", "rich"]):
        assert line(ax, name).get_xydata()[0] == pytest.approx([told(three, name, "profit"), row])
    markers = [line(ax, name).get_marker() for name in ("b", "today", "rich")]
    assert markers == ["o", "D", "x"]


def test_the_line_of_the_scoreboard_is_the_mean_of_todays_rule(three):
    ax = drawn(scoreboard, three)
    assert set(line(ax, "todays-mean").get_xdata()) == {told(three, "today", "profit")}


def test_an_interval_of_the_scoreboard_reaches_as_far_as_that_of_the_mean(three):
    lines = [tuple(artist.get_xdata()) for artist in drawn(scoreboard, three).lines]
    ends = [ends for ends in lines if ends[0] < 5000 < ends[-1]]
    half = 1.97 * 2 * 100 / np.sqrt(200)  # "b" has twice the luck, whose spread is 100
    assert ends == [(pytest.approx(5000 - half, abs=4), pytest.approx(5000 + half, abs=4))]


def test_the_title_of_the_scoreboard_says_the_winner_and_that_a_better_one_has_no_cash(three):
    title = drawn(scoreboard, three).get_title(loc="left").replace("\n", " ")
    assert title == (
        'Of the policies that can be paid for, "b" earns most: USD 5,000, today\'s rule USD 1,000'
    )


def test_a_gap_on_the_scoreboard_is_the_paired_one_and_hints_say_it_too(three):
    gap = three.against_current["b"].gap
    assert gap.value == pytest.approx(4000)
    text = scoreboard.written(three, "b")
    assert "(+4,000" in text
    assert line(drawn(scoreboard, three), "b").get_label() == f"b: {text}"
    assert "(" not in scoreboard.written(three, "today")


def test_todays_rule_without_the_cash_is_told_in_the_title(made, luck):
    result = made({"today": luck, "b": 5000 + 2 * luck}, {"today": SHORT})
    assert ranking.headline(result).endswith("today's rule USD 0; today's rule cannot be paid for")
    assert ranking.finding(result).endswith("today's rule cannot be paid for")


def test_where_the_runs_cannot_tell_one_that_earns_more_without_the_cash_is_told(made, luck):
    profit = {"today": luck - 9000, "b": 1000 + luck, "c": 1001 - luck, "rich": 9000 + luck}
    title = ranking.finding(made(profit, {"rich": SHORT}))
    assert title.startswith("Cannot separate")
    assert title.endswith('; "rich" earns more but cannot be paid for')


def test_a_strip_lies_at_the_quantiles_of_its_own_policy(made):
    values = np.random.default_rng(5).normal(3000, 900, 200)
    result = made({"today": values / 3, "b": values})
    ax = drawn(profits, result)
    for row, (name, own) in enumerate({"b": values, "today": values / 3}.items()):
        p05, p25, p50, p75, p95 = np.quantile(own, (0.05, 0.25, 0.5, 0.75, 0.95))
        assert line(ax, f"{name}:range").get_xdata() == pytest.approx([p05, p95])
        assert line(ax, f"{name}:median").get_xdata() == pytest.approx([p50, p50])
        (box,) = [patch for patch in ax.patches if patch.get_gid() == f"{name}:half"]
        assert (box.get_x(), box.get_x() + box.get_width()) == pytest.approx((p25, p75))
        assert box.get_y() < row < box.get_y() + box.get_height()
        cvar = line(ax, f"{name}:cvar").get_xydata()[0]
        assert cvar == pytest.approx([told(result, name, "profit_cvar"), row])
        assert cvar[0] < p05


def test_the_title_of_the_spread_tells_the_worst_of_20_of_the_winner_and_of_today(made):
    values = np.random.default_rng(5).normal(3000, 900, 200)
    said = profits.finding(made({"today": values / 3, "b": values}))
    assert said.startswith('One future in 20 leaves "b" with USD 1,')
    assert said.endswith(" or less")
    assert "and today's rule with USD " in said
    alone = profits.finding(made({"today": values}))
    assert alone.startswith("One future in 20 leaves today's rule with USD 1,")
    assert "and" not in alone


def test_the_title_of_the_spread_gives_each_policy_its_own_amount(made):
    values = np.linspace(0, 1000, 200)  # whose 5th percentile is 50
    said = profits.finding(made({"today": values, "b": 2_000 + values}))
    assert said == (
        'One future in 20 leaves "b" with USD 2,050 or less, and today\'s rule with USD 50 or less'
    )


def test_the_line_of_the_spread_is_the_median_of_todays_rule(made):
    values = np.linspace(0, 1000, 200) ** 2
    ax = drawn(profits, made({"today": values, "b": 2e6 + values}))
    assert line(ax, "todays-median").get_xdata() == pytest.approx([250_000] * 2, rel=0.01)


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        (20.0, 100.0, (0.0, 106.0)),
        (-100.0, -20.0, (-106.0, 0.0)),
        (-50.0, 50.0, (-56.0, 56.0)),
        (90.0, 100.0, (89.4, 100.6)),
    ],
)
def test_an_axis_holds_zero_unless_the_data_are_far_from_it(low, high, ends):
    found = cut.limits(low, high)
    assert (found.low, found.high) == pytest.approx(ends)
    assert found.is_cut == (low == 90)
    assert bool(found.note) == found.is_cut


def test_an_axis_that_is_cut_shows_it_and_says_it(made, luck):
    near, far = (made({"today": base + luck, "b": base + 900 + luck}) for base in (500, 50_000))
    for result, is_cut in ((near, False), (far, True)):
        ax = drawn(scoreboard, result)
        assert [text.get_gid() for text in ax.texts].count("cut") == is_cut
        assert ("Cut axis" in ax.figure.get_supxlabel().replace("\n", " ")) == is_cut


@pytest.fixture(scope="module")
def uncertain(made, luck):
    """A lead of 1,000 that falls by 2,000 for each whole that demand is above 1, and by luck."""
    result = made({"today": luck, "b": luck + 900})
    network = parse(result.network.document.text + UNCERTAIN, "shop.toml")
    rng = np.random.default_rng(2)
    draws = {"product.*.demand": rng.uniform(0.5, 2.0, 200)}
    draws["lane.sea.shed.transit_days"] = rng.uniform(-2, 6, 200)
    gap = 1000 - 2000 * (draws["product.*.demand"] - 1) + luck / 10
    usual = {"product.*.demand": 1.0, "lane.sea.shed.transit_days": 0.0}
    hangs_on = {"today": what_drives(gap, draws, usual)}
    judgement = dataclasses.replace(result.judgement, hangs_on=hangs_on)
    return dataclasses.replace(result, network=network, judgement=judgement)


def test_the_title_of_the_tornado_says_what_turns_the_verdict_round_and_where(uncertain):
    assert tornado.finding(uncertain) == (
        'Policy today\'s rule is ahead of "b" if product.*.demand is above 1.50'
        "\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}"
    )


def test_where_the_runs_do_not_tell_the_two_apart_no_turning_point_is_claimed(uncertain):
    draws = {"product.*.demand": np.random.default_rng(2).uniform(0.5, 2.0, 200)}
    for mean, said in ((-900, "If all is as the file says, today's rule is ahead of"), (0, "200")):
        gap = mean + np.random.default_rng(3).normal(0, 300, 200)
        hangs_on = {"today": what_drives(gap, draws, {"product.*.demand": 1.0})}
        judgement = dataclasses.replace(uncertain.judgement, hangs_on=hangs_on)
        title = tornado.finding(dataclasses.replace(uncertain, judgement=judgement))
        assert title.startswith(said)
    assert title.startswith('200 runs do not tell "b" from today\'s rule')


def test_the_first_two_have_the_interval_by_which_the_verdict_told_them_apart(made, luck):
    result = made({"today": luck, "b": luck + 50.0, "c": luck - 90.0})
    told = result.verdict.leads["today"].gap
    wider = replace(told, low=told.value - 40.0, high=told.value + 40.0)
    pair = replace(result.against_current["b"], gap=wider)
    result = replace(result, against_current={**result.against_current, "b": pair})
    assert result.more_than_today("b") == told
    assert result.more_than_today("c") == result.against_current["c"].gap


def test_a_bar_goes_from_the_gap_at_the_low_draw_to_that_at_the_high_one(uncertain):
    ax = drawn(tornado, uncertain)
    driver = tornado.nearest(uncertain).drivers.drivers[0]
    assert driver.what == "product.*.demand"
    (bar,) = [patch for patch in ax.patches if patch.get_gid() == driver.what]
    ends = bar.get_x(), bar.get_x() + bar.get_width()
    assert ends == pytest.approx((driver.at_high.value, driver.at_low.value))
    assert ends == pytest.approx((1000 - 2000 * 0.925, 1000 + 2000 * 0.425), abs=80)
    assert set(line(ax, "zero").get_xdata()) == {0}
    assert ax.get_xlabel() == 'profit of "b" minus "today", USD'


def test_beside_a_bar_stands_where_it_turns_the_verdict_round(uncertain):
    texts = [text.get_text().replace("\n", " ") for text in drawn(tornado, uncertain).texts]
    assert any(text.startswith("turns round at 1.50 \N{MULTIPLICATION SIGN} (") for text in texts)
    assert texts.count("does not turn it round") == 1
    assert any(text.startswith("+5.") and text.endswith("d") for text in texts)


def test_where_nothing_is_uncertain_there_is_no_tornado_among_the_charts(made, luck, uncertain):
    result = made({"today": luck, "b": luck + 900})
    assert "tornado" not in charts(result)
    assert "tornado" in charts(uncertain)
    with pytest.raises(ValueError, match="nothing is uncertain"):
        tornado.plot(result)


def test_charts_of_one_policy_take_any_and_the_others_none(made, luck):
    of = charts(made({"today": luck, "b": luck + 900}))
    taking = {name for name, draw in of.items() if isinstance(draw, OfPolicy)}
    assert {"stock", "calendar", "cash"} <= taking
    assert not taking & {"scoreboard", "policies", "profits"}


def shifted(uncertain, mean, spread):
    """The same comparison with a gap that hangs on demand by so much less."""
    draws = {"product.*.demand": np.random.default_rng(2).uniform(0.5, 2.0, 200)}
    gap = mean - 300 * (draws["product.*.demand"] - 1)
    gap = gap + np.random.default_rng(3).normal(0, spread, 200)
    hangs_on = {"today": what_drives(gap, draws, {"product.*.demand": 1.0})}
    judgement = dataclasses.replace(uncertain.judgement, hangs_on=hangs_on)
    return dataclasses.replace(uncertain, judgement=judgement)


def test_a_turning_point_that_is_not_sure_has_no_number_beside_its_bar(uncertain):
    result = shifted(uncertain, 50, 900)
    (driver,) = tornado.nearest(result).drivers.drivers
    assert driver.flip is not None
    assert not driver.flip.sure
    texts = [text.get_text() for text in drawn(tornado, result).texts]
    assert "may turn it round" in texts
    assert not any(text.startswith("turns round at") for text in texts)
    assert tornado.finding(result).endswith("so no turning point is sure")


def test_where_a_turning_point_is_sure_the_title_does_not_say_that_none_is(uncertain):
    result = shifted(uncertain, 0, 300)
    (driver,) = tornado.nearest(result).drivers.drivers
    assert driver.flip is not None
    assert driver.flip.sure
    assert tornado.finding(result).endswith("most hangs on product.*.demand")


def test_the_dashed_line_of_the_tornado_is_named_and_is_not_the_gap_of_the_verdict(uncertain):
    ax, usual = drawn(tornado, uncertain), tornado.nearest(uncertain).drivers.at_usual
    assert set(line(ax, "usual").get_xdata()) == {usual.value}
    assert "all as the file says" in [text.get_text() for text in ax.texts]
    small = ax.figure.get_supxlabel().replace("\n", " ")
    assert f"all is as the file says, USD {usual};" in small
    assert "the verdict's gap is the mean" in small
