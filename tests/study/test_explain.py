"""Explain: profit split by cause to the cent, and one future as a story."""

from itertools import pairwise

import numpy as np
import pytest

from sim import load, trace
from sim.chart import future, waterfall
from sim.chart.explanation import tables
from sim.network import parse
from sim.stats import cvar
from sim.studies import read
from sim.study.explain import Explain, ExplainError, explain
from sim.study.explain_sentences import explanation_sentences
from sim.study.folder import write
from sim.study.replay import replay
from sim.study.task import tasks
from sim.study.workers import ALONE
from sim.study.worst import worst_of
from tests.oracles.textbook import textbook
from tests.scenario.files import SMALL
from tests.study.worlds import ROOT

SHOP = parse(SMALL)


def two(lanes=None, supplier=None, **other):
    """Return a shop without chance with two policies: one orders 30 units once, one nothing."""
    once = {"rule": "first batch", "quantity": 30}
    return textbook(
        20,
        cash={"opening": 1000},
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        product={
            "price": 10, "unit_cost": 3, "volume_m3": 0.01, "opening_stock": 25,
            "leftover_value": 1, "demand": {"units_per_day": 5},
        },
        supplier={"lead_time_days": 4, "deposit_share": 0.3, "order_fee": 7} | (supplier or {}),
        lane=lanes or {"mode": "sea", "to": "shelf", "transit_days": 6, "rate": 50, "per": "m3"},
        policy=[{"name": "nothing"}, {"name": "once", "order": once} | other],
    )  # fmt: skip


# --- the parts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    ["double-11", pytest.param("everything", marks=pytest.mark.slow), "launch", "market-us"],
)
def test_in_every_future_the_causes_sum_up_to_profit_to_the_cent(file):
    network = load(ROOT / "scenarios" / f"{file}.toml")
    names = [policy.name for policy in network.scenario.policies]
    record = replay(tasks(network, names, 5))  # all of them side by side
    total = sum(record.accounts.values())
    profit = record.totals["profit"] * network.minor.in_one
    assert total.shape == (5 * len(names),)
    assert np.array_equal(total, np.rint(profit).astype(np.int64))
    assert np.abs(profit - np.rint(profit)).max() < 1e-4


def test_a_cause_that_is_left_out_is_missed():
    network = load(ROOT / "scenarios" / "double-11.toml")
    record = replay(tasks(network, ["one big batch"], 20)[:1])
    profit = np.rint(record.totals["profit"] * network.minor.in_one)
    for name in record.accounts:
        rest = sum(cents for other, cents in record.accounts.items() if other != name)
        assert not np.array_equal(rest, profit), name


def test_each_cause_is_what_a_pencil_says():
    # 25 units sell in five days; 30 more come on day 10 and sell in six.
    result = explain(two(), ["nothing", "once"], runs=2)
    assert (result.best, result.other) == ("once", "nothing")
    assert {part.cause: part.gap.gap.value for part in result.parts} == pytest.approx(
        {
            "sales": 300, "deposits": -0.3 * 90, "balances": -0.7 * 90,
            "freight": -30 * 0.01 * 50, "order fees": -7,
        }
    )  # fmt: skip
    assert result.gap.gap.value == pytest.approx(300 - 90 - 15 - 7)


def test_goods_that_are_left_are_a_part_of_the_difference():
    result = explain(two(order={"rule": "first batch", "quantity": 80}), ["nothing", "once"], 2)
    found = {part.cause: part.gap.gap.value for part in result.parts}
    assert found["sales"] == pytest.approx(50 * 10)
    assert found["goods left"] == pytest.approx(30 * 1)


def test_the_parts_sum_up_to_the_difference_and_the_largest_comes_first():
    result = explain(SHOP, ["today", "base stock"], runs=60)
    values = [part.gap.gap.value for part in result.parts]
    assert sum(values) == pytest.approx(result.gap.gap.value, abs=1e-6)
    assert [abs(value) for value in values] == sorted(map(abs, values), reverse=True)
    best, other = (profit.value for profit in result.profits)
    assert best - other == pytest.approx(result.gap.gap.value, abs=1e-6)


def test_policies_that_do_the_same_have_no_parts():
    result = explain(two(order={"rule": "none"}), ["nothing", "once"], runs=2)
    assert result.parts == ()
    assert explanation_sentences(result) == [
        '"nothing" and "once" earn the same in every future.'
    ] or explanation_sentences(result) == ['"once" and "nothing" earn the same in every future.']


def test_the_sentence_names_what_weighs_most():
    first, last, *shelves = explanation_sentences(explain(two(), ["once"], runs=2))
    assert first == (
        '"once" earns USD 188 more than "nothing": USD 300 more by turnover after fees, USD 63 less'
        " by balances to suppliers and USD 27 less by deposits to suppliers."
    )
    assert last.startswith("The parts sum up")
    assert shelves == [
        'Under "once" a run has 11 days with an empty shelf, all shelves together, 55 % of them'
        " because it was ordered too late.",
        'Under "nothing" a run has 16 days with an empty shelf, all shelves together, 100 % of them'
        " because nothing was ordered.",
    ]


