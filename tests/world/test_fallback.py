"""Regions that fall back on another warehouse, and what that does to delivery, by hand."""

import datetime as dt

import pytest

from sim.world.core.stock import Stock

from .test_network import NETWORK, path
from .toys import cash, run, toy

COASTS = [
    {"name": "West", "share": 0.6, "warehouse": "shed", "fallback": ["barn"]},
    {"name": "East", "share": 0.4, "warehouse": "barn"},
]
DELIVERIES = [
    {"from": "shed", "to": "West", "days": 2},
    {"from": "barn", "to": "West", "days": 6, "cost_per_unit": 1.5},
    {"from": "barn", "to": "East", "days": 3, "cost_per_unit": 0.5},
]
PACKED = [
    {"name": "shed", "dock_days": 0, "fulfilment_per_unit": 1.0},
    {"name": "barn", "dock_days": 0, "fulfilment_per_unit": 1.0},
]


def coasts(**changes):
    """Three mugs a day in the west, two in the east; 4 lie in the shed, 16 in the barn."""
    stock = {"shed": 4, "barn": 16}
    usual = {"region": COASTS, "delivery": DELIVERIES, "product__opening_stock": stock, **NETWORK}
    return toy(**(usual | changes))


def test_what_home_cannot_serve_leaves_from_the_other_warehouse():
    assert path(coasts(), "on_hand")[:4] == [[1, 14], [0, 10], [0, 5], [0, 0]]
    totals = run(coasts()).totals
    assert totals["units_sold"][0] == 20
    assert totals["units_from_elsewhere"][0] == 2 + 3 + 3
    assert totals["units_lost"][0] == 6 * 5


def test_without_a_fallback_the_other_warehouse_keeps_its_goods():
    alone = [COASTS[0] | {"fallback": []}, COASTS[1]]
    assert path(coasts(region=alone), "on_hand")[2] == [0, 10]


def test_a_region_that_another_warehouse_serves_is_not_out_of_stock():
    # From the fifth day on both are out, of ten days.
    assert run(coasts()).totals["stockout_days"][0] == 2 * 7
    alone = [COASTS[0] | {"fallback": []}, COASTS[1]]
    assert run(coasts(region=alone)).totals["stockout_days"][0] == 9 + 3


def test_parcels_are_paid_and_settled_by_the_way_they_went():
    closes = cash(coasts(warehouse=PACKED, settlement={"delivery_days": 4}))
    # 3 x 1.00 and 2 x 1.50; then 1 x 1.00, 2 x 2.50 and 2 x 1.50; then 3 x 2.50 and 2 x 1.50.
    costs = [600, 900, 1050, 1050]
    # Home parcels of the west are paid after 2 days, of the east after 3; the rest after 6.
    income = [0, 0, 3000, 2000 + 1000, 2000]
    by_hand, balance = [], 100_000
    for day in range(5):
        balance += income[day] - (costs[day] if day < 4 else 0)
        by_hand.append(balance)
    assert closes[:5] == by_hand
    days = run(coasts()).totals["unit_days_of_delivery"][0]
    assert days == 4 * 2 + 8 * 6 + 8 * 3


def test_waiting_orders_of_both_regions_are_filled_from_one_arrival():
    boat = {"product": "mug", "to": "barn", "units": 50, "arrives": dt.date(2026, 6, 3)}
    toy_shop = coasts(
        product__opening_stock=0, shipment=[boat | {"late_days": 0}],
        market={"demand_noise": "none", "stockout": {"orders": "backordered"}},
    )  # fmt: skip
    assert path(toy_shop, "backlog")[:3] == [[3, 2], [6, 4], [0, 0]]
    assert path(toy_shop, "on_hand")[2] == [0, 50 - 10 - 5]


def test_returns_come_back_from_the_day_of_their_own_delivery():
    toy_shop = coasts(
        product__return_share=1.0, product__return_days=0, product__resaleable_share=1.0,
        product__opening_stock={"shed": 3, "barn": 5}, settlement={"delivery_days": 9},
    )  # fmt: skip
    # The first day sells 3 from the shed, back on day 2, and 2 from the barn, back on day 3. The
    # second sells the last 3 of the barn: 2 at home, and 1 to the west, back on day 7. Of the 2
    # that are back in the barn on day 3 each coast wants one by six o'clock.
    assert path(toy_shop, "served")[:4] == [[3, 2], [4, 4], [7, 4], [8, 5]]


def test_the_fast_label_lifts_orders_while_stock_lies_near():
    market = {"demand_noise": "none", "fast_delivery": {"within_days": 2, "lift": 0.5}}
    wanted = path(coasts(market=market, product__opening_stock={"shed": 9, "barn": 99}), "wanted")
    # 4.5 a day in the west until the shed is empty on the second evening, then 3 from the barn.
    assert [row[0] for row in wanted[:4]] == [4, 9, 12, 15]
    assert [row[1] for row in wanted[:4]] == [2, 4, 6, 8]


def parcels_from(warehouse, **changes):
    """Sixty mugs, on the spot or where they are made: 2 days to the door, or 12."""
    market = {"demand_noise": "none", "fast_delivery": {"within_days": 3, "lift": 0.2}}
    ways = [{"from": "shed", "to": "main", "days": 2}, {"from": "barn", "to": "main", "days": 12}]
    usual = {
        "days": 20, "delivery": ways, "market": market, "product__warehouse": warehouse,
        "product__opening_stock": 60, **NETWORK,
    }  # fmt: skip
    return toy(**(usual | changes))


