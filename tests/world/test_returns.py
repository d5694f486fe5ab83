"""What buyers refuse and send back, by hand and by its moments."""

import math

import numpy as np
import pytest

from sim.chance.parcels import chances, draw_parcels, whole_days
from sim.chance.streams import Streams
from sim.scenario.law import Constant, Discrete, Triangular
from sim.world.parcels.outcomes import ByChance, ExactShares

from .toys import BASE, cash, flows, run, toy

FREE = {"payout_after_days": 90}
"""Nothing is released, so that refunds take from their own sales, and bills from the bank."""


def bills(**changes):
    """Return what each day's refunds and bills are: money without what was sold for 10.00 each."""
    paths = run(toy(settlement=FREE, **changes)).paths
    money = paths["cash"] + paths["receivable"] - 1000 * paths["shipped"][:, 0]
    return np.diff(money[:, 0], prepend=100_000).tolist()


# --- when they come back ---------------------------------------------------------------------


def test_returns_are_spread_over_the_days_of_their_law():
    # 5 mugs on each of days 0 to 3: one of them comes back after a day, one after three.
    law = {"law": "discrete", "values": [1, 3]}
    refunds = bills(product__return_share=0.4, product__return_days=law)
    assert refunds == [0, -1000, -1000, -2000, -2000, -1000, -1000, 0, 0, 0]


def test_shares_that_are_no_whole_units_lose_none_over_time():
    law = {"law": "discrete", "values": [1, 2, 3]}
    shop = toy(product__return_share=0.5, product__return_days=law)
    assert run(shop).totals["units_returned"][0] == 3 * math.floor(20 * 0.5 / 3)


def test_a_buyer_who_is_told_to_keep_the_goods_is_refunded_all_the_same():
    returns = {"product__return_share": 0.4, "product__return_days": 1}
    kept = toy(returns={"refund_only_share": 0.5}, product__resaleable_share=1.0, **returns)
    # Two of five are refunded, one of them comes back and is sold again: four on day 4. Of these,
    # the ninth refund comes back, and the tenth, of the mug sold on day 5, does not.
    assert bills(returns={"refund_only_share": 0.5}, **returns)[:4] == [0, -2000, -2000, -2000]
    assert flows(kept, "served") == [5, 5, 5, 5, 4, 1, 0, 0, 0, 0]
    assert run(kept).totals["units_returned"][0] == 5


@pytest.mark.parametrize(
    "law",
    [
        Constant(value=6),
        Discrete(law="discrete", values=(2, 2, 9), weights=(1, 1, 2)),
        Triangular(law="triangular", low=2, mode=6, high=15),
    ],
)
def test_days_of_a_law_have_its_mean_and_no_chance_is_lost(law):
    days = np.array(whole_days(law))
    assert days.sum() == pytest.approx(1)
    assert days @ np.arange(len(days)) == pytest.approx(law.mean, rel=0.002)


def test_a_return_later_than_the_horizon_is_under_way_at_its_end():
    late = {"law": "discrete", "values": [2, 400]}
    shop = toy(product__return_days=late, product__return_share=0.4)
    by_day = {day: chance.item() for day, chance in chances(shop.shops[0]).items()}
    assert by_day == pytest.approx({2: 0.2, 10: 0.2})
    assert run(shop).totals["units_returned"][0] == 4
    assert run(shop).totals["payable_end"][0] == 4 * 10.0


# --- what becomes of them --------------------------------------------------------------------

HANDLED = {"product__return_share": 0.4, "product__return_days": 1}
"""Two mugs come back on each of days 1 to 4."""


def test_what_is_fit_for_sale_is_on_the_shelf_after_its_inspection():
    shop = toy(
        returns={"handling": {"inspection_days": 3}}, product__resaleable_share=1.0, **HANDLED
    )
    # The shelf is empty from day 3 on; the mugs of days 1 to 4 are back on it on days 4 to 7, and
    # the ninth that comes back, on day 6, is on it on day 9.
    assert flows(shop, "served") == [5, 5, 5, 5, 2, 2, 2, 2, 0, 1]
    assert bills(returns={"handling": {"inspection_per_unit": 0.3}}, **HANDLED)[:4] == (
        [0, -2060, -2060, -2060]
    )


