"""Sellers' claims about alerts, put to shops without chance."""

import datetime as dt
import math

import numpy as np
import pytest

from .toys import BASE, flows, mugs, run, toy

FIRST_DAY = BASE["start"]
LINES = {"yellow": 15, "orange": 10, "red": 5}


def alert(rule="days of cover", **text):
    return [{"name": "rule", "alert": {"rule": rule, **LINES, **text}}]


def multiples(*steps):
    """Return promotions that multiply the organic demand: first day, days, multiple."""
    return [
        {
            "name": f"from {first}", "products": ["mug"], "uplift": multiple, "sale_days": days,
            "sale_from": FIRST_DAY + dt.timedelta(days=first),
        }
        for first, days, multiple in steps
    ]  # fmt: skip


def notice(network, level):
    """Return the days from the first morning at a level to the close that finds the shelf empty."""
    on_hand, levels = (np.array(mugs(network, path)) for path in ("on_hand", "level"))
    return int(np.argmax(on_hand == 0) - np.argmax(levels >= level))


# --- C8: percent of what? -------------------------------------------------------------------


@pytest.mark.parametrize(("days_of_stock", "days_left"), [(20, 2), (60, 6), (120, 12)])
def test_ten_per_cent_of_a_stock_are_as_many_days_as_the_stock_makes_them(days_of_stock, days_left):
    policy = alert("percent of stock", yellow=50, orange=30, red=10)
    toy_shop = toy(policy=policy, days=130, product__opening_stock=5 * days_of_stock)
    first_red = mugs(toy_shop, "level").index(3)
    assert (days_of_stock * 5 - first_red * 5) / 5 == days_left
    assert run(toy_shop).totals["warning_days"][0] == days_of_stock // 2 - 1


# --- C23: days of cover with which window? --------------------------------------------------


@pytest.mark.parametrize(
    ("window", "yellow", "red"), [(1, 12, 4), (3, 11, 4), (7, 9, 4), (14, 7, 3), (30, 4, 1)]
)
def test_a_long_window_takes_the_notice_out_of_an_alert_in_a_ramp(window, yellow, red):
    """50 a day for long, then 200, 350, and 500 for good; 7,500 on the shelf as the ramp begins.

    The claim's 14/13/11/9 days and 6/6/6/5 count from the evening before and both ends, which is
    two days more each. Its 9 and 4 at 30 days hold for a product that is six days old only.
    """
    toy_shop = toy(
        policy=alert(window=window), days=90, product__demand={"units_per_day": 50.0},
        product__opening_stock=60 * 50 + 7500,
        promotion=multiples((60, 1, 4), (61, 1, 7), (62, 28, 10)),
    )  # fmt: skip
    assert (notice(toy_shop, 1), notice(toy_shop, 3)) == (yellow, red)


# --- C12: trailing cover under growth -------------------------------------------------------

GROWTH = math.log(4) / 30
"""A day's growth that makes four times as much in thirty days."""


def growing(policy):
    steps = [(day, 1, math.exp(GROWTH * day)) for day in range(45)]
    return toy(
        policy=policy, days=45, product__demand={"units_per_day": 1000.0},
        product__opening_stock=60_000, promotion=multiples(*steps),
    )  # fmt: skip


def true_cover(days):
    """Return how long stock for so many days of today's sales lasts while sales grow."""
    return math.log(1 + GROWTH * days) / GROWTH


def test_fifteen_days_of_trailing_cover_last_eleven_while_sales_grow():
    assert true_cover(15) == pytest.approx(11.4, abs=0.05)
    assert notice(growing(alert(window=1)), 1) == pytest.approx(true_cover(15), abs=1)


def test_the_longer_the_window_the_shorter_fifteen_days_last():
    found = [notice(growing(alert(window=window)), 1) for window in (1, 7, 14)]
    assert found == sorted(found, reverse=True)
    assert found[-1] < true_cover(15) - 2


def test_fifteen_days_ahead_last_fifteen():
    assert notice(growing(alert("look-ahead cover")), 1) == pytest.approx(15, abs=1)


# --- C3: lower, keep or raise when ads convert better ---------------------------------------

NEW_CREATIVE = 100


def converting(policy, stock):
    """Return a shop that lives from ads; from day 100 on they convert ten times as well.

    The creative has tired to a tenth when a new one comes, which needs three days to learn.
    """
    restart = [(NEW_CREATIVE - 1, 0.0), (NEW_CREATIVE, 1000.0)]
    ads = {
        "budget_per_day": 1000.0, "cost_per_click": 1.0, "orders_per_click": 0.5,
        "half_saturation": 1e9, "new_creative_every_days": NEW_CREATIVE,
        "fatigue_half_life_days": 30.1, "learning_days": 3, "learning_efficiency": 0.1,
        "steps": [
            {"date": FIRST_DAY + dt.timedelta(days=day), "budget_per_day": budget}
            for day, budget in restart
        ],
    }  # fmt: skip
    return toy(
        policy=policy, days=140, product__ads=ads, product__demand={"units_per_day": 0.0},
        product__opening_stock=stock, supplier__lead_time_days=15,
    )  # fmt: skip


def test_lines_that_fall_when_ads_convert_better_serve_fewest_buyers():
    wanted = np.cumsum(flows(converting([{"name": "rule"}], 10**6), "wanted"))
    before = int(wanted[NEW_CREATIVE - 1])
    served, ordered = {}, {}
    for then in ("lower", "keep", "raise"):
        order = {"order": {"rule": "cover target", "at": "orange", "days": 30}}
        policy = [alert("reaction to conversion", then=then)[0] | order]
        shop = converting(policy, before + 7500)
        served[then] = (mugs(shop, "served")[-1] - before) / (wanted[-1] - before)
        ordered[then] = next(day for day, units in enumerate(flows(shop, "ordered")) if units)
    assert ordered["raise"] < ordered["keep"] < ordered["lower"]
    assert served["raise"] > served["keep"] > served["lower"]
    assert served == pytest.approx({"raise": 1.0, "keep": 0.86, "lower": 0.756}, abs=0.001)
