"""A shop where nobody looks at the shelf before the evening trades once a day."""

import numpy as np
import pytest

from sim.world.core.timetable import timetable

from .toys import run, toy

UNSPENT = {
    "budget_per_day": 0.0, "cost_per_click": 0.5, "orders_per_click": 0.1, "half_saturation": 50.0,
}  # fmt: skip
PATHS = ("on_hand", "on_order", "wanted", "served", "shipped", "cash")


def intervals(network):
    """Return how many intervals each day has."""
    return {len(day) for day in timetable(network.shops[0])}


def test_a_quiet_shop_trades_once_a_day():
    network = toy()
    assert not network.shops[0].is_watched
    assert intervals(network) == {1}


@pytest.mark.parametrize(
    "what",
    [
        {"market": {"stockout": {"orders": "oversold"}}},
        {"market": {"stockout": {"orders": "backordered"}}},
        {"product__ads": UNSPENT},
        {"platform": {"score": {}}},
        {"warehouse__records": {"count_every_days": 30}},
    ],
    ids=["oversold", "backordered", "ads", "platform", "records"],
)
def test_a_shop_whose_shelf_decides_something_during_the_day_trades_three_times(what):
    network = toy(**what)
    assert network.shops[0].is_watched
    assert intervals(network) == {3}


def test_without_chance_the_same_shop_that_is_watched_has_the_same_days():
    """Ads on which nothing is spent change nothing but that somebody looks at the shelf."""
    rates = {"units_per_day": 7.3}
    quiet, watched = (toy(product__demand=rates, **ads) for ads in ({}, {"product__ads": UNSPENT}))
    assert (intervals(quiet), intervals(watched)) == ({1}, {3})
    one, other = run(quiet).paths, run(watched).paths
    assert (one["on_hand"] == 0).any()
    for path in PATHS:
        assert np.array_equal(one[path], other[path]), path


def test_a_quiet_day_wants_what_the_poisson_law_says():
    """The sum of three intervals has the same law as the whole day; one of them alone has not."""
    rate, worlds = 12.0, 4000
    shop = toy(market={"demand_noise": "poisson"}, product__demand={"units_per_day": rate})
    wanted = np.diff(run(shop, runs=worlds).paths["wanted"][:, 0], axis=0, prepend=0)
    error = np.sqrt(rate / wanted.size)
    assert abs(wanted.mean() - rate) < 4.5 * error
    assert abs(wanted.var(ddof=1) - rate) < 4.5 * np.sqrt((2 * rate**2 + rate) / wanted.size)


def test_what_a_quiet_day_draws_is_the_luck_of_the_evening():
    """So that whatever makes a shop watched, or quiet, leaves all draws as they were."""
    quiet, watched = toy(), toy(product__ads=UNSPENT)
    for one, other in zip(*(timetable(n.shops[0]) for n in (quiet, watched)), strict=True):
        assert [turn.slot for turn in one] == [other[-1].slot]
