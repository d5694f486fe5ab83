"""Shops and regions that draw on one shelf, by hand."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.core.stock import Stock
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from sim.world.warehouse.pools import NoPools, pools

from .test_network import MUG, NETWORK, ON_SHOPEE, SHOPEE, path
from .toys import cash, run, toy

GUEST = {
    "product": "mug", "shop": "Shopee", "stock_of": "main", "demand": {"units_per_day": 3.0},
}  # fmt: skip
BOTH = {"shop": [SHOPEE], "listing": [GUEST]}


def pooled(**changes):
    """Five mugs a day in the main shop and three in the other; 20 lie on the shelf of both."""
    return toy(**({**NETWORK, **BOTH} | changes))


class Noting:
    """Decides nothing, and keeps the desk of every day."""

    def __init__(self):
        self.desks = []

    def decide(self, desk):
        self.desks.append(desk)
        return Decision()


def desks(network):
    noting = Noting()
    run_block(network, noting, draw_luck(network, 0), make_plan(network), 1)
    return noting.desks


def test_both_shops_sell_from_one_shelf():
    assert path(pooled(), "on_hand")[:4] == [[12, 0], [4, 0], [0, 0], [0, 0]]
    served = path(pooled(), "served")
    assert served[:2] == [[5, 3], [10, 6]]
    assert sum(served[2]) == 20
    totals = run(pooled()).totals
    assert totals["units_lost"][0] == 80 - 20
    assert totals["units_from_pool"][0] == served[-1][1]
    assert "units_from_elsewhere" not in totals


def test_in_an_interval_the_owner_s_buyers_go_first():
    # Evenly over three intervals; the shelf has four: at noon one and one leave it, at six two.
    served = path(pooled(product__opening_stock=4), "served")[0]
    assert served == [3, 1]


def test_a_pool_loses_what_exceeds_its_stock_and_a_partition_never_less():
    noisy = {"demand": {"units_per_day": 3.0, "dispersion": 2.0}}
    usual = {"product__demand": {"units_per_day": 5.0, "dispersion": 2.0}, "market": {}}
    apart = toy(
        product__opening_stock=50, shop=[SHOPEE], listing=[ON_SHOPEE | noisy | {
            "opening_stock": 30}], **usual, **NETWORK,
    )  # fmt: skip
    shared = pooled(product__opening_stock=80, listing=[GUEST | noisy], **usual)
    one, two = run(shared, runs=200).totals, run(apart, runs=200).totals
    np.testing.assert_array_equal(one["units_wanted"], two["units_wanted"])
    np.testing.assert_array_equal(one["units_lost"], np.maximum(one["units_wanted"] - 80, 0))
    assert (one["units_lost"] <= two["units_lost"]).all()
    assert one["units_lost"].mean() < two["units_lost"].mean() - 1


def test_every_row_of_a_pool_shows_what_all_of_them_have_and_sell():
    today = desks(pooled())[1]
    assert today.listings == ("mug @ main", "mug @ Shopee")
    assert today.on_hand.tolist() == [[12], [12]]
    assert today.sold[1].tolist() == [[8], [8]]
    assert today.planned[7].tolist() == pytest.approx([56, 56])
    assert today.average_sales(7).tolist() == [[8], [8]]


def test_the_owner_of_the_shelf_orders_for_all():
    order = {"rule": "cover target", "at": "green", "days": 5.0}
    shop = pooled(policy=[{"name": "rule", "order": order}])
    # 5 days at 8 a day, less 20 on hand; next morning 12 on hand and 20 on order.
    assert path(shop, "ordered")[:2] == [[20, 0], [28, 0]]
    assert path(shop, "received")[2] == [20, 0]


def test_goods_on_the_water_come_to_the_owner():
    boat = {"product": "mug", "units": 50, "arrives": dt.date(2026, 6, 3), "late_days": 0}
    assert path(pooled(shipment=[boat]), "received")[2] == [50, 0]


def test_the_days_out_of_stock_are_those_of_the_shared_shelf():
    # Three days are served, the last of them in part; the other seven close empty in both shops.
    assert run(pooled()).totals["stockout_days"][0] == 2 * 8


def test_waiting_orders_of_both_shops_are_filled_from_one_arrival():
    boat = {"product": "mug", "units": 50, "arrives": dt.date(2026, 6, 3), "late_days": 0}
    patient = {"demand_noise": "none", "stockout": {"orders": "backordered"}}
    shop = pooled(product__opening_stock=0, shipment=[boat], market=patient)
    assert path(shop, "backlog")[:3] == [[5, 3], [10, 6], [0, 0]]
    assert path(shop, "on_hand")[2] == [50 - 16 - 8, 0]


def test_what_buyers_of_a_guest_send_back_lies_on_the_shared_shelf():
    back = {"return_share": 1.0, "return_days": 0, "resaleable_share": 1.0}
    shop = pooled(
        listing=[GUEST | back], product__demand={"units_per_day": 0.0},
        settlement={"delivery_days": 1},
    )  # fmt: skip
    # Three leave a day, and are back the next morning.
    assert path(shop, "on_hand")[:3] == [[17, 0], [17, 0], [17, 0]]
    assert path(shop, "served")[:3] == [[0, 3], [0, 6], [0, 9]]


def test_parcels_of_a_guest_leave_from_the_shared_shelf_s_warehouse():
    sheds = [
        {"name": "shed", "dock_days": 0, "fulfilment_per_unit": 1.0},
        {"name": "barn", "dock_days": 1, "fulfilment_per_unit": 9.0},
    ]
    way = {"from": "shed", "to": "Shopee", "days": 4, "cost_per_unit": 0.5}
    free = {"product__price": 0.0, "warehouse": sheds}
    assert cash(pooled(**free))[0] == 100_000 - 800
    assert cash(pooled(**free, delivery=[way]))[0] == 100_000 - 800 - 150
    assert pooled().listings[1].home == "shed"


def test_a_sold_out_guest_s_buyers_take_another_guest_instead():
    cup = MUG | {"name": "cup", "opening_stock": 50, "demand": {"units_per_day": 0.0}}
    cups = GUEST | {"product": "cup", "demand": {"units_per_day": 0.0}}
    shop = pooled(
        product=[MUG | {"opening_stock": 0}, cup], listing=[GUEST, cups],
        substitute=[{"sold_out": "mug", "bought": "cup", "share": 1.0}],
    )  # fmt: skip
    assert run(shop).totals["units_substituted"][0] == 50
    assert path(shop, "served")[0] == [0, 5, 0, 3]
    assert path(shop, "on_hand")[0][1] == 50 - 8


def test_two_regions_with_one_home_share_its_shelf():
    regions = [
        {"name": "North", "share": 0.6, "warehouse": "shed"},
        {"name": "South", "share": 0.2, "warehouse": "shed"},
        {"name": "East", "share": 0.2, "warehouse": "barn"},
    ]
    shop = toy(region=regions, **NETWORK)
    assert [row.opening_stock for row in shop.listings] == [16, 0, 4]
    assert path(shop, "on_hand")[:2] == [[16 - 4, 0, 3], [16 - 8, 0, 2]]


def test_a_guest_s_regions_draw_on_the_shelves_of_their_warehouses_and_fall_back():
    coasts = [
        {"name": "West", "share": 0.5, "warehouse": "shed"},
        {"name": "East", "share": 0.5, "warehouse": "barn"},
    ]
    theirs = [
        {"name": "North", "shop": "Shopee", "share": 0.5, "warehouse": "barn"},
        {
            "name": "South", "shop": "Shopee", "share": 0.5, "warehouse": "shed",
            "fallback": ["barn"],
        },
    ]  # fmt: skip
    guest = GUEST | {"demand": {"units_per_day": 4.0}}
    shop = pooled(
        region=coasts + theirs, listing=[guest], product__opening_stock={"shed": 4, "barn": 40},
        product__demand={"units_per_day": 4.0},
    )  # fmt: skip
    assert path(shop, "on_hand")[:2] == [[0, 36, 0, 0], [0, 36 - 4 - 2, 0, 0]]
    assert run(shop).totals["units_from_elsewhere"][0] > 0


def test_shelves_kept_apart_in_one_warehouse_may_give_to_each_other():
    listing = ON_SHOPEE | {"warehouse": "shed", "opening_stock": 44}
    across = {"from": "shed", "to": "shed", "transit_days": 0}
    level = {"rule": "level the cover", "apart_days": 2.0, "keep_days": 1.0}
    shop = toy(
        shop=[SHOPEE], listing=[listing], transfer=[across], product__opening_stock=4,
        policy=[{"name": "rule", "transfers": level}], **NETWORK,
    )  # fmt: skip
    # 48 mugs at 8 a day last 6 days: 30 in the main shop and 18 in the other.
    assert path(shop, "on_hand")[0] == [30 - 5, 18 - 3]
    assert run(shop).totals["units_lost"][0] == 80 - 48


def test_a_transfer_takes_from_the_pool_and_gives_to_it():
    lanes = [{"from": "barn", "to": "shed", "transit_days": 1}]
    regions = [
        {"name": "West", "share": 0.5, "warehouse": "shed"},
        {"name": "East", "share": 0.5, "warehouse": "barn"},
    ]
    shop = pooled(
        region=regions, transfer=lanes, listing=[GUEST | {"warehouse": "shed"}],
        product__opening_stock={"shed": 0, "barn": 60}, product__demand={"units_per_day": 4.0},
    )  # fmt: skip
    assert list(desks(shop)[0].transfer_days) == [("mug @ main, East", "mug @ main, West")]


def test_a_unit_that_is_lost_between_two_rows_is_noticed(monkeypatch):
    def join(stock, row, other):
        stock.moved_out[row] += stock.on_hand[row]
        stock.on_hand[row] = 0

    monkeypatch.setattr(Stock, "join", join)
    back = {"return_share": 1.0, "return_days": 0, "resaleable_share": 1.0}
    with pytest.raises(AssertionError, match="moved do not add up"):
        run(pooled(listing=[GUEST | back], settlement={"delivery_days": 1}))


def test_where_every_row_has_a_shelf_there_is_no_pool():
    rows = toy(shop=[SHOPEE], listing=[ON_SHOPEE], **NETWORK).listings
    assert isinstance(pools(rows), NoPools)
    units = np.ones((2, 1), np.int64)
    assert pools(rows).shown(units) is units


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        ({"stock_of": "Shopee"}, "stock_of names the shop itself"),
        ({"opening_stock": 3}, "a listing with stock_of has no opening_stock of its own"),
        ({"warehouse": "barn"}, 'stock_of "mug @ Shopee": shop "main" has no shelf of "mug" in'),
        ({"stock_of": "Lazada"}, 'shop "Lazada" has no shelf of "mug"'),
    ],
)
def test_a_shelf_that_is_not_there_is_told(listing, said):
    lazada = {"product": "mug", "shop": "Lazada", "stock_of": "main", "demand": GUEST["demand"]}
    with pytest.raises(ValueError, match=said):
        pooled(shop=[SHOPEE, {"name": "Lazada"}], listing=[GUEST | listing, lazada])
