"""The books open on a running shop: what platforms hold, bills, orders, parcels, past sales."""

import numpy as np
import pytest

from sim.policy.sales_before import SalesBefore
from sim.scenario.problem import ScenarioError
from sim.world.money.balance import Balance
from sim.world.run.block import run_block

from .scenes import case, ran, scene

MUG = '[[product]]\nname = "mug"\n'
RUNNING = (
    "days = 30\ncash = {{ opening = 1000, fixed_cost_per_day = 80, spend_freely = true }}\n"
    "{opening}\n[settlement]\npayout_after_days = 15\n"
)
LIKE_THIS = RUNNING.format(opening="[opening]\nsold_like_this_days = 15")


def test_fifteen_days_of_sales_at_the_platform_pay_the_fixed_costs_from_the_first_day_on():
    run = ran(LIKE_THIS)
    assert run.path("cash") == [100_000 + 2_000 * (day + 1) for day in range(30)]
    assert run.total("cash_low") == 1000
    assert run.path("receivable")[0] == 150_000


def test_receivables_by_their_day_are_the_same_as_days_sold_like_this():
    days = ", ".join(f"{{ on = 2026-03-{2 + day:02}, amount = 100 }}" for day in range(15))
    told = RUNNING.format(opening=f"[opening]\nreceivables = [{days}]")
    assert ran(told).path("cash") == ran(LIKE_THIS).path("cash")


def test_what_was_earned_before_the_first_day_is_no_profit():
    assert ran(LIKE_THIS).total("profit") == ran(RUNNING.format(opening="")).total("profit")


def test_bills_of_the_time_before_are_paid_on_their_day_and_are_no_loss():
    plain, owing = (
        ran(f"days = 10\n{opening}")
        for opening in ("", "[opening]\npayables = [{ on = 2026-03-06, amount = 70 }]\n")
    )
    paid = [a - b for a, b in zip(plain.path("cash"), owing.path("cash"), strict=True)]
    assert paid == [0] * 4 + [7_000] * 6
    assert owing.path("payable") == [7_000] * 4 + [0] * 6
    assert owing.total("profit") == plain.total("profit")


def test_a_payout_under_way_on_the_first_day_arrives_and_older_ones_have():
    """Sold until Sunday: paid on Friday, at the bank on Tuesday, day 1; the rest a week later."""
    terms = 'payout_weekdays = ["friday"]\ntransfer_days = 2\n'
    run = ran(f"{MUG}opening_stock = 0\n[opening]\nsold_like_this_days = 10\n[settlement]\n{terms}")
    gains = np.diff(run.path("cash"), prepend=10_000_000)
    # Of Friday 20 to Sunday 1 March what was released by Friday 27: seven days until the 26th.
    assert {d: g / 100 for d, g in enumerate(gains) if g} == {1: 700, 8: 300}


WAITING = (
    'days = 8\n[market]\nstockout = { orders = "backordered" }\n'
    f"{MUG}opening_stock = 0\n[opening]\nwaiting_orders = {{ mug = 20 }}\n"
    '[[shipment]]\nproduct = "mug"\nunits = 60\narrives = 2026-03-05\nlate_days = 0\n'
)


def test_orders_that_wait_for_goods_are_filled_first_and_paid_for():
    """On day 3 sixty mugs come: for twenty that waited, thirty since then, and that day's ten."""
    run = ran(WAITING)
    assert run.path("backlog")[:4] == [30, 40, 50, 0]
    assert run.path("shipped")[:4] == [0, 0, 0, 60]
    assert run.path("cash")[4] == 10_000_000 + 60_000


def test_orders_that_wait_are_in_the_position_on_the_first_morning():
    seen = []

    class Watching:
        def decide(self, desk):
            seen.append((int(desk.backlog[0, 0]), int(desk.position[0, 0])))
            return case_.opened("rule").decide(desk)

    case_ = case(scene(WAITING))
    run_block(case_.network, Watching(), case_.luck, case_.plan, 1)
    assert seen[0] == (20, 40)