def test_what_is_not_fit_is_refurbished_liquidated_or_scrapped():
    handling = {
        "refurbished_share": 0.5, "refurbish_days": 2, "refurbish_per_unit": 0.7,
        "liquidated_share": 0.25, "liquidation_value": 0.25, "freight_per_unit": 0.5,
    }  # fmt: skip
    shop = toy(returns={"handling": handling}, settlement=FREE, **HANDLED)
    # One of two is refurbished and back on the shelf on days 3 to 6, one of four brings 1.00, and
    # the last of four is scrap. The four refurbished are sold on days 4 to 6, and one comes back.
    assert flows(shop, "served") == [5, 5, 5, 5, 2, 1, 1, 0, 0, 0]
    assert bills(returns={"handling": handling}, **HANDLED)[:5] == [0, -2170, -2070, -2170, -2070]
    assert np.diff(cash(shop), prepend=100_000).tolist()[:5] == [0, -170, -70, -170, -70]
    totals = run(shop).totals
    assert totals["units_returned"][0] == 9
    assert totals["units_scrapped"][0] == 9 - 4 - 2
    assert totals["return_cost"][0] == pytest.approx(9 * 0.5 + 4 * 0.7)


def test_what_is_refurbished_is_a_share_of_what_is_not_fit():
    """Of 16 that come back 8 are fit; of the other 8 half are refurbished, half are scrap."""
    handling = {"refurbished_share": 0.5, "refurbish_per_unit": 1.0}
    shop = toy(
        days=5, product__opening_stock=500, product__resaleable_share=0.5,
        product__return_share=0.8, product__return_days=1, returns={"handling": handling},
    )  # fmt: skip
    totals = run(shop).totals
    assert totals["units_returned"][0] == 4 * 4
    assert totals["units_scrapped"][0] == 4
    assert totals["return_cost"][0] == 4 * 1.0
    assert totals["stock_end_units"][0] == 500 - 25 + 8 + 4


def test_goods_in_the_workshop_at_the_end_count_like_goods_on_the_shelf():
    slow = {"handling": {"inspection_days": 90}}
    worth = {"product__leftover_value": 4.0, "product__resaleable_share": 1.0}
    shop = toy(returns=slow, **HANDLED, **worth)
    assert run(shop).totals["stock_end_value"][0] == 8 * 4.0


# --- cash on delivery ------------------------------------------------------------------------

DOOR = {"share": 0.4, "refused_share": 0.5, "refusal_days": 3}
"""Of five mugs two are to be paid at the door, and one of these is refused."""


def test_refused_parcels_bring_no_money_and_come_back():
    shop = toy(cash_on_delivery=DOOR, product__resaleable_share=1.0)
    assert run(shop).totals["units_refused"][0] == 4
    # They are on the shelf again on days 3 to 6; after the 20 are sold on day 3 they are sold, too.
    assert flows(shop, "served") == [5, 5, 5, 5, 2, 1, 1, 0, 0, 0]
    income = np.diff(cash(toy(cash_on_delivery=DOOR)), prepend=100_000).tolist()
    assert income == [0, 4000, 4000, 4000, 4000, 0, 0, 0, 0, 0]


def test_money_of_the_door_comes_later_and_less_a_fee():
    terms = DOOR | {"remitted_after_days": 2, "fee_share": 0.1, "fee_per_unit": 0.25}
    shop = toy(cash_on_delivery=terms)
    income = np.diff(cash(shop), prepend=100_000).tolist()
    # Three prepaid on the next day; one paid at the door, less 1.25, on the second.
    assert income == [0, 3000, 3875, 3875, 3875, 875, 0, 0, 0, 0]
    assert run(shop).totals["cod_fees"][0] == 5.0


def test_both_ways_of_a_refused_parcel_are_paid():
    terms = DOOR | {"share": 1.0, "refused_share": 1.0, "refusal_days": 2}
    back = {"handling": {"freight_per_unit": 0.8}}
    shop = toy(cash_on_delivery=terms, returns=back, warehouse__fulfilment_per_unit=1.5)
    assert np.diff(cash(shop), prepend=100_000).tolist() == [
        -750,
        -750,
        -750 - 400,
        -750 - 400,
        -400,
        -400,
        0,
        0,
        0,
        0,
    ]


def test_only_what_was_not_refused_is_returned():
    shop = toy(cash_on_delivery=DOOR, product__return_share=0.5, product__return_days=1)
    assert run(shop).totals["units_returned"][0] == 8


# --- by chance -------------------------------------------------------------------------------


def z_of(samples, exact):
    """Return the standard errors between a mean of samples, one a world, and the exact one."""
    return (samples.mean() - exact) / (samples.std(ddof=1) / math.sqrt(samples.size))


SHARES = np.array([0.1, 0.25, 0.05])


