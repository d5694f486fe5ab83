"""Market, ads, live sessions, promotions, stockouts and momentum, by hand."""

import datetime as dt

import numpy as np
import pytest

from sim.scenario.live import Live
from sim.world.core.timetable import share_until, timetable
from sim.world.demand.live import curve
from sim.world.demand.momentum import Momentum
from sim.world.run.plan import make_plan

from .toys import flows, mugs, run, toy

DAY = dt.date(2026, 6, 1)


def promotion(**changes):
    terms = {"name": "6.6", "products": ["mug"], "sale_from": dt.date(2026, 6, 6), "sale_days": 2}
    return [{**terms, "uplift": 3, **changes}]


def test_a_promotion_has_a_warm_up_a_sale_and_a_hangover():
    terms = promotion(warm_up_days=2, warm_up=0.8, hangover_days=1, hangover=0.4)
    toy_shop = toy(promotion=terms, product__opening_stock=500)
    assert flows(toy_shop, "wanted") == [5, 5, 5, 4, 4, 15, 15, 2, 5, 5]


def test_a_product_out_of_stock_on_the_last_day_of_sign_up_gets_no_uplift():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0, "on_day": 3}}
    late = toy(promotion=promotion(sign_up_by=dt.date(2026, 6, 4)), policy=[rule])
    assert flows(late, "wanted")[5:7] == [15, 15]
    missed = toy(
        promotion=promotion(sign_up_by=dt.date(2026, 6, 5)),
        policy=[rule],
    )
    assert mugs(missed, "on_hand")[3:5] == [0, 0]
    assert flows(missed, "wanted")[5:7] == [5, 5]


def test_a_sign_up_that_goes_wrong_in_every_world_brings_nothing():
    toy_shop = toy(promotion=promotion(missed_share=1.0), product__opening_stock=500)
    assert flows(toy_shop, "wanted") == [5] * 10


def test_momentum_falls_while_out_of_stock_and_heals_by_half_in_a_half_life():
    momentum = Momentum(np.array([0.2]), 2.0, (1, 1))
    out, back = np.array([[True]]), np.array([[False]])
    momentum.update(out)
    momentum.update(out)
    assert momentum.traffic[0, 0] == pytest.approx(0.64)
    momentum.update(back)
    momentum.update(back)
    assert momentum.traffic[0, 0] == pytest.approx(1 - 0.36 / 2)


def test_the_traffic_lost_by_a_stockout_can_be_switched_off():
    momentum = Momentum(np.array([0.0]), 14.0, (1, 1))
    momentum.update(np.array([[True]]))
    assert momentum.traffic[0, 0] == 1.0


def test_a_stockout_costs_traffic_after_the_goods_are_back():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 400.0, "on_day": 3}}
    terms = {"traffic_lost_per_day": 0.5, "half_life_days": 1e6}
    wanted = flows(
        toy(policy=[rule], market__stockout=terms, product__demand={"units_per_day": 5.0}), "wanted"
    )
    # The shelf closes empty on days 3 and 4, so that a quarter of the traffic is left.
    assert sum(wanted[5:]) == pytest.approx(5 * 5 / 4, abs=1)


def test_oversold_orders_are_taken_for_the_lag_and_cancelled_after_their_days():
    terms = {"orders": "oversold", "sync_lag_hours": 24.0, "cancel_after_days": 2}
    toy_shop = toy(market__stockout=terms, days=9)
    # The shelf is empty when day 3 closes: the 5 of day 4 are taken, and cancelled on day 6.
    assert mugs(toy_shop, "backlog") == [0, 0, 0, 0, 5, 5, 0, 0, 0]
    totals = run(toy_shop).totals
    assert totals["units_cancelled"][0] == 5
    assert totals["units_lost"][0] == 4 * 5
    assert totals["units_sold"][0] == 20


def test_without_a_lag_nothing_is_oversold():
    terms = {"orders": "oversold", "sync_lag_hours": 0.0}
    assert mugs(toy(market__stockout=terms), "backlog") == [0] * 10


def ads(**changes):
    plan = {
        "budget_per_day": 10.0, "cost_per_click": 0.5, "orders_per_click": 0.5,
        "half_saturation": 10.0,
    }  # fmt: skip
    return {**plan, **changes}


def ads_wanted(days=10, **changes):
    toy_shop = toy(
        days=days, product__ads=ads(**changes), product__opening_stock=5000,
        product__demand={"units_per_day": 0.0},
    )  # fmt: skip
    return flows(toy_shop, "wanted")


def test_ads_bring_clicks_times_conversion_halved_at_half_saturation():
    # 20 clicks, half of them worth an order, half as good at the half saturation: 5 orders.
    assert ads_wanted() == [5] * 10


def test_adstock_builds_up_and_the_first_day_has_only_its_own_share():
    # Pull is 5.00, 7.50, 8.75, ...: 10 x pull / 10 / (1 + pull / 10) orders.
    pulls = 10 * (1 - 0.5 ** np.arange(1, 11))
    expected = np.cumsum(pulls / (1 + pulls / 10))
    assert np.cumsum(ads_wanted(carry_over=0.5)).tolist() == np.floor(expected + 1e-9).tolist()


def test_a_creative_tires_until_a_new_one_comes():
    wanted = ads_wanted(
        days=4, fatigue_half_life_days=1.0, new_creative_every_days=2, half_saturation=1e9,
        budget_per_day=16.0, orders_per_click=1.0,
    )  # fmt: skip
    assert np.cumsum(wanted).tolist() == pytest.approx([32, 48, 80, 96], abs=1)


