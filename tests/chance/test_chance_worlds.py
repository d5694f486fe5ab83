"""What the luck of a world looks like: order days, viral hits, and demand of the declared mean."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.demand import draw_demand, mean_demand
from sim.chance.order_table import OrderTable
from sim.chance.streams import Streams
from sim.chance.supply import draw_supply
from sim.chance.viral import burst, viral_orders
from sim.network import parse
from sim.scenario.product import Viral
from tests.chance.worlds import ALLOWED, errors_off, shop
from tests.scenario.files import small

WORLDS = 2000


def table(seed=1, worlds=5):
    rng = np.random.default_rng(seed)
    return OrderTable(lambda size: rng.integers(0, 99, size).astype(float), worlds)


@pytest.mark.parametrize("order", [[0, 1, 2, 30], [30, 0, 2, 1], [2, 30, 1, 0]])
def test_the_days_of_an_order_do_not_depend_on_when_they_are_asked_for(order):
    asked, world = table(), np.arange(5)
    found = {k: asked.of(np.full(5, k), world).tolist() for k in order}
    plain = np.random.default_rng(1).integers(0, 99, 5 * 32).reshape(32, 5)
    assert found == {k: plain[k].tolist() for k in (0, 1, 2, 30)}


DELAYED = 'per = "m3"\nsailing_delays = [{ chance = 0.5, days = { law = "poisson", mean = 4 } }]'


@pytest.mark.parametrize("first", [30, 8, 3])
def test_a_late_sailing_is_the_same_whichever_departures_were_asked_for_first(first):
    """Whether a ship is late and by how much are drawn in turn, eight departures at a time."""
    scenario, world = shop(('per = "m3"', DELAYED)), np.arange(5)

    def late(*departures):
        (delay,) = draw_supply(scenario, Streams(7, 0), 5).sailing.values()
        return [delay.of(np.full(5, day), world).tolist() for day in departures]

    in_turn = late(*range(31))
    assert {0.0, 3.0, 4.0} <= {days for sailing in in_turn for days in sailing}
    assert late(first, 0, 20) == [in_turn[first], in_turn[0], in_turn[20]]


def test_a_greater_chance_of_delays_leaves_the_delays_that_there_were():
    """The days of every departure are drawn, also of those that leave in time."""

    def late(chance):
        more = DELAYED.replace("0.5", str(chance))
        (delay,) = draw_supply(shop(('per = "m3"', more)), Streams(7, 0), 50).sailing.values()
        return delay.of(np.full(50, 3), np.arange(50))

    few, many = late(0.3), late(0.6)
    assert np.count_nonzero(many) > np.count_nonzero(few) > 0
    assert (many[few > 0] == few[few > 0]).all()


def test_each_world_is_answered_by_its_own_order_number():
    plain = np.random.default_rng(1).integers(0, 99, 5 * 8).reshape(8, 5)
    found = table().of(np.array([0, 7, 3]), np.array([4, 0, 2]))
    assert found.tolist() == [plain[0, 4], plain[7, 0], plain[3, 2]]


def test_lead_times_follow_their_law_in_parts_of_days():
    network = shop(("mean = 4, cv = 0.3", "mean = 20, cv = 0.3"))
    luck = draw_supply(network, Streams(7, 0), WORLDS)
    days = luck.lead["factory"].of(np.zeros(WORLDS, np.int64), np.arange(WORLDS))
    assert not np.array_equal(days, np.rint(days))
    assert errors_off(days, 20) < ALLOWED


def test_customs_hold_the_declared_share_of_shipments():
    held = 'per = "m3"\ncustoms_hold = { chance = 0.2, days = 4 }'
    luck = draw_supply(shop(('per = "m3"', held)), Streams(7, 0), WORLDS)
    days = luck.hold["sea to Bangkok", "lamp"].of(np.zeros(WORLDS, np.int64), np.arange(WORLDS))
    assert set(days.tolist()) == {0.0, 4.0}
    assert errors_off(days > 0, 0.2) < ALLOWED


def test_a_hit_rises_stays_and_halves():
    viral = Viral.model_validate(
        {"hits_per_year": 1, "multiple": 5, "ramp_days": 4, "plateau_days": 2, "half_life_days": 2}
    )
    shape = [float(burst(age, viral, np.array([2.0]))[0]) for age in range(10)]
    halves = [0.5 ** (step / 2) for step in (0.5, 1.5, 2.5, 3.5)]
    assert shape == pytest.approx([0.125, 0.375, 0.625, 0.875, 1, 1, *halves])


def viral_shop(more="", days=400):
    viral = f"viral = {{ hits_per_year = 12, multiple = 6, plateau_days = 7{more} }}"
    text = small(
        ("units_per_day = 10", f"units_per_day = 10, {viral}"), ("days = 30", f"days = {days}")
    )
    return parse(text)


@pytest.fixture(scope="module")
def hits():
    network = viral_shop()
    return viral_orders(network.listings[0], network.shops[0], Streams(7, 0), 600)


def test_hits_bring_the_orders_that_their_rate_size_and_shape_expect(hits):
    """A day of a steady year: hits a day, times peak, times the days at the peak that a hit is."""
    days_at_peak = 1.5 + 7 + sum(0.5 ** ((age + 0.5) / 2) for age in range(14))
    expected = 12 / 365 * 6 * days_at_peak * 10
    assert errors_off(hits[40:].mean(axis=0), expected) < ALLOWED


def test_half_as_many_hits_again_would_be_noticed(hits):
    days_at_peak = 1.5 + 7 + sum(0.5 ** ((age + 0.5) / 2) for age in range(14))
    assert errors_off(hits[40:].mean(axis=0), 18 / 365 * 6 * days_at_peak * 10) > ALLOWED


def test_the_plan_expects_of_hits_what_they_bring_within_one_per_cent(hits):
    network = viral_shop()
    organic = mean_demand(network.shops[0]).organic[100, 0, 0]
    days_at_peak = 1.5 + 7 + sum(0.5 ** ((age + 0.5) / 2) for age in range(14))
    assert organic - 10 == pytest.approx(12 / 365 * 6 * days_at_peak * 10, rel=0.01)


def test_no_hit_begins_before_the_launch():
    network = viral_shop()
    product = network.listings[0].model_copy(update={"on_sale_from": network.date(100)})
    orders = viral_orders(product, network.shops[0], Streams(7, 0), 600)
    assert not orders[:100].any()
    assert orders[100:].any()


def test_a_hit_on_a_date_comes_in_every_world_on_top_of_the_others_and_is_not_planned(hits):
    """Its rise takes three days, its top seven: 1.5 + 7 days at six times ten a day."""
    network = viral_shop(", hits_on = [2026-03-02], half_life_days = 0.01")
    plain = viral_shop(", half_life_days = 0.01")
    days = slice(network.day(dt.date(2026, 3, 2)), None)
    found, others = (
        viral_orders(n.listings[0], n.shops[0], Streams(7, 0), 600) for n in (network, plain)
    )
    extra = found - others
    assert extra[days][:10, 0] == pytest.approx([10, 30, 50, *[60] * 7])
    assert extra.sum(axis=0) == pytest.approx(np.full(600, 510))
    assert (mean_demand(network.shops[0]).organic == mean_demand(plain.shops[0]).organic).all()


def totals(network):
    """Return drawn and expected organic orders of the first product, a world, over the horizon."""
    drawn = draw_demand(network.shops[0], Streams(network.scenario.seed, 0), WORLDS).organic[:, 0]
    return drawn, mean_demand(network.shops[0]).organic[:, 0, 0]


@pytest.mark.parametrize(
    "demand",
    [
        "units_per_day = 10, dispersion = 4",
        "units_per_day = 10, dispersion = 0.5, life_cycle = ["
        "{ date = 2026-01-05, multiple = 0.5 }, { date = 2026-01-25, multiple = 2.5 }]",
        'units_per_day = 10, take_off = { level = { law = "lognormal", mean = 1, cv = 0.9 }, '
        "days_to_half = 10 }",
    ],
    ids=["dispersed", "life cycle", "level unknown"],
)
def test_drawn_demand_has_the_mean_that_the_plan_expects_on_every_day(demand):
    week = "\n[market]\nweekday = [0.9, 0.9, 0.9, 0.95, 1.1, 1.15, 1.1]\n"
    drawn, expected = totals(parse(small(("units_per_day = 10", demand), more=week)))
    assert max(errors_off(day, mean) for day, mean in zip(drawn, expected, strict=True)) < 5
    assert errors_off(drawn.sum(axis=0), expected.sum()) < ALLOWED


def test_demand_that_is_not_dispersed_is_the_plan_itself():
    drawn, expected = totals(parse(small()))
    assert (drawn == expected[:, None]).all()


def test_without_demand_noise_a_dispersed_demand_is_the_plan_itself_too():
    noiseless = '\n[market]\ndemand_noise = "none"\n'
    dispersed = ("units_per_day = 10", "units_per_day = 10, dispersion = 4")
    drawn, expected = totals(parse(small(dispersed, more=noiseless)))
    assert (drawn == expected[:, None]).all()


def test_a_launch_of_unknown_speed_has_the_mean_that_the_plan_expects():
    take_off = (
        'take_off = { level = 1, days_to_half = { law = "pert", low = 3, mode = 10, high = 30 } }'
    )
    drawn, expected = totals(
        parse(small(("units_per_day = 10", f"units_per_day = 10, {take_off}")))
    )
    assert max(errors_off(day, mean) for day, mean in zip(drawn, expected, strict=True)) < 5


def test_viral_demand_has_the_mean_that_the_plan_expects_from_the_first_day():
    drawn, expected = totals(viral_shop(days=30))
    assert errors_off(drawn.sum(axis=0), expected.sum()) < ALLOWED


def test_a_hit_at_a_launch_is_as_large_as_the_plan_expects():
    take_off = "take_off = { level = 0.1, days_to_half = 1 }"
    network = parse(
        small(
            (
                "units_per_day = 10",
                f"units_per_day = 10, {take_off}, "
                "viral = { hits_per_year = 12, multiple = 6, plateau_days = 7 }",
            ),
            ("days = 30", "days = 200"),
        )
    )
    drawn, expected = totals(network)
    assert errors_off(drawn[50:].sum(axis=0), expected[50:].sum()) < ALLOWED


def test_ads_luck_has_mean_one_and_the_declared_spread():
    ads = (
        "ads = { budget_per_day = 5, cost_per_click = 0.1, orders_per_click = 0.02, "
        "half_saturation = 50, noise = 0.3 }"
    )
    network = shop(("suppliers", f"{ads}\nsuppliers"))
    luck = draw_demand(network.shops[0], Streams(7, 0), WORLDS).ads
    assert errors_off(luck[:, 0], 1) < ALLOWED
    assert luck[:, 0].std() == pytest.approx(0.3, rel=0.02)
    assert (luck[:, 1] == 1).all()


def test_sign_ups_go_wrong_in_the_declared_share_of_worlds():
    luck = draw_demand(shop().shops[0], Streams(7, 0), WORLDS)
    assert errors_off(luck.missed[0], 0.1) < ALLOWED
    assert errors_off(luck.uplift[0], 5) < ALLOWED


def test_scores_of_trades_and_sessions_are_standard_normal():
    luck = draw_demand(shop().shops[0], Streams(7, 0), WORLDS)
    for z in (luck.trades, luck.baskets, luck.live[0], luck.live_baskets[0]):
        assert errors_off(z, 0) < ALLOWED
        assert z.std(dtype=np.float64) == pytest.approx(1, rel=0.02)
    assert not np.array_equal(luck.trades, luck.baskets)


def test_an_uplift_that_is_a_bell_curve_never_makes_demand_negative():
    bell = 'uplift = { law = "normal", mean = 2, sd = 1.5 }'
    promotion = f"""
[[promotion]]
name = "bell"
products = ["lamp"]
sale_from = 2026-01-08
sale_days = 3
{bell}
"""
    assert (draw_demand(shop(more=promotion).shops[0], Streams(7, 0), WORLDS).uplift >= 0).all()
