"""O17, and what sellers are told of payout terms (C1, C2, C19, M15): money tied up, to the cent."""

import numpy as np
import pytest

from sim import trace
from sim.world.core.rounding import extended
from tests.oracles.figures import equals, printed, rejects
from tests.oracles.textbook import daily, days_after, paths, textbook

DAYS, LAST = 300, 200
"""The last 200 days are ten whole order cycles, long after the pipeline was filled."""
RATE, COST, PRICE, FEE, LOT = 20, 10.0, 25.0, 0.2, 400


def shop(deposit=0.3, credit=15, payout=14):
    """Return a shop that sells 20 a day and buys 400 every 20 days, 30 days ahead.

    A part is paid with the order, the rest days after the goods are there.
    """
    return textbook(
        DAYS,
        cash={"opening": 100_000},
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        settlement={"payout_after_days": payout, "commission": FEE},
        product={
            "price": PRICE, "unit_cost": COST, "opening_stock": 800,
            "demand": {"units_per_day": RATE},
        },
        supplier={"lead_time_days": 30, "deposit_share": deposit, "balance_days": credit},
        policy={"order": {"rule": "(r,Q)", "r": 30 * RATE, "q": LOT}},
    )  # fmt: skip


NAMES = ("on_hand", "on_order", "received", "cash", "receivable", "payable", "goods_cost")


def closes(**terms):
    """Return the mean closes of ten cycles, money in the currency; the shelf is never short."""
    seen = dict(zip(NAMES, paths(shop(**terms), 2, *NAMES), strict=True))
    assert (daily(seen["on_hand"] - seen["received"])[1:] == -RATE).all()
    means = {name: path[-LAST:].mean(axis=0) for name, path in seen.items()}
    money = {"cash", "receivable", "payable", "goods_cost"}
    return {name: mean / 100 if name in money else mean for name, mean in means.items()}


NOON = COST * RATE / 2
"""A close misses half a day of goods: what lies on the shelf between morning and evening."""


def working_capital(**terms):
    seen = closes(**terms)
    return seen["goods_cost"] + seen["receivable"] - seen["payable"] + NOON


def test_money_is_tied_up_in_goods_deposits_and_buyers_less_what_suppliers_lend():
    total = working_capital()
    equals("O17", "working capital", total, printed(2000 + 1800 + 5600 - 2100, 7300))
    seen = closes()
    cogs, unpaid = COST * RATE, 0.7 * COST
    goods = seen["on_hand"] * COST + NOON
    prepaid = 0.3 * COST * seen["on_order"]
    lent = seen["payable"] - unpaid * seen["on_order"]  # of goods that are there
    equals("O17", "inventory at cost", goods, printed(cogs * 10, 2000))
    equals("O17", "prepayments", np.round(prepaid, 9), printed(cogs * 0.3 * 30, 1800))
    equals("O17", "receivables", seen["receivable"], printed(400 * 14, 5600))
    equals("O17", "payables", np.round(lent, 9), printed(cogs * 0.7 * 15, 2100))


def test_the_cash_conversion_cycle_is_days_of_stock_and_of_buyers_less_those_of_suppliers():
    seen = closes()
    cogs, net = COST * RATE, PRICE * (1 - FEE) * RATE
    stock = (seen["on_hand"] * COST + NOON) / cogs
    buyers = seen["receivable"] / net
    suppliers = (seen["payable"] - COST * seen["on_order"]) / cogs
    equals("O17", "days of stock", stock, 10)
    equals("O17", "days of buyers", buyers, 14)
    equals("O17", "days of suppliers, deposits against them", np.round(suppliers, 9), 1.5)
    equals("O17", "cash conversion cycle", np.round(stock + buyers - suppliers, 9), 22.5)


def test_a_deposit_that_is_ignored_is_not_taken_for_it():
    total = working_capital(deposit=0.0)
    assert (total == printed(2000 + 5600 - 3000, 4600)).all()
    rejects("O17", "working capital, deposit ignored", total, 7300)
    rejects("O17", "working capital, a payout a day later", working_capital(payout=15), 7300)


