"""O16 and O18: money, to the cent."""

import numpy as np
import pytest

from sim import trace
from tests.oracles.figures import equals, printed, rejects
from tests.oracles.textbook import paths, textbook

# --- O16: Little's law on money -------------------------------------------------------------
# A close counts the day of the sale and not the day of the payout. In continuous time a payout
# cycle of T days with a lag of d gives T/2 + d days, half a day more than the closes.


def receivable(commission=0.2, days=280, **settlement):
    """Return the mean receivable at close of 1,000 net a day, over the last ten fortnights."""
    network = textbook(
        days,
        market={"demand_noise": "none"},
        settlement=settlement | {"commission": commission},
        product={"price": 62.5, "opening_stock": 20 * days, "demand": {"units_per_day": 20}},
    )
    (owed,) = paths(network, 3, "receivable")
    return owed[-140:].mean(axis=0) / 100


def test_buyers_owe_a_days_sales_for_every_day_until_payout():
    owed = receivable(payout_after_days=14)
    equals("O16", "fixed 14 days", owed, printed(1000 * 14, 14_000))


def test_payout_cycles_add_half_a_cycle():
    owed = receivable(payout_every_days=14, payout_after_days=5)
    equals("O16", "every 14 days, 5 days later, closes", owed, printed(1000 * (13 / 2 + 5), 11_500))
    equals("O16", "every 14 days, 5 days later, continuous", owed + 1000 / 2, 12_000)


def test_a_reserve_is_owed_for_its_own_days():
    owed = receivable(payout_every_days=14, payout_after_days=5, reserve_share=0.1, reserve_days=90)
    at_close = 0.9 * 1000 * (13 / 2 + 5) + 0.1 * 1000 * 90
    equals("O16", "with a reserve of 10 % for 90 days, closes", owed, at_close)
    continuous = printed(at_close + 0.9 * 1000 / 2, 19_800)
    equals("O16", "with a reserve, continuous", owed + 0.9 * 1000 / 2, continuous)


def test_gross_sales_or_a_day_more_are_not_taken_for_it():
    rejects("O16", "fixed 14 days, gross", receivable(commission=0, payout_after_days=14), 14_000)
    rejects("O16", "fixed 14 days, a day more", receivable(payout_after_days=15), 14_000)
    longer = receivable(payout_every_days=14, payout_after_days=6)
    rejects("O16", "every 14 days, a day later", longer, 11_500)


# --- O18: a ledger of 60 days ---------------------------------------------------------------


def ledger(settle=14, lead=12):
    """Return units on hand, on order, and cents of cash and receivable at each of 60 closes.

    The order of its day: receive, pay balance and freight; payouts; demand; storage and fixed
    costs; at the end of the day order 100 where the position is at most 75, and pay the deposit.
    """
    net = 2500 - 375 - 30
    cash, stock, under_way = 1_000_000, 100, 0
    payouts, arrivals, rows = {}, {}, []
    for day in range(60):
        arrived = arrivals.pop(day, 0)
        stock, under_way = stock + arrived, under_way - arrived
        cash -= arrived * (900 - 270 + 120)
        cash += payouts.pop(day, 0)
        sold = min(5, stock)
        stock -= sold
        payouts[day + settle] = sold * net
        cash -= 2 * stock + 3000
        if stock + under_way <= 75:
            under_way += 100
            arrivals[day + lead] = 100
            cash -= 100 * 270
        rows.append((stock, under_way, cash, sum(payouts.values())))
    return np.array(rows)


def shop(settle=14, lead=12, point=80):
    """Return the same shop; its review lies before the day's five units, so it orders at 80."""
    return textbook(
        60,
        cash={"opening": 10_000, "fixed_cost_per_day": 30},
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        settlement={"payout_after_days": settle, "commission": 0.15, "fee_per_unit": 0.3},
        product={
            "price": 25,
            "unit_cost": 9,
            "volume_m3": 1,
            "opening_stock": 100,
            "demand": {"units_per_day": 5},
        },
        supplier={"lead_time_days": lead, "deposit_share": 0.3},
        lane={"rate": 1.2},
        warehouse={"storage_per_m3_day": 0.02},
        policy={"order": {"rule": "(r,Q)", "r": point, "q": 100}},
    )


NAMES = ("on_hand", "on_order", "cash", "receivable")


def test_every_close_of_sixty_days_is_right_to_the_cent():
    book, seen = ledger(), paths(shop(), 3, *NAMES)
    for name, exact, path in zip(NAMES, book.T, seen, strict=True):
        equals("O18", f"{name}, sum of 60 closes", path.sum(axis=0), exact.sum())
        assert (path == exact[:, None]).all(), name
    cash = seen[NAMES.index("cash")]
    for day, cents in ((1, 996_810), (17, 876_355), (60, 987_750)):
        equals("O18", f"cash of day {day}", cash[day - 1], printed(book[day - 1, 2], cents))
    equals("O18", "lowest cash", cash.min(axis=0), printed(book[:, 2].min(), 876_355))
    owed = printed(book[-1, 3], 146_650)
    equals("O18", "receivable of day 60", seen[NAMES.index("receivable")][-1], owed)


def test_the_totals_tell_the_ledgers_lowest_and_last_cash():
    totals = trace(shop(), runs=3, paths=()).totals
    equals("O18", "totals: cash_low", totals["cash_low"], 8763.55)
    equals("O18", "totals: day of cash_low, from 0", totals["cash_low_day"], 16)
    equals("O18", "totals: cash_end", totals["cash_end"], 9877.50)
    equals("O18", "totals: receivable_end", totals["receivable_end"], 1466.50)


@pytest.mark.parametrize(
    ("mutant", "terms"),
    [("settlement a day later", {"settle": 15}), ("lead time a day longer", {"lead": 13})],
)
def test_another_ledger_is_not_taken_for_it(mutant, terms):
    (cash,) = paths(shop(**terms), 3, "cash")
    assert (cash == ledger(**terms)[:, 2, None]).all()
    rejects("O18", f"cash, {mutant}", cash.sum(axis=0), ledger()[:, 2].sum())
    if "settle" in terms:
        rejects("O18", f"lowest cash, {mutant}", cash.min(axis=0), 876_355)
        assert printed(cash.min(), 865_880)


def test_a_review_after_the_demand_would_order_a_day_earlier():
    (cash,) = paths(shop(point=75), 3, "cash")
    rejects("O18", "cash, reorder point of the evening", cash.sum(axis=0), ledger()[:, 2].sum())