def test_parcels_under_way_are_paid_for_and_half_of_them_come_back():
    """Forty left two days ago: paid on day 5, half of them back on day 3, taken from the payout."""
    run = ran(
        f"days = 9\n{MUG}opening_stock = 0\nreturn_share = 0.5\nreturn_days = 5\n"
        "resaleable_share = 1\n[settlement]\npayout_after_days = 7\n[opening]\n"
        'parcels = [{ listing = "mug", units = 40, left_on = 2026-02-28 }]\n'
    )
    gains = np.diff(run.path("cash"), prepend=10_000_000).tolist()
    assert gains == [0] * 5 + [20_000] + [0] * 3
    # Twenty are on the shelf again on day 3, and five of the ten sold then on day 8; of the 25
    # that are sold twelve come back.
    assert run.flow("served") == [0, 0, 0, 10, 10, 0, 0, 0, 5]
    assert run.total("profit") == 25 * 10 - 12 * 10 - 20 * 4


def averaged(history, day, sold):
    """Return the average of 14 days and the best of them, on a morning after some days' sales."""
    seen = {}

    class Watching:
        def decide(self, desk):
            sales = desk.sales()
            seen[desk.day] = float(sales.average(14)[0, 0]), float(sales.highest(14)[0, 0])
            return case_.opened("rule").decide(desk)

    text = f"days = 9\n{MUG}demand = {{ units_per_day = {sold} }}\n{history}"
    case_ = case(scene(text))
    run_block(case_.network, Watching(), case_.luck, case_.plan, 1)
    ran(text)
    return seen[day]


def test_an_average_of_the_first_days_reaches_into_the_history():
    """On day 3: eleven days at 20, and three at 6."""
    average, _ = averaged("[opening]\nhistory = { mug = 20 }\n", 3, 6)
    assert average == pytest.approx((11 * 20 + 3 * 6) / 14)


def test_a_history_day_by_day_counts_its_last_days_and_then_its_mean():
    """Two days are told, 30 and then 10; the other nine had their mean."""
    average, best = averaged("[opening]\nhistory = { mug = [30, 10] }\n", 3, 6)
    assert average == pytest.approx((9 * 20 + 30 + 10 + 3 * 6) / 14)
    assert best == 30


def test_without_a_history_the_plan_s_first_week_stands_in():
    assert averaged("", 3, 6) == pytest.approx((6, 6))


def test_known_days_have_their_own_spread_and_others_that_of_poisson():
    before = SalesBefore.of([[4.0, 8.0], []], np.array([6.0, 3.0]))
    three = np.array([[3], [3]])
    assert before.units(three).ravel().tolist() == [18, 9]
    assert before.squares(three).ravel().tolist() == [16 + 64 + 6 + 36, 3 * (3 + 9)]
    assert before.best(three).ravel().tolist() == [8, 0]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("waiting_orders = { mugs = 3 }", 'waiting_orders of "mugs", which is no listing.*"mug"'),
        ("history = { cup = 3 }", 'history of "cup", which is no listing'),
        ("history = { mug = [] }", "without a day tells nothing"),
        ("receivables = [{ on = 2026-03-01, amount = 3 }]", "before the first day"),
        ("payables = [{ on = 2026-02-01, amount = 3 }]", "before the first day"),
        ('receivables = [{ on = 2026-03-05, amount = 3, shop = "x" }]', 'receivable of shop "x"'),
        ('parcels = [{ listing = "mug", units = 3, left_on = 2026-03-02 }]', "a day before the f"),
    ],
)
def test_books_that_make_no_sense_are_refused(opening, said):
    with pytest.raises(ScenarioError, match=said):
        scene(f"[opening]\n{opening}\n")


def test_books_that_open_empty_are_found(monkeypatch):
    monkeypatch.setattr(Balance, "bring", lambda balance, amount, released: None)
    with pytest.raises(AssertionError):
        test_fifteen_days_of_sales_at_the_platform_pay_the_fixed_costs_from_the_first_day_on()


def test_averages_that_forget_the_history_are_found(monkeypatch):
    monkeypatch.setattr(SalesBefore, "units", lambda before, days: days * 0.0)
    with pytest.raises(AssertionError):
        test_an_average_of_the_first_days_reaches_into_the_history()
