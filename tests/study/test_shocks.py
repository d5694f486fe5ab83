"""Each shock changes the world by exactly what its line says, and the plan by nothing."""

import datetime as dt

import numpy as np
import pytest

from sim import load, replace, trace
from sim.chance.inputs import draw_inputs
from sim.chance.luck import draw_luck
from sim.chance.streams import Streams
from sim.network import ScenarioError, parse
from sim.scenario.shock import shift
from sim.study.asked_shocks import asked_shocks
from sim.study.shocks import ShockError, applying, catalogue, everything, left_out
from sim.world.run.plan import make_plan
from tests.oracles.textbook import days_after, text
from tests.study.worlds import DOUBLE_11, ROOT

FIRST = 10
"""Worlds to look at."""


def toy(**tables):
    """Return a shop without chance that wants 4 a day, congested sea taking twice as long."""
    return parse(written(**tables))


def written(**tables):
    """Return its file."""
    usual = {
        "market": {"demand_noise": "none", "stockout": {"orders": "lost"}},
        "product": {
            "price": 10, "unit_cost": 3, "opening_stock": 200, "demand": {"units_per_day": 4},
        },
        "supplier": {"lead_time_days": 2},
        "lane": [
            {"mode": "sea", "to": "shelf", "transit_days": 9, "rate": 0, "per": "m3",
             "congestion": [
                 {"first_day": days_after(0), "last_day": days_after(60), "multiple": 2}
             ]},
            {"mode": "air", "to": "shelf", "transit_days": 3, "rate": 0, "per": "m3"},
        ],
        "policy": {"order": {"rule": "none"}},
    }  # fmt: skip
    return text(60, **(usual | tables))


def under(network, *names):
    """Return the network under one shock."""
    (shock,) = asked_shocks(network, names)
    return shock.of(network)


def arrivals(network, units=20):
    """Return the days on which goods ordered on the first day are on the shelf."""
    received = trace(network, runs=2, paths=("received",)).paths["received"][:, 0, 0]
    return np.flatnonzero(np.diff(received, prepend=0)).tolist()


def ordering(mode):
    """Return the policy that orders 20 on the first day by one mode."""
    return {"order": {"rule": "none"}, "today": {mode: {"item": 20}}}


SEA, AIR = (toy(policy=ordering(mode)) for mode in ("sea", "air"))
"""Made in 2 days, then 18 by congested sea or 3 by air."""


@pytest.mark.parametrize(
    ("network", "name", "day"),
    [
        (SEA, "", 20), (SEA, "late sea", 34), (SEA, "late sea=1", 21), (SEA, "customs hold", 27),
        (AIR, "", 5), (AIR, "late sea", 5), (AIR, "customs hold", 12),
        (AIR, "customs hold + late sea", 12), (SEA, "customs hold + late sea", 41),
    ],
)  # fmt: skip
def test_goods_by_sea_and_at_the_border_come_so_many_days_later(network, name, day):
    assert arrivals(under(network, name) if name else network) == [day]


def test_goods_on_the_water_are_late_with_the_sea_and_at_the_border():
    afloat = written().replace(
        "[[warehouse]]",
        '[[shipment]]\nproduct = "item"\nunits = 7\n'
        f"arrives = {days_after(3)}\nlate_days = 1\n[[warehouse]]",
    )
    assert arrivals(parse(afloat)) == [4]
    assert arrivals(under(parse(afloat), "late sea")) == [18]
    assert arrivals(under(parse(afloat), "customs hold")) == [11]


def test_a_factory_that_stops_makes_afterwards_what_was_ordered_meanwhile():
    daily = {"order": {"rule": "(s,S)", "s": 210, "up_to": 220}}
    plain = arrivals(toy(policy=daily))
    assert plain[:6] == [20, 23, 26, 29, 32, 35]  # ordered on day 0, 3, 6, 9, 12, 15
    stopped = arrivals(under(toy(policy=daily), "factory stop"))
    assert stopped[:3] == [30, 32, 35]  # four orders on day 10, ready on day 12
    assert arrivals(under(toy(policy=daily), "factory stop=2"))[:3] == [22, 23, 26]


