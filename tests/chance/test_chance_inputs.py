"""What is uncertain: one draw a world, on the numbers that it names and on nothing else."""

from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest

from sim.chance.inputs import draw_inputs
from sim.chance.luck import draw_luck
from sim.chance.streams import Streams
from sim.network import parse
from sim.study.always_stocked import always_stocked
from sim.world.run.plan import make_plan
from tests.chance.worlds import ALLOWED, errors_off
from tests.reference.small import small
from tests.reference.test_reference_market import CREATORS
from tests.reference.test_reference_uncertain import uncertain

WORLDS = 2000
BURSTS = (
    'viral = { hits_per_year = 40, multiple = { law = "pareto", least = 2, tail = 2, most = 9 },'
    ' plateau_days = { law = "gamma", mean = 2, cv = 0.5 } }'
)
TEXT = small(days="20", ads_noise="0.2", in_product__demand=BURSTS) + CREATORS


def luck(*entries, text=TEXT):
    """Return the luck of a block, and the draws of its entries."""
    told = parse(text + uncertain(*entries))
    return draw_luck(told, 0), draw_inputs(told, Streams(told.scenario.seed, 0), WORLDS).draws


PLAIN, _ = luck()


def differing(one, other, name=""):
    """Yield the names of what differs between two lucks."""
    if is_dataclass(one):
        for field in fields(one):
            yield from differing(getattr(one, field.name), getattr(other, field.name), field.name)
    elif isinstance(one, dict):
        for key in one:
            yield from differing(one[key], other[key], f"{name} of {key}")
    elif hasattr(one, "of") and not name.startswith("payout"):
        number = np.arange(3)[:, None].repeat(50, axis=1), np.arange(50)
        if not np.array_equal(one.of(*number), other.of(*number)):
            yield name
    elif isinstance(one, tuple):
        for mine, its in zip(one, other, strict=True):
            yield from differing(mine, its, name)
    elif isinstance(one, np.ndarray) and not np.array_equal(one, other):
        yield name


def test_demand_is_the_draw_times_as_much_from_all_sources_and_nothing_else_moves():
    drawn, draws = luck(("product.*.demand", "times", "[0.7, 1.0, 1.4]"))
    demand, plain, times = drawn.shops[0].demand, PLAIN.shops[0].demand, draws["product.*.demand"]
    for mine, its in (
        (demand.organic, plain.organic), (demand.ads[:, 0], plain.ads[:, 0]),
        (demand.audience, plain.audience), (demand.creators[0].orders, plain.creators[0].orders),
        (demand.creators[0].times, plain.creators[0].times),
    ):  # fmt: skip
        np.testing.assert_allclose(mine, its * times, rtol=1e-12)
    assert set(differing(drawn, PLAIN)) == {"organic", "ads", "audience", "orders", "times"}


ONE_BY_ONE = {
    "product.cup.demand": {"organic", "ads", "audience", "orders", "times"},
    "product.*.ads.orders_per_click": {"ads"},
    "product.*.ads.cost_per_click": {"click_price"},
    "product.*.return_share": {"back"},
    "product.pot.unit_cost": {"cost"},
    "host.host.audience": {"audience"},
    "promotion.spring.uplift": {"uplift"},
    "supplier.factory.lead_time_days": {"lead of factory"},
    "lane.sea.hall.transit_days": {"transit of sea to hall"},
    "lane.*.rate": {"rate of sea to hall", "rate of air to hall"},
    "market.stockout.traffic_lost_per_day": {"traffic_lost"},
}


@pytest.mark.parametrize(("what", "moves"), ONE_BY_ONE.items(), ids=ONE_BY_ONE)
def test_an_entry_moves_what_it_names_and_nothing_else(what, moves):
    drawn, _ = luck((what, "times", "[0.5, 1.0, 2.0]"))
    assert set(differing(drawn, PLAIN)) == moves


def test_draws_that_meet_on_a_number_multiply_and_days_add_up():
    drawn, draws = luck(
        ("lane.*.transit_days", "times", "[0.8, 1.0, 1.5]"),
        ("lane.sea.hall.transit_days", "plus", "[-9, 0, 9]"),
        ("lane.sea.*.transit_days", "plus", "[0, 1, 2]"),
    )
    entry, world = np.zeros(WORLDS, np.int64), np.arange(WORLDS)
    usual = PLAIN.supply.transit["sea to hall"].of(entry, world)
    every, one, sea = draws.values()
    days = np.maximum(usual * every + one + sea, 0.0)
    np.testing.assert_allclose(drawn.supply.transit["sea to hall"].of(entry, world), days)
    assert (days > 0).any()
    assert (days == 0).any()


def test_payouts_take_the_draw_longer_and_whole_days():
    payout = luck(("settlement.payout_after_days", "plus", "[-3, 0, 8]"))[0].shops[0].payout
    assert payout.of(4).min() >= 1.0
    assert payout.of(4).max() <= 12.0
    assert luck()[0].shops[0].payout.of(4) == 4