def test_ads_learn_anew_after_a_pause():
    steps = [
        {"date": dt.date(2026, 6, 3), "budget_per_day": 0.0},
        {"date": dt.date(2026, 6, 5), "budget_per_day": 10.0},
    ]
    wanted = ads_wanted(steps=steps, learning_days=5, learning_efficiency=0.0)
    assert wanted == [5, 5, 0, 0, 0, 1, 2, 3, 4, 5]


def test_ads_go_on_for_the_stop_lag_on_an_empty_shelf_and_that_is_waste():
    slow = ads(stop_lag_hours=72.0, orders_per_click=0.0)
    wasted = run(toy(product__ads=slow, days=6)).totals
    quick = run(toy(product__ads=ads(orders_per_click=0.0), days=6)).totals
    assert wasted["ad_spend"][0] == 60.0
    assert wasted["ad_spend_wasted"][0] == 20.0
    assert quick["ad_spend_wasted"][0] == 0.0
    assert quick["ad_spend"][0] == pytest.approx(40.0)


def live(hour=20, minutes=60):
    return [
        {
            "product": "mug", "host": "host", "minutes": minutes,
            "start": dt.datetime.combine(DAY, dt.time(hour)),
        }
    ]  # fmt: skip


HOST = [{"name": "host", "units_per_hour": 60.0, "fee_per_session": 20.0}]


def test_a_session_s_curve_sums_to_what_it_sells():
    session = Live(product="mug", host="host", start=dt.datetime(2026, 6, 1, 20), minutes=90)
    assert curve(session, [7.0]).sum() == pytest.approx(7.0)
    assert len(curve(session, [7.0])) == 18


def test_a_live_session_sells_its_units_and_owes_its_fee():
    toy_shop = toy(live=live(), host=HOST, product__opening_stock=500, days=2)
    assert flows(toy_shop, "wanted") == [65, 5]
    assert run(toy_shop).totals["live_fees"][0] == 20.0


def test_a_session_is_cut_short_when_the_listing_sells_out():
    toy_shop = toy(live=live(), host=HOST, days=2)
    assert flows(toy_shop, "served") == [20, 0]
    assert run(toy_shop).totals["units_lost"][0] == 50


def test_live_audience_grows_on_sale_days():
    terms = promotion(sale_from=DAY, sale_days=1, uplift=1, live_multiple=2.0)
    toy_shop = toy(live=live(), host=HOST, promotion=terms, product__opening_stock=500, days=1)
    assert flows(toy_shop, "wanted") == [125]


def test_the_multiples_of_a_sale_hold_on_its_last_day_and_not_on_the_day_after():
    """A sale on days 1 and 2: sessions have twice the audience, and clicks cost twice as much."""
    terms = promotion(
        sale_from=dt.date(2026, 6, 2), uplift=1, live_multiple=2.0, click_price_multiple=2.0
    )
    daily = [live()[0] | {"start": dt.datetime(2026, 6, day, 20)} for day in range(1, 6)]
    shop = {"promotion": terms, "product__opening_stock": 5000, "days": 5}
    assert flows(toy(**shop, live=daily, host=HOST), "wanted") == [65, 125, 125, 65, 65]
    dearer = toy(
        **shop, product__ads=ads(orders_per_click=0.8), product__demand={"units_per_day": 0.0}
    )
    assert flows(dearer, "wanted") == [8, 4, 4, 8, 8]


def test_a_sale_day_that_closes_with_an_empty_shelf_is_counted_up_to_the_last():
    """A sale on days 1 and 2; five mugs a day empty the shelf on day 2, and it stays so."""
    terms = promotion(sale_from=dt.date(2026, 6, 2), uplift=1)
    totals = run(toy(promotion=terms, product__opening_stock=15)).totals
    assert (totals["sale_days"][0], totals["sale_days_out"][0]) == (2, 1)
    assert totals["stockout_days"][0] == 8


def test_the_plan_adds_up_what_all_sources_bring():
    """5 a day by themselves, 5 by ads; a session of 60, of which half come again in two days."""
    host = [HOST[0] | {"halo_share": 0.5}]
    shop = toy(live=live(), host=host, product__ads=ads())
    assert make_plan(shop).units[:4, 0] == pytest.approx([5 + 5 + 60, 5 + 5 + 20, 5 + 5 + 10, 10])


def test_the_intervals_of_a_day_share_out_the_whole_day():
    network = toy(live=live(12, 120), host=HOST)
    for intervals in timetable(network.shops[0]):
        assert sum(float(np.ravel(i.share)[0]) for i in intervals) == pytest.approx(1.0)
        assert [i.minute for i in intervals] == sorted(i.minute for i in intervals)
    assert share_until(24 * 60) == 1.0


def test_nobody_buys_before_the_launch_and_no_stockout_is_counted():
    toy_shop = toy(product__on_sale_from=dt.date(2026, 6, 4), product__opening_stock=0)
    assert flows(toy_shop, "wanted") == [0, 0, 0] + [5] * 7
    assert run(toy_shop).totals["stockout_days"][0] == 7


def test_ads_that_stood_still_on_an_empty_shelf_learn_anew_as_after_a_pause():
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 400.0, "on_day": 3}}
    toy_shop = toy(policy=[rule], product__ads=ads(learning_days=5, learning_efficiency=0.0))
    # 10 a day empty the shelf by the evening of day 1; the goods are back on day 5.
    assert flows(toy_shop, "wanted") == [10, 10, 5, 5, 5, 5, 6, 7, 8, 9]