def test_an_outage_sends_orders_to_a_factory_that_works():
    two = toy(
        product={
            "price": 10, "unit_cost": 3, "opening_stock": 200, "demand": {"units_per_day": 4},
            "suppliers": ["factory", "other"],
        },
        supplier=[{"name": "factory", "lead_time_days": 2}, {"name": "other", "lead_time_days": 3}],
        policy=ordering("air"),
    )  # fmt: skip
    assert arrivals(shifted(two, "supplier.factory.outage", "plus", 10.0)) == [6]
    assert arrivals(under(two, "factory stop")) == [15]


def test_payouts_are_held_so_many_days():
    sold = toy(
        settlement={"delivery_days": 1, "payout_after_days": 5}, lane={"rate": 0, "per": "m3"}
    )
    cash = [
        trace(network, runs=2, paths=("cash",)).paths["cash"][:, 0]
        for network in (sold, under(sold, "late payout"))
    ]
    first, held = (np.flatnonzero(np.diff(path))[0] for path in cash)
    assert held - first == 30
    assert cash[0][first + 1] == cash[1][held + 1]


def test_low_demand_is_a_share_of_what_buyers_want():
    for network, wanted in ((toy(), 4), (under(toy(), "low demand"), 2)):
        path = trace(network, runs=2, paths=("wanted",)).paths["wanted"][:, 0, 0]
        assert (np.diff(path) == wanted).all()


ADS = {"budget_per_day": 30, "cost_per_click": 0.5, "orders_per_click": 0.1, "half_saturation": 90}


def advertised(**tables):
    """Return the toy with ads, and a sale on its day 20."""
    product = {"price": 10, "unit_cost": 3, "opening_stock": 900, "demand": {"units_per_day": 4}}
    sale = {
        "name": "sale", "products": ["item"], "sale_from": days_after(20), "sale_days": 2,
        "sign_up_by": days_after(5), "uplift": 2,
    }  # fmt: skip
    return toy(**{"product": product | {"ads": ADS}, "promotion": sale} | tables)


def test_the_ad_account_is_suspended_from_a_week_before_the_sale_for_so_many_days():
    plain, banned = advertised(), under(advertised(), "ads banned")
    wanted = [
        np.diff(trace(one, runs=2, paths=("wanted",)).paths["wanted"][:, 0, 0], prepend=0)
        for one in (plain, banned)
    ]
    differ = np.flatnonzero(wanted[0] - wanted[1])
    assert (differ.min(), differ.max()) == (13, 26)
    organic = trace(replace(plain, {"product.item.ads.drop": True}), runs=2, paths=("wanted",))
    bare = np.diff(organic.paths["wanted"][:, 0, 0], prepend=0)
    assert wanted[1][13:27].tolist() == bare[13:27].tolist()
    assert trace(banned, runs=2).totals["ad_days_banned"].tolist() == [14, 14]
    (shock,) = asked_shocks(plain, ["ads banned"])
    assert shock.line.endswith(f"for 14 days from {days_after(13)} on")


def test_without_a_sale_to_come_the_ad_account_is_suspended_at_once():
    shop = advertised(promotion=[])
    (shock,) = asked_shocks(shop, ["ads banned"])
    assert draw_luck(shock.of(shop), 0).shops[0].platform.no_ads_from == 0
    assert shock.line.endswith(f"from {days_after(0)} on")
    later = replace(shop, {"product.item.on_sale_from": days_after(11)})
    assert draw_luck(under(later, "ads banned"), 0).shops[0].platform.no_ads_from == 11


def test_a_platform_that_judges_nothing_is_no_shock_by_itself():
    judged = replace(advertised(), {"platform.window_days": 30})
    plain, other = (trace(network, runs=2).totals for network in (advertised(), judged))
    assert {name: plain[name].tolist() for name in plain} == {
        name: other[name].tolist() for name in plain
    }


def shifted(network, key, way, size):
    """Return a network with one number that is surely another."""
    return network.changed(uncertain=(*network.scenario.uncertain, shift(key, way, size)))


def luck_of(network):
    return draw_luck(network, 0)