def test_cash_is_what_was_earned_less_what_is_tied_up_at_every_close():
    """The indirect statement: profit so far less the growth of working capital."""
    seen = dict(zip(NAMES, paths(shop(), 2, *NAMES), strict=True))
    sold = RATE * np.arange(1, DAYS + 1)[:, None]
    earned = sold * round((PRICE * (1 - FEE) - COST) * 100)
    tied_up = seen["goods_cost"] + seen["receivable"] - seen["payable"]
    assert (seen["cash"] - 10_000_000 == earned - (tied_up - 800 * 1000)).all()


# --- C1: a payout term is no loan to the seller ------------------------------------------------


def lagged(days, **more):
    """Return a shop that sells 100 a day at 90 net, and what it has in cash."""
    return textbook(
        60,
        cash={"opening": 0, "spend_freely": True},
        market={"demand_noise": "none"},
        settlement={"payout_after_days": days, "commission": 0.1},
        product={
            "price": 100, "opening_stock": 6000, "demand": {"units_per_day": 100},
            "unit_cost": 0, **more,
        },
        warehouse={"fulfilment_per_unit": 30},
    )  # fmt: skip


def test_thirty_days_more_until_payout_tie_up_thirty_days_of_net_sales():
    cash = {days: paths(lagged(days), 2, "cash")[0] for days in (1, 31)}
    assert (cash[1][31:] - cash[31][31:] == 270_000_00).all()


def test_the_peak_need_of_cash_rises_with_every_day_until_payout():
    lags = range(1, 32, 5)
    need = [trace(lagged(days), runs=2).totals["peak_cash_need"][0] for days in lags]
    assert need == [3000.0 * days for days in lags]


# --- C2: supplier credit and payout terms offset each other, they do not add up ----------------


def test_the_least_money_is_tied_up_with_the_longest_credit_and_the_shortest_term():
    tied_up = np.array(
        [[working_capital(deposit=0.0, credit=c, payout=p)[0] for p in (1, 16, 31)]
         for c in (0, 30, 60)]
    )  # fmt: skip
    assert (np.diff(tied_up, axis=0) == -200 * 30).all()
    assert (np.diff(tied_up, axis=1) == 400 * 15).all()


# --- M10, M15: from 15 to 8 days, as in the US in November 2024 -------------------------------


def changed(changes):
    """Return a US shop with about a thousand orders a month; fees as on the platform's page."""
    return textbook(
        60,
        market={"demand_noise": "none"},
        settlement={
            "delivery_days": 4, "payout_after_days": 15, "commission": 0.06, "changes": changes,
        },
        product={
            "price": 29.99, "opening_stock": 2000, "demand": {"units_per_day": 100 / 3},
        },
    )  # fmt: skip


def test_eight_days_in_place_of_fifteen_release_seven_days_of_net_payout():
    before = changed([])
    after = changed([{"from": days_after(31), "payout_after_days": 8}])
    old, new = (paths(network, 2, "cash")[0] for network in (before, after))
    released = new - old
    sold = daily(paths(after, 2, "shipped")[0])
    net = extended(sold, 2_999_000 - 179_940)  # 29.99 less 6 %, in thousandths of a cent
    first = 31 + 4 + 8
    assert (released[:first] == 0).all()
    assert (released[first : first + 7] == np.cumsum(net[31:38], axis=0)).all()
    # From then on the last seven days before an old payday: 233 or 234 orders.
    for day in range(first + 7, 60):
        assert (released[day] == net[day - 18 : day - 11].sum(axis=0)).all()
    assert set(np.unique(released[first + 7 :] // 2_819)) <= {233, 234}


# --- C19: a shorter term sells more only where cash is short -----------------------------------


@pytest.mark.parametrize(("opening", "more"), [(100_000, False), (4500, True)])
def test_a_shorter_term_sells_more_only_where_cash_is_short(opening, more):
    sold = [
        trace(
            textbook(
                90,
                cash={"opening": opening, "spend_freely": False},
                market={"demand_noise": "none", "stockout": {"orders": "lost"}},
                settlement={"payout_after_days": days},
                product={
                    "price": 20, "unit_cost": 12, "opening_stock": 300,
                    "demand": {"units_per_day": 30},
                },
                supplier={"lead_time_days": 7, "deposit_share": 1.0},
                policy={"order": {"rule": "(s,S)", "s": 300, "up_to": 400}},
            ),
            runs=2,
        ).totals["units_sold"][0]
        for days in (8, 31)
    ]  # fmt: skip
    assert sold[0] > sold[1] if more else sold[0] == sold[1]