def test_direct_parcels_take_longer_are_paid_later_and_have_no_label():
    # M74: six a day with the label for ten days, or five a day for twelve.
    near, far = parcels_from("shed"), parcels_from("barn")
    assert [row[0] for row in path(near, "served")[:11]] == [*range(6, 61, 6), 60]
    assert [row[0] for row in path(far, "served")[:13]] == [*range(5, 61, 5), 60]
    assert cash(near)[:4] == [100_000, 100_000, 106_000, 112_000]
    assert cash(far)[:14] == [100_000] * 12 + [105_000, 110_000]
    assert run(near).totals["unit_days_of_delivery"][0] == 60 * 2
    assert run(far).totals["unit_days_of_delivery"][0] == 60 * 12


def test_direct_parcels_in_place_of_a_local_shelf_miss_its_promise():
    # M74: a burst takes the town's 12 mugs on the first day; then ten a day fly to it, too, with
    # the ten of the country, until 90 are gone.
    regions = [
        {"name": "town", "share": 0.5, "warehouse": "shed", "fallback": ["barn"]},
        {"name": "country", "share": 0.5, "warehouse": "barn"},
    ]
    ways = [{"from": "barn", "to": region["name"], "days": 12} for region in regions]
    shop = parcels_from(
        "shed", region=regions, delivery=[{"from": "shed", "to": "town", "days": 2}, *ways],
        product__opening_stock={"shed": 12, "barn": 90}, product__demand={"units_per_day": 20.0},
    )  # fmt: skip
    assert path(shop, "wanted")[:3] == [[12, 10], [22, 20], [32, 30]]
    by_hand = {2: 12, 12: 10, 13: 20, 14: 20, 15: 20, 16: 20}
    assert flows_of_cash(shop)[:18] == [by_hand.get(day, 0) * 1000 for day in range(18)]


def flows_of_cash(network):
    """Return what came in each day, in cents."""
    closes = cash(network)
    return [now - before for now, before in zip(closes, [100_000, *closes], strict=False)]


def test_the_plan_counts_on_the_label():
    market = {"demand_noise": "none", "fast_delivery": {"within_days": 3, "lift": 0.1}}
    shop = coasts(market=market)
    order = {"rule": "rolling forecast", "buffer": 0.0, "trust": 0.0, "every_days": 7}
    ordered = path(coasts(market=market, policy=[{"name": "rule", "order": order}]), "ordered")[0]
    # 7 days of review, and 2 or 6 until the shelf; 3.3 and 2.2 a day; less 4 and 16 on hand.
    assert ordered == [26, 13]
    assert shop.listing_names == ("mug @ West", "mug @ East")


def test_split_stock_brings_the_far_coast_from_5_to_7_days_down_to_1_to_3():
    # W7: half of the buyers on each coast; 2 days within a coast, 6 across the country.
    halves = [
        {"name": "West", "share": 0.5, "warehouse": "shed", "fallback": ["barn"]},
        {"name": "East", "share": 0.5, "warehouse": "barn", "fallback": ["shed"]},
    ]
    ways = [
        {"from": here, "to": to, "days": days, "cost_per_unit": cost}
        for here, to, days, cost in (
            ("shed", "West", 2, 4.0), ("shed", "East", 6, 5.5),
            ("barn", "East", 2, 4.0), ("barn", "West", 6, 5.5),
        )
    ]  # fmt: skip

    def seen(stock):
        shop = coasts(
            region=halves, delivery=ways, product__opening_stock=stock,
            product__demand={"units_per_day": 20.0}, cash={"opening": 0.0, "spend_freely": True},
            market={
                "demand_noise": "none", "fast_delivery": {"within_days": 3, "lift": 0.08},
            },
        )  # fmt: skip
        totals = run(shop).totals
        return totals["unit_days_of_delivery"][0] / totals["units_sold"][0], totals

    far, one_place = seen({"barn": 400})
    near, split = seen({"shed": 200, "barn": 200})
    assert (far, near) == (pytest.approx(4, abs=0.1), 2)
    assert split["units_wanted"][0] == 216
    assert one_place["units_wanted"][0] == 208
    assert split["profit"][0] > one_place["profit"][0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"delivery": [DELIVERIES[0] | {"to": "Wst"}]}, 'a delivery goes to "Wst"'),
        ({"region": [COASTS[0] | {"fallback": ["shed"]}, COASTS[1]]}, "cannot fall back on"),
    ],
)
def test_a_way_to_nowhere_is_told(changes, said):
    with pytest.raises(ValueError, match=said):
        coasts(**changes)


def test_a_unit_lent_and_not_borrowed_is_noticed(monkeypatch):
    came = Stock.came.fget
    monkeypatch.setattr(Stock, "came", property(lambda stock: came(stock) - stock.moved_in))
    with pytest.raises(AssertionError, match="on the shelf"):
        run(coasts())


def test_what_comes_back_after_the_end_does_not_come_back_earlier_where_delivery_is_fast():
    fast = [{"from": "shed", "to": "main", "days": 1}]
    late = {"settlement": {"delivery_days": 9}, "product__return_share": 0.5}
    law = {"law": "triangular", "low": 9, "mode": 9, "high": 30}
    totals = run(toy(**late, delivery=fast, product__return_days=law)).totals
    assert totals["units_returned"][0] == 0


def test_days_of_delivery_count_in_a_shop_that_lends_nothing_where_another_does():
    elsewhere = {"product": "mug", "shop": "far", "opening_stock": 9}
    both = coasts(
        delivery=[], days=1, shop=[{"name": "far"}], settlement={"delivery_days": 3},
        listing=[elsewhere | {"demand": {"units_per_day": 4.0}}],
    )  # fmt: skip
    totals = run(both).totals
    assert totals["unit_days_of_delivery"][0] == 3 * totals["units_sold"][0] == 3 * 9