def test_clicks_and_the_audience_are_so_many_times_what_they_were():
    plain = load(DOUBLE_11)
    dear, big = (luck_of(under(plain, name)) for name in ("dear clicks", "big audience"))
    usual = luck_of(plain).shops[0].demand
    ads = [row.ads is not None for row in plain.listings]
    np.testing.assert_allclose(dear.shops[0].demand.click_price[ads], 2.5 * usual.click_price[ads])
    np.testing.assert_allclose(big.shops[0].demand.audience, 3 * usual.audience)
    assert np.array_equal(big.shops[0].demand.organic, usual.organic)


def test_posts_go_viral_so_many_times_as_often():
    viral = {"hits_per_year": 3.65, "multiple": 2, "plateau_days": 1}
    product = {"price": 10, "unit_cost": 3, "demand": {"units_per_day": 4, "viral": viral}}
    shop = toy(product=product)
    more, usual = (
        luck_of(network).shops[0].demand.organic[:10] - 4.0  # before most of them fade
        for network in (under(shop, "viral"), shop)
    )
    hit = [float((orders > 1e-9).any(axis=(0,) if orders.ndim == 2 else (0, 1)).mean())
           for orders in (more, usual)]  # fmt: skip
    for seen, chance in zip(hit, (0.1, 0.01), strict=True):
        exact = 1 - (1 - chance) ** 10
        assert abs(seen - exact) < 4.5 * (exact * (1 - exact) / 2000) ** 0.5


def test_a_shock_is_not_cut_at_the_bounds_of_what_is_uncertain():
    shop = toy().changed()
    told = toy(uncertain={"what": "product.*.demand", "times": [2, 3, 4]})
    plain, shocked = (
        draw_inputs(one, Streams(1, 0), FIRST).of("product.*.demand", "item").of(1.0)
        for one in (told, shifted(told, "product.*.demand", "times", 50.0))
    )
    np.testing.assert_allclose(shocked, 50 * plain)
    assert shop.scenario.uncertain == ()


def test_what_is_uncertain_stays_so_beside_a_shock_of_the_same_words():
    told = toy(uncertain={"what": "product.*.demand", "times": [0.5, 1, 2]})
    drawn = draw_inputs(told, Streams(1, 0), FIRST)
    both = draw_inputs(under(told, "low demand"), Streams(1, 0), FIRST)
    assert np.array_equal(both.draws["product.*.demand"], drawn.draws["product.*.demand"])


@pytest.mark.parametrize("file", ["double-11", "launch", "everything"])
def test_no_shock_changes_what_the_seller_plans(file):
    network = load(ROOT / "scenarios" / f"{file}.toml")
    plan = make_plan(network)
    for shock in everything(network):
        shocked = make_plan(shock.of(network))
        assert np.array_equal(shocked.cumulative, plan.cumulative), shock.name
        assert np.array_equal(shocked.ads_budget, plan.ads_budget), shock.name
        for days in ("lead_days", "longest_lead_days", "lead_sd_days"):
            for mode, told in getattr(plan, days).items():
                assert np.array_equal(getattr(shocked, days)[mode], told), (shock.name, days)


def test_a_plan_that_knew_of_a_shock_would_be_noticed():
    network = load(DOUBLE_11)
    knows = replace(network, {"lane.sea.Bangkok.customs_hold": {"chance": 1.0, "days": 14}})
    assert not np.array_equal(
        make_plan(knows).lead_days["sea"], make_plan(network).lead_days["sea"]
    )


# --- which apply -----------------------------------------------------------------------------