def test_no_more_units_come_back_than_were_sold():
    back = luck(("product.cup.return_share", "times", "[1, 8, 10]"))[0].shops[0].parcels.back
    assert back[0].max() == 1 / 0.13
    assert (back[1] == 1).all()


def test_another_entry_leaves_all_draws_as_they_were():
    one = ("product.*.demand", "times", "[0.7, 1.0, 1.4]")
    other = ("lane.*.rate", "times", '{ law = "lognormal", mean = 1, cv = 0.4 }')
    assert np.array_equal(luck(one)[1][one[0]], luck(other, one)[1][one[0]])
    moved = set(differing(luck(other, one)[0], luck(one)[0]))
    assert moved == {"rate of sea to hall", "rate of air to hall"}


@pytest.mark.parametrize(
    ("spread", "mean"),
    [("[0.7, 1.0, 1.6]", 6.3 / 6), ('{ law = "gamma", mean = 1.2, cv = 0.2 }', 1.2)],
)
def test_draws_have_the_mean_that_they_say(spread, mean):
    drawn = luck(("product.*.demand", "times", spread))[1]["product.*.demand"]
    assert errors_off(drawn, mean) < ALLOWED


def test_draws_of_a_law_are_cut_at_a_hundredth_and_ten_times():
    law = '{ law = "lognormal", mean = 1, cv = 9 }'
    drawn = luck(("product.*.demand", "times", law))[1]["product.*.demand"]
    assert (drawn.min(), drawn.max()) == (0.01, 10.0)


def hits(*entries):
    """Return the organic orders of cups, whose bursts are the only thing that varies."""
    even = TEXT.replace("dispersion = 3", "")
    return luck(*entries, text=even)[0].shops[0].demand.organic[:, 0]


def test_more_hits_come_on_top_of_those_that_there_are_and_fewer_are_some_of_them():
    more = hits(("product.cup.demand.viral.hits_per_year", "times", "[1, 2, 3]"))
    fewer = hits(("product.cup.demand.viral.hits_per_year", "times", "[0.1, 0.5, 1]"))
    usual = hits()
    assert (more >= usual - 1e-9).all()
    assert (fewer <= usual + 1e-9).all()
    extra = (usual - usual.min()).mean()
    assert (more - usual.min()).mean() / extra == pytest.approx(2.0, rel=0.05)
    assert (fewer - usual.min()).mean() / extra == pytest.approx(3.1 / 6, rel=0.05)


LOST = "market.stockout.traffic_lost_per_day"


@pytest.mark.parametrize(
    ("own", "what", "moved"),
    [
        ("", LOST, [True, True]),
        ("market = { stockout = { traffic_lost_per_day = 0.3 } }", LOST, [True, False]),
        (
            "market = { stockout = { traffic_lost_per_day = 0.3 } }",
            f"shop.West.{LOST}",
            [False, True],
        ),
    ],
)
def test_a_shop_without_a_table_of_its_own_follows_the_main_one(own, what, moved):
    text = f"""{TEXT}
[[shop]]
name = "West"
{own}
[[listing]]
product = "pot"
shop = "West"
demand = {{ units_per_day = 2 }}
"""
    drawn, draws = luck((what, "times", "[0.5, 1.0, 2.0]"), text=text)
    lost, usual = [shop.demand.traffic_lost for shop in drawn.shops], (0.1, 0.3 if own else 0.1)
    assert [len(share) == WORLDS for share in lost] == moved
    for share, told, moves in zip(lost, usual, moved, strict=True):
        np.testing.assert_allclose(share, told * draws[what] if moves else told)


def test_the_plan_keeps_the_values_of_the_file():
    entries = [(what, "times", "[0.5, 1.0, 2.0]") for what in ONE_BY_ONE]
    told, plain = make_plan(parse(TEXT + uncertain(*entries))), make_plan(parse(TEXT))
    for source, units in plain.sources.items():
        np.testing.assert_array_equal(told.sources[source], units)
    for mode, days in plain.lead_days.items():
        np.testing.assert_array_equal(told.lead_days[mode], days)
        np.testing.assert_array_equal(told.longest_lead_days[mode], plain.longest_lead_days[mode])


def test_the_first_worlds_of_a_block_keep_their_draws():
    drawn, draws = luck(("settlement.payout_after_days", "plus", "[-3, 0, 8]"))
    first = drawn.first(3).shops[0].payout
    assert np.array_equal(first.plus, draws["settlement.payout_after_days"][:3])


def test_a_twin_that_is_always_stocked_is_a_network_of_its_own_that_draws_nothing():
    told = parse(TEXT + uncertain(("product.*.unit_cost", "times", "[0.9, 1.0, 1.3]")))
    assert always_stocked(told).scenario.uncertain == ()
    assert replace(told).scenario.uncertain
