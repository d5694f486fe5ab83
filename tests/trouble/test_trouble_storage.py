"""Prices of storage that have dates: the last quarter costs three times as much."""

from itertools import pairwise

import pytest

from sim.network import ScenarioError
from sim.world.warehouse import storage

from .scenes import ran, scene

QUARTER = """
start = 2026-09-01
days = 61
[[product]]
name = "mug"
opening_stock = 100
volume_m3 = 0.01
demand = {{ units_per_day = 0 }}
[[warehouse]]
name = "hub"
{prices}
"""
FROM_OCTOBER = "peaks = [ {{ first_day = 2026-10-01, last_day = {last}, {price} }} ]"


def peak(price="per_m3_day = 2.83", last="2026-12-31"):
    return FROM_OCTOBER.format(price=price, last=last)


def stored(prices):
    """Return the cents of each day."""
    cash = [10_000_000, *ran(QUARTER.format(prices=prices)).path("cash")]
    return [before - after for before, after in pairwise(cash)]


def test_a_cubic_metre_costs_92_cents_a_day_and_from_october_283():
    bills = stored(f"storage_per_m3_day = 0.92\n{peak()}")
    assert bills == [92] * 30 + [283] * 31
    assert sum(bills) == 11_533


def test_both_ends_of_a_peak_belong_to_it_and_then_the_usual_price_is_back():
    bills = stored(f"storage_per_m3_day = 0.92\n{peak(last='2026-10-02')}")
    assert bills == [92] * 30 + [283] * 2 + [92] * 29


def test_free_days_are_free_in_a_peak_too():
    bills = stored(f"storage_per_m3_day = 0.92\nfree_days = 31\n{peak()}")
    assert bills == [0] * 31 + [283] * 30


def test_a_ladder_has_a_ladder_of_its_own_in_a_peak():
    ladder = "storage_ladder = [ { after_days = 0, per_m3_day = 1 } ]"
    steps = [(0, 2), (40, 5)]
    high = ", ".join(f"{{ after_days = {a}, per_m3_day = {p} }}" for a, p in steps)
    bills = stored(f"{ladder}\n{peak(f'storage_ladder = [ {high} ]')}")
    assert bills == [100] * 30 + [200] * 10 + [500] * 21


@pytest.mark.parametrize(
    ("prices", "message"),
    [
        (peak("storage_ladder = []"), "needs per_m3_day, and no storage_ladder"),
        ("peaks = [ { first_day = 2026-10-01, last_day = 2026-10-02 } ]", "needs per_m3_day"),
        (
            f"storage_ladder = [ {{ after_days = 0, per_m3_day = 1 }} ]\n{peak()}",
            "needs storage_ladder, and no per_m3_day",
        ),
        (
            "peaks = [ { first_day = 2026-10-01, last_day = 2026-10-05, per_m3_day = 1 },"
            " { first_day = 2026-10-05, last_day = 2026-10-09, per_m3_day = 2 } ]",
            "two peaks lie on one day",
        ),
    ],
)
def test_a_peak_that_says_too_little_or_too_much_is_refused(prices, message):
    with pytest.raises(ScenarioError, match=message):
        scene(QUARTER.format(prices=prices))


def test_one_price_all_year_is_rejected(monkeypatch):
    """A mutant: the prices of the first day hold on all days."""
    right = storage.prices
    monkeypatch.setattr(storage, "prices", lambda *about: right(*about)[:1] * 61)
    with pytest.raises(AssertionError):
        stored(f"storage_per_m3_day = 0.92\n{peak()}")
