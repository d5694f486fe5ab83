"""What the desk shows of money to come: payout days by tier, and cash due, solved by hand."""

import datetime as dt

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan

from .test_settlement import reviewed
from .toys import toy


class Watcher:
    """Orders ten mugs on day 1, and notes what the desk shows each morning."""

    def __init__(self):
        self.payout_days, self.cash_due = [], []

    def decide(self, desk):
        self.payout_days.append(desk.payout_days.tolist())
        self.cash_due.append([int(desk.cash_due(days)[0]) for days in (0, 1, 3, 90)])
        ten = np.full(desk.on_hand.shape, 10 * (desk.day == 1))
        return Decision({"sea": ten})


def watched(network):
    watcher = Watcher()
    run_block(network, watcher, draw_luck(network, 0), make_plan(network), 2)
    return watcher


def test_the_desk_shows_the_days_to_payout_of_the_tier():
    seen = watched(reviewed()).payout_days
    assert seen[:11] == [[[6, 6]]] * 11
    assert seen[11:] == [[[1, 1]]] * 19


def test_the_desk_shows_payouts_by_their_day_less_all_bills():
    terms = {"payout_after_days": 3}
    shop = toy(settlement=terms, supplier__deposit_share=0.5, supplier__balance_days=1)
    due = watched(shop).cash_due
    # 50.00 a day, paid three days later; on day 1 ten mugs at 4.00, of which half at once.
    assert due[0] == [0, 0, 0, 0]
    assert due[1] == [0, 0, 5000, 5000]
    assert due[2] == [-2000, 5000 - 2000, 10_000 - 2000, 10_000 - 2000]
    assert due[3] == [-2000, 5000 - 2000, 10_000 - 2000, 10_000 - 2000]
    assert due[4] == [0, 5000, 10_000, 10_000]


def test_a_refund_under_way_and_a_deposit_are_not_due():
    shop = toy(
        settlement={"payout_after_days": 900, "deposit": {"amount": 70.0}},
        product__return_share=0.4,
        product__return_days=4,
    )
    owed = [[0] * 4, [0] * 4, [-4000] * 4, *[[0] * 4] * 7]  # the ten mugs, for a night
    assert watched(shop).cash_due == owed


def test_payouts_are_expected_less_the_refunds_that_have_been_and_beyond_the_last_day():
    terms = {"payout_after_days": 12}
    plenty = {"product__opening_stock": 500, "days": 6}
    due = watched(
        toy(settlement=terms, product__return_share=0.4, product__return_days=4, **plenty)
    ).cash_due
    # In 90 days; two of the first day's five mugs are back on day 4; on day 2 40.00 is owed.
    expected = [0, 5000, 10_000 - 4000, 15_000, 20_000 - 2000, 25_000 - 4000]
    assert [on_day[3] for on_day in due] == expected
    assert [on_day[2] for on_day in due] == [0, 0, -4000, 0, 0, 0]


@pytest.mark.parametrize(
    "change",
    [
        {"lane__loss_share": 0.5, "lane__insurance": {"premium": 0.0, "covers": 1.0}},
        {"supplier__defects": {"share": 0.5, "credited": 1.0}},
        {"lane__exams": [{"kind": "x-ray", "chance": 1.0, "days": 3, "cost": 90.0}]},
    ],
    ids=["losses", "unfit goods", "exams"],
)
def test_bills_that_nobody_knows_yet_are_not_shown(change):
    plain = {"lane__transit_days": 8, "supplier__balance_days": 1}
    known, seen = (watched(toy(**plain, **more)).cash_due for more in ({}, change))
    assert seen == known


def test_a_tax_that_comes_back_is_due_all_the_same():
    tax = {"from_day": dt.date(2026, 1, 1), "vat": 0.2}
    kept, back = (
        watched(toy(lane__taxes=[tax | more], lane__transit_days=8)).cash_due
        for more in ({}, {"vat_back_days": 9})
    )
    assert kept[2][0] == -4000 - 800  # ten mugs of 4.00, and 20 % of that
    assert back == kept