def test_what_does_not_apply_is_left_out():
    assert [*applying(toy())] == [
        "late sea", "factory stop", "late payout", "customs hold", "low demand",
    ]  # fmt: skip
    assert left_out(toy()) == ("viral", "big audience", "ads banned", "dear clicks")
    by_air = toy(lane={"mode": "air", "to": "shelf", "transit_days": 1, "rate": 0, "per": "m3"})
    assert "late sea" in left_out(by_air)
    assert everything(toy())[-1].name == "several at once"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("late see", 'no shock is named "late see"; did you mean "late sea"?'),
        ("late", '"late" may be late sea or late payout'),
        ("viral", '"viral" does not apply to this file: '),
        ("late sea=0", 'the size of "late sea" is whole days from 1 to 90, found 0'),
        ("late sea=2.5", "is whole days from 1 to 90, found 2.5"),
        ("late sea=nan", "found nan"),
        ("low demand=2", 'the size of "low demand" is a number from 0.01 to 0.99, found 2'),
        ("late sea=", 'found ""'),
        ("several at once=3", '"several at once" has several numbers and no one size'),
        ("late sea, late sea", '"late sea" is named twice'),
        ("", ""),
    ],
)
def test_a_shock_that_cannot_be_met_is_one_clear_line(words, message):
    if not words:
        assert asked_shocks(toy(), [words]) == ()
        return
    with pytest.raises(ShockError) as told:
        asked_shocks(toy(), [words])
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_shock_of_ones_own_is_in_the_file():
    own = 'name = "slow"\nplus."lane.sea.*.transit_days" = 3\ntimes."product.*.demand" = 0.5\n'
    shop = parse(f"{written()}\n[[shock]]\n{own}")
    (slow,) = asked_shocks(shop, ["slow"])
    assert slow.line == (
        "product.*.demand is 0.5 times the file's; lane.sea.*.transit_days is 3 days more than the"
        " file's"
    )
    assert {entry.what for entry in slow.of(shop).scenario.uncertain} == {
        "product.*.demand", "lane.sea.*.transit_days",
    }  # fmt: skip
    assert "slow" in catalogue(shop)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ('times."product.*.price" = 2', "cannot be uncertain; what can: "),
        ('times."product.bag.demand" = 2', 'there is no "bag" in product'),
        ('plus."product.*.demand" = 2', "takes times; plus is for days"),
        ('times."supplier.*.outage" = 2', "takes plus, in days: no plan has any"),
        ('plus."platform.ads_ban" = 2', "is of the ad account, and nothing is advertised"),
        ('times."product.*.demand" = 1', "changes nothing"),
        ('times."product.*.demand" = 0', "expected 0.01 or more, found 0"),
        ("", "say times or plus"),
        ('sets."product.*.demand" = 1', "sets"),
    ],
)
def test_a_shock_of_ones_own_that_cannot_be_is_refused(keys, message):
    with pytest.raises(ScenarioError) as told:
        parse(written() + f'\n[[shock]]\nname = "own"\n{keys}\n')
    assert message in str(told.value)


def test_several_shocks_at_once_multiply_and_add_up():
    shop = toy()
    (both,) = asked_shocks(shop, ["late sea=5 + customs hold=3 + low demand=0.5"])
    drawn = draw_inputs(both.of(shop), Streams(1, 0), FIRST)
    assert (drawn.of("lane.*.customs_hold", "sea to shelf").of(0.0) == 8).all()
    assert (drawn.of("lane.*.customs_hold", "air to shelf").of(0.0) == 3).all()
    assert (drawn.of("product.*.demand", "item").of(1.0) == 0.5).all()
    assert both.name == "late sea=5 + customs hold=3 + low demand"
    assert dt.date(2026, 1, 5) == shop.start


def test_an_inherited_shock_that_a_file_cannot_meet_is_left_out(tmp_path):
    host = '[[host]]\nname = "Mei"\nunits_per_hour = 5\naudience = 1\n'
    shocks = "".join(
        f'[[shock]]\nname = "{name}"\ntimes = {{ "{key}" = 2 }}\n'
        for name, key in (("fans", "host.*.audience"), ("rush", "product.*.demand"))
    )
    (tmp_path / "first.toml").write_text(f"{written()}\n{host}{shocks}", "utf-8")
    second = 'extends = "first.toml"\nhost = []\n'
    (tmp_path / "second.toml").write_text(second, "utf-8")
    assert [one.name for one in load(tmp_path / "first.toml").scenario.shocks] == ["fans", "rush"]
    network = load(tmp_path / "second.toml")
    assert [one.name for one in network.scenario.shocks] == ["rush"]
    assert any('"fans"' in line for line in network.document.left_out)