# --- a story ---------------------------------------------------------------------------------


def test_a_story_tells_each_day_on_which_something_happens():
    result = explain(two(), ["once"], runs=2, world=1)
    story = next(one for one in result.stories if one.policy == "once")
    assert [(event.date[5:], event.what) for event in story.events] == [
        ("01-05", "30 item ordered by sea; cash is at its lowest, USD 970"),
        ("01-09", "item is sold out: it was ordered too late"),
        ("01-15", "30 item on the shelf; item is there again after 6 days"),
        ("01-20", "item is sold out: nothing was ordered"),
        ("01-24", "the plan ends: 0 left, 0 on their way; profit USD 360, 0 left unsold"),
    ]


def test_a_story_is_that_of_its_own_future_beyond_the_first_block():
    stories = [
        explain(SHOP, ["today", "base stock"], runs=runs, world=2001).stories
        for runs in (2002, 2500)
    ]
    assert stories[0] == stories[1]


# --- the worst futures -----------------------------------------------------------------------


def test_what_the_worst_futures_have_in_common_is_found_and_chance_is_not():
    rng = np.random.default_rng(1)
    demand, noise = rng.normal(1, 0.2, 2000), rng.normal(size=(40, 2000))
    totals = {"profit": 1000 * demand, "units_sold": np.rint(500 * demand)}
    worst = worst_of(
        "rule", totals, {"demand": demand} | {f"{n}": row for n, row in enumerate(noise)}
    )
    assert worst.profit.value == pytest.approx(np.sort(totals["profit"])[:100].mean())
    assert worst.below == np.sort(totals["profit"])[100]
    assert [trait.name for trait in worst.traits] == ["demand", "units sold"]
    assert worst.traits[0].others == pytest.approx(np.sort(demand)[100:].mean())


def test_numbers_that_say_the_same_are_one_trait():
    demand = np.random.default_rng(1).normal(1, 0.2, 2000)
    worst = worst_of("rule", {"profit": demand}, {"first": demand, "second": 3 * demand})
    assert [trait.name for trait in worst.traits] == ["first"]


def test_too_few_futures_have_no_worst_ones():
    assert worst_of("rule", {"profit": np.arange(399.0)}, {}) is None


# --- what stands beside ----------------------------------------------------------------------


def test_a_policy_that_flies_is_replayed_by_sea_and_one_that_does_not_is_left_alone():
    lanes = [
        {"mode": mode, "to": "shelf", "transit_days": days, "rate": rate, "per": "m3"}
        for mode, days, rate in (("sea", 6, 50), ("air", 2, 500))
    ]
    order = {"rule": "first batch", "quantity": 30}
    result = explain(
        two(order=order, freight={"rule": "split", "air_share": 1.0}, lanes=lanes),
        ["nothing", "once"], 2,
    )  # fmt: skip
    (without,) = result.without  # "nothing" sends nothing
    assert (without.what, without.policy) == ("air", "once")
    # By sea 30 units cost 135 less, and are there as soon as there is nobody left to buy them.
    assert without.gain.gap.value == pytest.approx(30 * 0.01 * 450)


def test_a_policy_that_flies_all_its_goods_is_replayed_by_sea_too():
    lanes = [
        {"mode": mode, "to": "shelf", "transit_days": 2, "rate": rate, "per": "m3"}
        for mode, rate in (("sea", 50), ("air", 500))
    ]
    order = {"rule": "first batch", "quantity": 30}
    result = explain(two(order=order, freight={"rule": "by air"}, lanes=lanes), ["once"], 2)
    assert [(one.what, one.policy) for one in result.without] == [("air", "once")]


def test_traffic_that_further_shops_lose_is_given_back_too():
    west = """
[[shop]]
name = "West"
market.stockout.traffic_lost_per_day = 0.2

[[listing]]
product = "lamp"
shop = "West"
demand = { units_per_day = 3 }

[[uncertain]]
what = "shop.West.market.stockout.traffic_lost_per_day"
times = [0.5, 1.0, 2.0]
"""
    result = explain(parse(SMALL + west), ["today", "base stock"], runs=20)
    assert {one.what for one in result.without} == {"scar"}


def test_traffic_that_stockouts_lose_is_given_back():
    calm = two()
    stockout = calm.scenario.market.stockout.model_copy(update={"traffic_lost_per_day": 0.5})
    market = calm.scenario.market.model_copy(update={"stockout": stockout})
    scarred = calm.changed(market=market)
    profit = explain(calm, ["nothing", "once"], 2).profits[0].value
    result = explain(scarred, ["nothing", "once"], 2)
    (without,) = (one for one in result.without if one.policy == "once")
    assert without.what == "scar"
    assert result.profits[0].value + without.gain.gap.value == pytest.approx(profit)


