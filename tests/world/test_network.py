"""Several warehouses, shops and regions, by hand."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck

from .toys import BASE, cash, run, toy

MUG = BASE["product"][0]
TWO_SHEDS = [{"name": "shed", "dock_days": 0}, {"name": "barn", "dock_days": 1}]
TWO_LANES = [
    {"mode": "sea", "to": "shed", "transit_days": 0, "rate": 0.0, "per": "m3"},
    {"mode": "sea", "to": "barn", "transit_days": 3, "rate": 0.0, "per": "m3"},
]
NETWORK = {"warehouse": TWO_SHEDS, "lane": TWO_LANES}
COASTS = [
    {"name": "West", "share": 0.6, "warehouse": "shed"},
    {"name": "East", "share": 0.4, "warehouse": "barn"},
]
ONCE = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}
SHOPEE = {"name": "Shopee", "warehouse": "barn"}
ON_SHOPEE = {
    "product": "mug", "shop": "Shopee", "opening_stock": 30, "demand": {"units_per_day": 3.0},
}  # fmt: skip


def path(network, name):
    """Return each row's daily path in the first world, (days, rows)."""
    return run(network).paths[name][:, :, 0].tolist()


def two_shops(**changes):
    return toy(**({**NETWORK, "shop": [SHOPEE], "listing": [ON_SHOPEE]} | changes))


def test_each_product_is_ordered_into_its_home_by_that_home_s_lane():
    products = [MUG, MUG | {"name": "cup", "warehouse": "barn"}]
    received = path(toy(product=products, policy=[ONCE], **NETWORK), "received")
    first_day = [[row[p] for row in received].index(100) for p in (0, 1)]
    assert first_day == [2, 2 + 3 + 1]


def test_each_warehouse_bills_by_its_own_terms():
    sheds = [
        {"name": "shed", "dock_days": 0, "fulfilment_per_unit": 1.0, "storage_per_m3_day": 0.1},
        {"name": "barn", "dock_days": 0, "fulfilment_per_unit": 2.0, "free_days": 3},
    ]
    still = {"units_per_day": 0.0}
    products = [
        MUG | {"volume_m3": 0.5, "demand": still},
        MUG | {"name": "cup", "warehouse": "barn", "demand": {"units_per_day": 2.0}, "price": 0.0},
    ]
    closes = cash(toy(product=products, warehouse=sheds, lane=TWO_LANES))
    # 20 mugs x 0.5 m3 x 0.10 a day in the shed; 2 cups a day at 2.00 out of the barn.
    assert closes[:2] == [100_000 - 100 - 400, 100_000 - 200 - 800]


def test_regions_divide_the_demand_and_the_opening_stock_by_their_share():
    toy_shop = toy(region=COASTS, product__demand={"units_per_day": 5.0}, **NETWORK)
    assert toy_shop.listing_names == ("mug @ West", "mug @ East")
    assert path(toy_shop, "on_hand")[:3] == [[9, 6], [6, 4], [3, 2]]


def test_opening_stock_may_be_told_by_warehouse():
    stock = {"shed": 4, "barn": 16}
    toy_shop = toy(region=COASTS, product__opening_stock=stock, **NETWORK)
    assert path(toy_shop, "on_hand")[:2] == [[1, 14], [0, 12]]
    assert run(toy_shop).totals["units_lost"][0] == (30 - 4) + (20 - 16)


def test_the_last_region_takes_what_rounding_leaves():
    thirds = [COASTS[0] | {"share": 1 / 3}, COASTS[1] | {"share": 2 / 3}]
    rows = toy(region=thirds, product__opening_stock=10, **NETWORK).listings
    assert [row.opening_stock for row in rows] == [3, 7]


def test_a_session_is_watched_in_every_region():
    live = {"product": "mug", "host": "team", "start": dt.datetime(2026, 6, 1, 20), "minutes": 60}
    toy_shop = toy(
        region=COASTS, product__demand={"units_per_day": 0.0}, product__opening_stock=100,
        host=[{"name": "team", "units_per_hour": 50.0, "fee_per_session": 7.0}], live=[live],
        **NETWORK,
    )  # fmt: skip
    assert path(toy_shop, "on_hand")[0] == [60 - 30, 40 - 20]
    assert run(toy_shop).totals["live_fees"][0] == 7.0


def test_regions_meet_the_same_noise_and_hits_and_count_buyers_of_their_own():
    demand = {
        "units_per_day": 5.0, "dispersion": 2.0,
        "viral": {
            "hits_per_year": 40.0, "multiple": 5.0, "plateau_days": 3.0,
        },
    }  # fmt: skip
    shop = toy(region=COASTS, product__demand=demand, market={}, **NETWORK)
    luck = draw_luck(shop, 0).shops[0].demand
    np.testing.assert_allclose(luck.organic[:, 0] / 0.6, luck.organic[:, 1] / 0.4)
    west, east = luck.trades[:, 0].ravel(), luck.trades[:, 1].ravel()
    assert abs(np.corrcoef(west, east)[0, 1]) < 4.5 / len(west) ** 0.5


def test_ads_split_over_regions_bring_what_they_brought_together():
    ads = {
        "budget_per_day": 100.0, "cost_per_click": 0.5, "orders_per_click": 0.1,
        "half_saturation": 100.0, "steps": [{"date": dt.date(2026, 6, 4), "budget_per_day": 300.0}],
    }  # fmt: skip
    changes = {"product__ads": ads, "product__opening_stock": 5000}
    whole = run(toy(**changes)).paths["wanted"][:, :, 0].sum(axis=1)
    split = run(toy(region=COASTS, **changes, **NETWORK)).paths["wanted"][:, :, 0].sum(axis=1)
    np.testing.assert_allclose(split, whole, atol=1)