def by_chance(shares, worlds=20_000):
    """Return how many of 40 units have each outcome, (outcomes, worlds)."""
    scores = np.random.Generator(np.random.SFC64(3)).standard_normal((1, 3, 1, worlds))
    units = np.full((1, worlds), 40)
    parts = ByChance(shares[:, None, None], scores.astype(np.float32)).split(0, units)
    return np.array([part[0] for part in parts])


def test_outcomes_by_chance_are_multinomial():
    counts = by_chance(SHARES)
    assert (counts.sum(axis=0) <= 40).all()
    for count, share in zip(counts, SHARES, strict=True):
        mean, variance = 40 * share, 40 * share * (1 - share)
        assert abs(z_of(count, mean)) < 4.5
        assert abs(z_of((count - mean) ** 2, variance)) < 4.5
    product = (counts[0] - 4) * (counts[1] - 10)
    assert abs(z_of(product, -40 * 0.1 * 0.25)) < 4.5
    total = counts.sum(axis=0)
    assert abs(z_of((total - 16) ** 2, 40 * 0.4 * 0.6)) < 4.5


def test_shares_of_those_that_are_left_are_not_taken_for_shares_of_all():
    left = 1.0 - np.cumsum(SHARES) + SHARES
    counts = by_chance(SHARES * left)
    assert abs(z_of(counts[2], 40 * 0.05)) > 9


def test_exact_shares_differ_from_chance_in_their_variance_only():
    exact = ExactShares(SHARES[:, None, None], 1)
    days = [[part.item() for part in exact.split(0, np.full((1, 1), 40))] for _ in range(20)]
    assert days[0] == [4, 10, 2]
    assert np.sum(days, axis=0).tolist() == [80, 200, 40]


WORLDS = 2000


def returned(**changes):
    """Return the units that come back of 1,000, by world."""
    shop = toy(
        **{"product__opening_stock": 1000, "product__demand": {"units_per_day": 200.0}},
        **{"product__return_days": {"law": "discrete", "values": [1, 2, 4]}, "days": 12},
        **changes,
    )
    return run(shop, runs=WORLDS).totals


def test_units_returned_are_binomial():
    units = returned(returns={"noise": "binomial"}, product__return_share=0.24)["units_returned"]
    assert abs(z_of(units, 240)) < 4.5
    assert abs(z_of((units - 240) ** 2, 1000 * 0.24 * 0.76)) < 4.5
    more = returned(returns={"noise": "binomial"}, product__return_share=0.26)["units_returned"]
    assert abs(z_of(more, 240)) > 9
    even = returned(product__return_share=0.24)["units_returned"]
    assert abs(even - 240).max() <= 3


def test_units_refused_are_binomial():
    terms = {"share": 0.5, "refused_share": 0.2}
    units = returned(returns={"noise": "binomial"}, cash_on_delivery=terms)["units_refused"]
    assert abs(z_of(units, 100)) < 4.5
    assert abs(z_of((units - 100) ** 2, 500 * 0.2 * 0.8)) < 4.5


def test_a_higher_chance_never_gives_fewer_refusals():
    few, many = (
        returned(returns={"noise": "binomial"}, cash_on_delivery={"share": 0.5, "refused_share": s})
        for s in (0.20, 0.21)
    )
    assert (many["units_refused"] >= few["units_refused"]).all()
    assert (many["units_refused"] > few["units_refused"]).mean() > 0.9


def test_a_world_s_parcels_are_the_same_among_three_worlds_and_among_thirty():
    shop = toy(
        returns={"noise": "binomial"}, cash_on_delivery=DOOR, product__return_share=0.3,
        packing={"units_per_packer_day": {"law": "poisson", "mean": 4}}, product__opening_stock=500,
    )  # fmt: skip
    few, many = (run(shop, runs=worlds).paths["cash"] for worlds in (3, 30))
    assert (few == many[:, :3]).all()
    assert np.unique(few[-1]).size == 3


def test_luck_of_returns_is_the_product_s_own():
    mug = BASE["product"][0] | {"return_share": 0.2, "return_days": 3}
    cup = mug | {"name": "cup", "return_days": 5}
    alone, both = (
        draw_parcels(
            toy(product=products, returns={"noise": "binomial"}).shops[0], Streams(4, 0), 50
        ).returned
        for products in ([mug], [cup, mug])
    )
    assert both.shape == (10, 2, 2, 50)
    np.testing.assert_array_equal(alone[:, 0, 0], both[:, 0, 1])
