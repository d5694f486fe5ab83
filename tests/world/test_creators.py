"""Creators and repeat buyers by hand: posts of 7 orders, half of what is to come every day."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.creators import CreatorLuck, draw_creators
from sim.chance.streams import Streams
from sim.world.demand.creators import Creators
from sim.world.run.plan import make_plan

from .toys import cash, flows, run, toy

POSTS = {
    "name": "crowd", "products": ["mug"], "posts_per_week": 7.0, "orders_per_post": 8.0,
    "half_life_days": 1.0,
}  # fmt: skip
LAUNCH = dt.date(2026, 6, 3)


def luck(posts, drops=(), days=8):
    """Return posts of so many orders on each day, and a wish to leave on some days."""
    orders = np.zeros((days, 1))
    orders[: len(posts), 0] = posts
    leaves = np.zeros((days, 1), np.bool_)
    leaves[list(drops)] = True
    return CreatorLuck(orders, leaves, np.ones(1))


def posting(drawn, **changes):
    """Return creators of a mug that is launched on day 2, so that no posts of before count."""
    network = toy(creator=[POSTS | changes], product__on_sale_from=LAUNCH).shops[0]
    return Creators(network, [drawn], (1, 1))


def orders(creators, days):
    return [float(creators.orders(day)[0, 0]) for day in range(days)]


def test_a_post_sells_half_of_the_rest_every_day():
    assert orders(posting(luck([0, 0, 16.0])), 6) == [0, 0, 8, 4, 2, 1]


def test_posts_of_before_the_first_day_are_those_of_an_average_creator():
    network = toy(creator=[POSTS]).shops[0]
    creators = Creators(network, [luck([8.0] * 8)], (1, 1))
    assert orders(creators, 8) == pytest.approx([8.0] * 8)


def test_the_plan_begins_with_the_launch():
    network = toy(creator=[POSTS], product__on_sale_from=LAUNCH)
    expected = make_plan(network).sources["creators"][:6, 0]
    assert expected == pytest.approx([0, 0, 4, 6, 7, 7.5])


def test_a_creator_drops_a_product_on_the_first_day_of_a_stockout_and_comes_back_later():
    creators = posting(luck([8.0] * 8, drops=[3]), back_after_days=2)
    sold = []
    for day in range(7):
        creators.react(day, np.array([[day in (3, 4, 5)]]))
        sold.append(float(creators.orders(day)[0, 0]))
    assert sold == [4, 6, 7, 3.5, 1.75, 4.875, 6.4375]


def test_without_a_day_to_come_back_a_creator_is_gone_for_good():
    creators = posting(luck([8.0] * 8, drops=[1, 2, 3]))
    creators.react(1, np.array([[False]]))
    creators.react(2, np.array([[True]]))
    assert [float(creators.orders(day)[0, 0]) for day in range(2, 5)] == [0, 0, 0]


def test_a_creator_who_does_not_mind_stays():
    creators = posting(luck([8.0] * 8))
    creators.react(0, np.array([[True]]))
    assert orders(creators, 2) == [4, 6]


def test_commission_is_the_posts_share_of_the_day_s_orders():
    product = {"product__opening_stock": 500, "days": 3}
    shop = toy(
        creator=[POSTS | {"posts_per_week": 0.0, "commission": 0.2}], **product,
        settlement={"payout_after_days": 1},
    )  # fmt: skip
    assert run(shop).totals["commission"][0] == 0.0
    silent = Creators(shop.shops[0], [luck([5.0], days=3)], (1, 1))
    silent.orders(0)
    # 2.5 of 7.5 expected orders come from posts: a third of a unit's price, a fifth of that.
    assert silent.commission(np.array([[7.5]]))[0, 0] == pytest.approx(0.2 / 3)


def test_posts_sell_at_the_counter_and_are_paid_on_payday():
    shop = toy(
        creator=[POSTS | {"commission": 0.2, "orders_per_post": 0.0}], days=3,
        product__opening_stock=500, settlement={"payout_after_days": 1},
    )  # fmt: skip
    assert flows(shop, "wanted") == [5, 5, 5]
    assert np.diff(cash(shop), prepend=100_000).tolist() == [0, 5000, 5000]


def test_drawn_posts_have_the_orders_that_their_law_expects():
    law = {"law": "lognormal", "mean": 6, "cv": 2}
    network = toy(creator=[POSTS | {"orders_per_post": law, "drop_chance": 0.3}]).shops[0]
    (drawn,) = draw_creators(network, Streams(5, 0), 4000)
    total = drawn.orders.sum(axis=0)
    assert abs(total.mean() - 60) < 4.5 * total.std() / np.sqrt(total.size)
    assert abs(drawn.drops.mean() - 0.3) < 4.5 * np.sqrt(0.3 * 0.7 / drawn.drops.size)


def test_repeat_buyers_come_after_their_days_and_by_a_half_life():
    repeat = {"share": 0.8, "after_days": 2, "half_life_days": 1.0}
    shop = toy(
        product__demand={"units_per_day": 5.0, "repeat": repeat}, product__opening_stock=500,
        days=7,
    )  # fmt: skip
    # 5 sold on day 0 bring 4: two on day 2, one on day 3, ... Each day's sales do the same.
    expected = [5, 5]
    stirred = 0.0
    for day in range(2, 7):
        stirred = stirred / 2 + expected[day - 2]
        expected.append(5 + 0.4 * stirred)
    assert np.cumsum(flows(shop, "wanted")) == pytest.approx(np.cumsum(expected), abs=2.0)
    assert make_plan(shop).units[:7, 0] == pytest.approx(expected)