def test_a_further_shop_sells_from_its_own_stock():
    assert two_shops().listing_names == ("mug @ main", "mug @ Shopee")
    assert two_shops(shop_name="TikTok").listing_names == ("mug @ TikTok", "mug @ Shopee")
    assert path(two_shops(), "on_hand")[:5] == [[15, 27], [10, 24], [5, 21], [0, 18], [0, 15]]


def test_money_of_a_shop_in_another_currency_is_converted():
    shop = SHOPEE | {
        "currency": "THB",
        "exchange_rate": 0.03,
        "settlement": {"commission": 0.1, "fee_per_unit": 5.0, "payout_after_days": 1},
    }
    ads = {
        "budget_per_day": 100.0, "cost_per_click": 1.0, "orders_per_click": 0.0,
        "half_saturation": 1e9,
    }  # fmt: skip
    listing = ON_SHOPEE | {"price": 200.0, "ads": ads}
    host = {"name": "star", "shop": "Shopee", "units_per_hour": 0.0, "fee_per_session": 1000.0}
    live = {
        "product": "mug", "shop": "Shopee", "host": "star",
        "start": dt.datetime(2026, 6, 2, 20), "minutes": 30,
    }  # fmt: skip
    closes = cash(two_shops(shop=[shop], listing=[listing], host=[host], live=[live]))
    # Main: 5 mugs at 10.00, paid the next day. Shopee: 3 at 6.00 less 10 % less 0.15, the next
    # day, too; ads 100 baht a day are 3.00; a host for 1,000 baht is 30.00 on the second day.
    assert closes[0] == 100_000 - 300
    assert closes[1] == closes[0] + 5 * 1000 + 3 * (600 - 60 - 15) - 300 - 3000


def test_what_a_shop_does_not_say_is_as_in_the_main_shop():
    main = {"commission": 0.2}
    network = two_shops(settlement=main, shop=[SHOPEE | {"exchange_rate": 0.5}])
    assert [shop.settlement.commission for shop in network.shops] == [0.2, 0.2]
    assert [row.price for row in network.listings] == [1000.0, 1000.0]


def test_a_promotion_runs_in_its_own_shop_only():
    sale = {
        "name": "6.3", "products": ["mug"], "sale_from": dt.date(2026, 6, 3), "sale_days": 1,
        "uplift": 2.0,
    }  # fmt: skip
    wanted = np.diff(path(two_shops(promotion=[sale | {"shop": "Shopee"}]), "wanted"), axis=0)
    assert wanted[1].tolist() == [5, 6]
    both = [sale, sale | {"shop": "Shopee"}]
    wanted = np.diff(path(two_shops(promotion=both), "wanted"), axis=0)
    assert wanted[1].tolist() == [10, 6]


def test_a_further_shop_leaves_the_luck_of_the_main_shop_as_it_was():
    noisy = {"market": {}, "product__demand": {"units_per_day": 5.0, "dispersion": 3.0}}
    alone, beside = (draw_luck(shop, 0) for shop in (toy(**noisy), two_shops(**noisy)))
    np.testing.assert_array_equal(alone.shops[0].demand.organic, beside.shops[0].demand.organic)
    np.testing.assert_array_equal(alone.shops[0].demand.trades, beside.shops[0].demand.trades)
    assert not np.array_equal(beside.shops[0].demand.trades, beside.shops[1].demand.trades)


def test_goods_on_the_water_may_say_where_they_go():
    boat = {"product": "mug", "units": 50, "arrives": dt.date(2026, 6, 4), "late_days": 0}
    assert path(two_shops(shipment=[boat]), "received")[3] == [50, 0]
    assert path(two_shops(shipment=[boat | {"to": "barn"}]), "received")[3] == [0, 50]


def test_a_rule_s_number_may_name_a_row_a_product_or_a_role():
    def ordered(**quantity):
        order = {"rule": "first batch", "quantity": quantity}
        return path(two_shops(policy=[{"name": "rule", "order": order}]), "ordered")[0]

    assert ordered(mug=10.0) == [10, 10]
    assert ordered(**{"mug @ Shopee": 30.0, "steady": 20.0}) == [20, 30]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lane": TWO_LANES[:1]}, 'no lane by sea goes to "barn"'),
        ({"listing": []}, 'shop "Shopee" sells nothing'),
        ({"listing": [ON_SHOPEE, ON_SHOPEE]}, 'shop "Shopee" lists "mug" more than once'),
        (
            {"region": [COASTS[0] | {"share": 0.5}, COASTS[1]]},
            'the regions of shop "main" have shares that sum to 0.9, not 1',
        ),
        (
            {"product__opening_stock": {"barn": 4}},
            'opening_stock of "mug" names "barn"; it lies in shed',
        ),
    ],
)
def test_a_network_with_a_gap_is_told(changes, said):
    with pytest.raises(ValueError, match=said.replace("(", r"\(")):
        two_shops(**changes)


def test_a_shop_in_another_currency_needs_a_rate():
    with pytest.raises(ValueError, match="needs an exchange_rate"):
        two_shops(shop=[SHOPEE | {"currency": "THB"}])
