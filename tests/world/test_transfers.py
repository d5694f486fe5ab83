"""Goods that one warehouse gives another, by hand."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.core.stock import Stock
from sim.world.run.block import run_block
from sim.world.run.books import PATHS
from sim.world.run.plan import make_plan

from .test_network import COASTS, NETWORK, path
from .toys import cash, run, toy

OVERLAND = {"from": "barn", "to": "shed", "transit_days": 2}
FILL = {"rule": "to days of cover", "at_days": 2.0, "days": 10.0, "keep_days": 5.0}
LEVEL = {"rule": "level the cover", "apart_days": 5.0, "keep_days": 3.0}
NOON = dt.datetime(2026, 6, 7, 12)
STILL = {"units_per_day": 0.0}


def coasts(transfers=FILL, **changes):
    """Three mugs a day in the west, two in the east; 4 lie in the shed, 100 in the barn."""
    usual = {
        "region": COASTS, "transfer": [OVERLAND],
        "product__opening_stock": {"shed": 4, "barn": 100},
        "policy": [{"name": "rule", "transfers": transfers}], **NETWORK,
    }  # fmt: skip
    return toy(**(usual | changes))


class OnDay:
    """Moves units from the barn to the shed, so many on each day."""

    def __init__(self, *units):
        self.units = units

    def decide(self, desk):
        units = self.units[desk.day] if desk.day < len(self.units) else 0
        west, east = desk.listings
        return Decision(transfers={(east, west): np.full(desk.cash.shape, units)})


def record(network, policy):
    return run_block(network, policy, draw_luck(network, 0), make_plan(network), 1, tuple(PATHS))


def rows(found, name):
    return found.paths[name][:, :, 0].tolist()


def test_goods_leave_one_shelf_lie_on_the_road_and_come_to_the_other():
    # Four mugs last the west for 4/3 days: it asks for 30 - 4. On the second day it has one mug
    # and 26 on the road; on the last morning 5 are left, and it asks for 25 more.
    west = [1, 0, 23, 20, 17, 14, 11, 8, 5, 2]
    east = [72, 70, 68, 66, 64, 62, 60, 58, 56, 54 - 25]
    assert path(coasts(), "on_hand") == [list(pair) for pair in zip(west, east, strict=True)]
    assert [row[0] for row in path(coasts(), "on_road")] == [26, 26, 0, 0, 0, 0, 0, 0, 0, 25]
    totals = run(coasts()).totals
    assert totals["units_transferred"][0] == 26 + 25
    assert totals["units_under_way_end"][0] == 25
    assert totals["units_lost"][0] == 2


def test_the_bill_is_owed_from_the_day_it_leaves_and_paid_on_the_day_it_is_there():
    priced = OVERLAND | {"cost_per_unit": 0.5, "cost_per_m3": 20.0, "fee_per_transfer": 7.0}
    shop = coasts(transfer=[priced], product__volume_m3=0.03, product__price=0.0)
    bill = 26 * (50 + 0.03 * 2000) + 700
    assert cash(shop)[:4] == [100_000, 100_000, 100_000 - bill, 100_000 - bill]
    assert run(shop).paths["payable"][:3, 0].tolist() == [bill, bill, 0]
    last = 25 * 110 + 700
    assert run(shop).totals["transfer_cost"][0] == (bill + last) / 100


def test_what_is_on_the_road_goes_on_being_the_seller_s():
    shop = coasts(LEVEL, product__demand=STILL)
    found = record(shop, OnDay(0, 60))
    assert rows(found, "on_road")[:4] == [[0, 0], [60, 0], [60, 0], [0, 0]]
    assert found.paths["goods_cost"][:, 0].tolist() == [104 * 400] * 10
    assert found.totals["profit"][0] == record(shop, OnDay()).totals["profit"][0]


def test_a_wish_beyond_the_shelf_is_cut_to_what_is_there():
    found = record(coasts(product__demand=STILL), OnDay(70, 70))
    assert rows(found, "on_hand")[:4] == [[4, 30], [4, 0], [74, 0], [104, 0]]


def test_a_transfer_without_any_delay_serves_the_same_day():
    at_once = OVERLAND | {"transit_days": 0}
    shop = coasts(transfer=[at_once], product__opening_stock={"shed": 0, "barn": 100})
    assert path(shop, "served")[0] == [3, 2]
    assert path(shop, "on_road")[0] == [0, 0]


def test_waiting_orders_are_filled_from_the_road():
    patient = {"demand_noise": "none", "stockout": {"orders": "backordered"}}
    found = record(coasts(market=patient), OnDay(20))
    assert rows(found, "backlog")[:3] == [[0, 0], [2, 0], [0, 0]]
    assert rows(found, "on_hand")[2] == [20 - 2 - 3, 100 - 20 - 6]


def test_covers_are_levelled_between_the_most_and_the_fewest_days():
    # 2 days in the west, 22 in the east: 24 mugs make it 10 on both coasts.
    shop = coasts(LEVEL, product__opening_stock={"shed": 6, "barn": 44})
    assert path(shop, "on_road")[0] == [24, 0]
    assert path(shop, "on_hand")[2] == [0 + 24 - 3, 44 - 24 - 6]


def test_nothing_moves_while_covers_lie_near_enough():
    shop = coasts(LEVEL | {"apart_days": 20.0}, product__opening_stock={"shed": 6, "barn": 44})
    assert run(shop).totals["units_transferred"][0] == 0


def test_a_giver_keeps_its_days_of_cover():
    shop = coasts(FILL | {"keep_days": 45.0})
    assert path(shop, "on_road")[0] == [100 - 45 * 2, 0]


def test_by_the_plan_goods_are_there_on_the_morning_of_a_session():
    # M62: 40 in an hour, 24 of them in the west, on the seventh day, two days down the road. On the
    # fifth morning 12 mugs lie there and three days want 33, so 36 - 12 leave; on the next, 33 are
    # there or soon there and again 33 wanted, so 3 more. By past sales 3 leave, a day too late.
    session = {
        "host": [{"name": "Mia", "units_per_hour": 40.0}],
        "live": [{"product": "mug", "host": "Mia", "start": NOON, "minutes": 60}],
        "product__opening_stock": {"shed": 24, "barn": 100},
    }
    lines = {"at_days": 3.0, "days": 4.0, "keep_days": 3.0, "window": 3}
    ahead = coasts(lines | {"rule": "to look-ahead cover"}, **session)
    assert [row[0] for row in path(ahead, "on_road")[:7]] == [0, 0, 0, 0, 24, 27, 6]
    assert [row[0] for row in path(ahead, "on_hand")[4:7]] == [9, 6, 30 - 27]
    assert run(ahead).totals["units_lost"][0] == 0
    behind = coasts(lines | {"rule": "to days of cover"}, **session)
    assert [row[0] for row in path(behind, "on_road")[:7]] == [0, 0, 0, 0, 0, 3, 6]
    assert run(behind).totals["units_lost"][0] > 0


def test_the_taker_s_position_counts_the_road_so_that_nothing_is_ordered_twice():
    order = {"rule": "(s,S)", "s": 20.0, "up_to": 40.0}
    policy = [{"name": "rule", "order": order, "transfers": FILL}]
    ordered = path(coasts(policy=policy), "ordered")
    # The order is decided with the transfer, so that the west asks for its own 36 on day 0; from
    # then on its position, road included, is above 20.
    assert [row[0] for row in ordered[:6]] == [36] * 6
    seen = []
    moving = OnDay(26)

    class Watching:
        def decide(self, desk):
            seen.append((desk.on_order[0, 0], desk.position[0, 0], desk.arriving(2)[0, 0]))
            return moving.decide(desk)

    record(coasts(product__demand=STILL), Watching())
    assert seen[:4] == [(0, 4, 0), (26, 30, 26), (0, 30, 0), (0, 30, 0)]


def test_days_on_the_road_are_those_of_the_number_of_the_trip():
    slow = OVERLAND | {"transit_days": {"law": "discrete", "values": [1.0, 5.0]}}
    shop = coasts(transfer=[slow], product__demand=STILL)
    luck, plan = draw_luck(shop, 0), make_plan(shop)
    names = ("mug @ East", "mug @ West")

    def arrivals(policy):
        found = run_block(shop, policy, luck, plan, 30, ("on_hand",)).paths["on_hand"][:, 0]
        return np.argmax(found > 4, axis=0)

    days = luck.supply.transfer[names].of(np.zeros(30, np.int64), np.arange(30))
    assert set(days.tolist()) == {1.0, 5.0}
    assert arrivals(OnDay(10)).tolist() == days.tolist()
    assert arrivals(OnDay(0, 10)).tolist() == (days + 1).tolist()


def test_orders_leave_the_cash_for_what_transfers_under_way_will_cost():
    order = {"rule": "(s,S)", "s": 110.0, "up_to": 310.0}

    def ordered(fee):
        shop = coasts(
            transfer=[OVERLAND | {"fee_per_transfer": fee}],
            cash={"opening": 1000.0, "gate": "deposit"},
            product__opening_stock={"shed": 4, "barn": 300}, supplier__deposit_share=1.0,
            policy=[{"name": "rule", "order": order, "transfers": FILL}],
        )  # fmt: skip
        return path(shop, "ordered")[0][0]

    assert ordered(0.0) == 1000 // 4
    assert ordered(600.0) == (1000 - 600) // 4


def test_a_unit_that_leaves_and_is_not_on_the_road_is_noticed(monkeypatch):
    def send(stock, giver, taker, units, world):
        stock.on_hand[giver, world] -= units
        stock.moved_out[giver, world] += units

    monkeypatch.setattr(Stock, "send", send)
    with pytest.raises(AssertionError, match="moved do not add up"):
        run(coasts())


def test_a_unit_that_the_road_keeps_is_noticed(monkeypatch):
    arrive = Stock.arrive
    monkeypatch.setattr(Stock, "arrive", lambda stock, units: arrive(stock, units - (units > 9)))
    with pytest.raises(AssertionError, match="goods on the road do not add up"):
        run(coasts())


def test_a_seller_without_transfers_has_none_of_it():
    found = record(coasts(transfer=[], policy=[{"name": "rule"}]), Still())
    assert "units_transferred" not in found.totals
    assert not found.paths["on_road"].any()


def test_a_way_that_nothing_takes_changes_no_number():
    without = record(coasts(transfer=[], policy=[{"name": "rule"}]), Still())
    beside = record(coasts(), Still())
    for name, total in without.totals.items():
        assert total[0] == beside.totals[name][0], name
    for name, daily in without.paths.items():
        np.testing.assert_array_equal(daily, beside.paths[name])


class Still:
    """Decides nothing."""

    def decide(self, desk):
        return Decision()