def test_what_comes_and_what_profit_is_counts_the_run_off_too():
    network = two(order={"rule": "first batch", "quantity": 30, "on_day": 12}).changed(
        run_off_days=10
    )
    (story, _) = explain(network, ["once"], runs=2, world=0).stories
    told = {event.date[5:]: event.what for event in story.events}
    assert told["01-24"] == "the plan ends: 0 left, 30 on their way"
    assert told["02-03"].startswith("profit USD")


def test_stories_stand_in_the_order_of_the_columns():
    result = explain(two(), ["nothing", "once"], runs=2, world=0)
    assert [story.policy for story in result.stories] == [result.best, result.other]


def test_a_story_tells_the_column_that_a_trace_shows():
    (story, *_) = explain(SHOP, ["today", "base stock"], runs=60, world=37).stories
    on_hand = trace(SHOP, story.policy, runs=60, paths=("on_hand",)).paths["on_hand"]
    assert story.on_hand == tuple(map(tuple, on_hand[:, :, 37].T.tolist()))


def test_a_batch_has_the_units_that_were_ordered_though_some_are_unfit():
    network = two(
        order={"rule": "first batch", "quantity": 30}, supplier={"defects": {"share": 0.5}}
    )
    stories = explain(network, ["once"], runs=2, world=0).stories
    ((batch,),) = (story.batches for story in stories if story.policy == "once")
    assert (batch.units, batch.sent, batch.there) == (30, 0, 10)


def test_the_worst_futures_have_the_interval_of_a_tail():
    profit = np.random.default_rng(3).normal(size=2000)
    assert worst_of("rule", {"profit": profit}, {}).profit == cvar(profit, 0.05)


# --- the study -------------------------------------------------------------------------------


def test_an_explanation_is_read_back_as_it_was(tmp_path):
    study = Explain.ask(SHOP, ["today", "base stock"], runs=60, world=3)
    result = study.answer(ALONE)
    write(study, result, tmp_path, "by the test")
    assert read(tmp_path) == result


@pytest.mark.parametrize("policies", [[], ["today", "base stock", "third"]])
def test_another_number_of_policies_than_two_is_refused(policies):
    third = '\n[[policy]]\nname = "third"\norder = { rule = "none" }\n'
    with pytest.raises(ExplainError, match="two policies side by side, found 3"):
        Explain.ask(parse(SMALL + third), policies)


@pytest.mark.parametrize("world", [60, -1])
def test_a_future_that_there_is_not_is_refused(world):
    with pytest.raises(ExplainError, match=f"--world {world}: there are futures 0 to 59"):
        Explain.ask(SHOP, runs=60, world=world).answer(ALONE)


def test_two_processes_explain_as_one_does():
    asked = (parse(SMALL), ["today", "base stock"], 7_000)
    assert explain(*asked, workers=2) == explain(*asked, workers=1)


def test_one_policy_is_set_beside_todays_rule():
    assert Explain.ask(SHOP, ["base stock"]).policies == ("today", "base stock")


# --- how it looks ----------------------------------------------------------------------------


def test_the_bars_of_the_waterfall_lead_from_one_profit_to_the_other():
    result = explain(two(), ["once"], runs=2)
    bars = [(bar.get_x(), bar.get_width()) for bar in waterfall.plot(result).patches]
    assert bars[0] == (0, result.profits[1].value)
    assert bars[-1] == (0, result.profits[0].value)
    for (start, length), (following, _) in pairwise(bars[1:-1]):
        assert start + length == pytest.approx(following)


def test_the_table_ends_with_profit():
    table, *_ = tables(explain(two(), ["once"], runs=2), 100)
    assert table.row_count == 6
    assert [*table.columns[0].cells][-1] == "profit"


def test_the_picture_of_a_future_has_a_bar_a_batch_and_a_square_a_day_out():
    result = explain(two(), ["once"], runs=2, world=1)
    place = [story.policy for story in result.stories].index("once")
    batches, stock, cash = future.plot(result, place).axes
    (bar,) = batches.patches
    assert bar.get_width() == 10  # ordered on the first day, there on day 10
    squares = [line for line in stock.lines if line.get_gid() == "out"]
    assert [len(line.get_xdata()) for line in squares] == [6, 5]
    assert cash.lines[0].get_ydata()[0] == 1000 - 0.3 * 90 - 7


def test_the_title_of_a_future_names_its_longest_stockout():
    result = explain(two(), ["once"], runs=2, world=1)
    story = next(one for one in result.stories if one.policy == "once")
    assert future.finding(result.network, story) == (
        '"once" in future 1: item is out for 6 days from 9 Jan, it was ordered too late'
    )
