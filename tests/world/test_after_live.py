"""What live sessions leave behind, by hand: halo, commission, hosts who do not come, early ends."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.world.run.plan import make_plan

from .toys import cash, flows, run, toy

HOST = {"name": "host", "units_per_hour": 60.0, "fee_per_session": 20.0}


def session(day=1, hour=20, **changes):
    """Return an hour's session of 60 mugs."""
    start = dt.datetime.combine(dt.date(2026, 6, day), dt.time(hour))
    return [{"product": "mug", "host": "host", "start": start, "minutes": 60, **changes}]


def shop(host=(), live=(), **changes):
    """Return a toy whose mugs sell in a session on its first day, or by what follows from it."""
    usual = {"product__opening_stock": 500, "product__demand": {"units_per_day": 0.0}, "days": 5}
    table = usual | changes
    return toy(host=[HOST | dict(host)], live=session(**dict(live)), **table)


def test_a_halo_brings_two_thirds_on_the_next_day_and_a_third_on_the_day_after():
    seen = shop(host={"halo_share": 0.5})
    # 60 mugs, half of them again: 20 and 10 more.
    assert flows(seen, "wanted") == [60, 20, 10, 0, 0]
    assert make_plan(seen).sources["live"][:4, 0] == pytest.approx([60, 20, 10, 0])


def test_the_halo_follows_what_was_sold_and_not_what_was_wanted():
    seen = shop(host={"halo_share": 0.5}, product__opening_stock=30)
    assert flows(seen, "wanted") == [60, 10, 5, 0, 0]


def test_a_host_earns_a_share_of_what_the_session_sells():
    seen = shop(host={"commission": 0.1}, settlement={"payout_after_days": 2})
    # 60 mugs at 10.00, a tenth of it; paid with the day's sales, on day 2.
    assert run(seen).totals["commission"][0] == 60.0
    paid = np.diff(cash(seen), prepend=100_000).tolist()
    assert paid == [-2000, 0, 60_000 - 6000, 0, 0]


def test_what_others_buy_during_a_session_is_not_the_host_s():
    seen = shop(host={"commission": 0.1}, product__demand={"units_per_day": 5.0})
    assert flows(seen, "wanted") == [65, 5, 5, 5, 5]
    assert run(seen).totals["commission"][0] == pytest.approx(60.0, abs=1.0)


def test_a_host_who_does_not_come_sells_nothing_and_costs_nothing():
    never = shop(host={"no_show_chance": 1.0})
    assert flows(never, "wanted") == [0] * 5
    assert run(never).totals["live_fees"][0] == 0.0
    assert make_plan(never).sources["live"].sum() == 0.0


def test_hosts_stay_away_as_often_as_they_say():
    luck = draw_luck(shop(host={"no_show_chance": 0.3}), 0).shops[0].demand
    away = ~luck.shows[0]
    assert abs(away.mean() - 0.3) < 4.5 * np.sqrt(0.3 * 0.7 / away.size)
    assert (luck.audience[0] == 0.0).tolist() == away.tolist()


def test_an_audience_that_stays_wants_what_there_is_not():
    seen = shop(product__opening_stock=20)
    assert flows(seen, "wanted")[0] == 60
    assert run(seen).totals["units_lost"][0] == 40
    assert "live_orders_gone" not in run(seen).totals


def test_an_audience_that_leaves_wants_nothing_more_and_is_counted():
    seen = shop(live={"ends_when_sold_out": True}, product__opening_stock=20)
    totals = run(seen).totals
    wanted = flows(seen, "wanted")[0]
    # The step in which the 20th mug is sold still counts in full.
    assert 20 < wanted < 30
    assert totals["live_orders_gone"][0] == 60 - wanted
    assert totals["live_fees"][0] == 20.0


def test_while_the_listing_does_not_know_the_audience_goes_on_ordering():
    terms = {"orders": "oversold", "sync_lag_hours": 0.25}
    seen = shop(
        live={"ends_when_sold_out": True}, product__opening_stock=20, market__stockout=terms
    )
    known = shop(live={"ends_when_sold_out": True}, product__opening_stock=20)
    assert flows(seen, "wanted")[0] > flows(known, "wanted")[0]
    assert run(seen).totals["live_orders_gone"][0] > 0


def test_where_orders_wait_for_goods_the_session_goes_on():
    seen = shop(
        live={"ends_when_sold_out": True}, product__opening_stock=20,
        market__stockout={"orders": "backordered"},
    )  # fmt: skip
    assert flows(seen, "wanted")[0] == 60
    assert run(seen).totals["live_orders_gone"][0] == 0


def test_commission_is_owed_at_the_price_of_the_order_and_not_at_that_of_the_parcel():
    """Fifty orders wait at 10.00 when a session of 60 sells in a sale at 1.00; then goods come."""
    sale = {
        "name": "half hour", "products": ["mug"], "sale_from": dt.date(2026, 6, 5), "sale_days": 1,
        "uplift": 1.0, "live_multiple": 1.0, "discount": 0.9,
    }  # fmt: skip
    seen = shop(
        days=9, host={"commission": 0.5}, live={"day": 5}, promotion=[sale],
        product__opening_stock=0,
        product__demand={"units_per_day": 10.0},
        market={"demand_noise": "none", "stockout": {"orders": "backordered"}},
        shipment=[
            {"product": "mug", "units": 200, "arrives": dt.date(2026, 6, 7), "late_days": 0}
        ],
    )  # fmt: skip
    assert run(seen).totals["commission"][0] == pytest.approx(60 * 1.0 * 0.5, rel=0.01)
