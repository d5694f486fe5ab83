"""The figures that a policy reads from its desk, and what it can and cannot do with them."""

import dataclasses

import numpy as np
import pytest

from sim.network import parse
from sim.policy.decision import BadDecisionError, Decision, checked
from sim.policy.desk import whole
from sim.policy.rule import per_listing
from sim.study.trace import trace
from sim.world.core.stock import Stock
from sim.world.run.plan import make_plan
from sim.world.run.review import Review
from sim.world.warehouse.stock_record import TrueRecords
from tests.policy.desks import desk, rows, week
from tests.scenario.files import SMALL


def test_the_position_is_stock_on_hand_and_on_order_less_what_is_owed():
    seen = desk(on_order=((5, 0, 7), (0, 0, 0)), backlog=((0, 0, 9), (0, 1, 0)))
    assert rows(seen.position) == [[55, 20, -2], [30, 29, 30]]


def test_average_sales_are_those_of_the_window():
    days = [[[v, 0, 1], [2, 2, 2]] for v in (10, 20, 30)]
    assert rows(desk(daily=days).average_sales(2)) == [[25, 0, 1], [2, 2, 2]]
    assert rows(desk(daily=days).average_sales(3)) == [[20, 0, 1], [2, 2, 2]]


def test_before_the_first_day_the_plan_s_first_week_stands_in_for_sales():
    assert rows(desk().average_sales(7)) == [[10] * 3, [4] * 3]
    two_days = [[[24] * 3, [4] * 3]] * 2
    assert rows(desk(daily=two_days).average_sales(7)) == [[(48 + 50) / 7] * 3, [(8 + 20) / 7] * 3]


def test_the_highest_sales_are_those_of_the_best_day_in_the_window():
    days = [[[v, 1, 2], [3, 9, 3]] for v in (90, 5, 7)]
    assert rows(desk(daily=days).sales().highest(2)) == [[7, 1, 2], [3, 9, 3]]
    assert rows(desk(daily=days).sales().highest(50)) == [[90, 1, 2], [3, 9, 3]]
    assert rows(desk().sales().highest(5)) == [[10] * 3, [4] * 3]


def test_lead_times_are_rounded_up_to_whole_days():
    assert rows(desk().lead("sea")) == [20, 22]


def test_the_plan_is_read_from_today_or_from_a_day_and_ends_with_itself():
    assert rows(desk(day=3).expected(4)) == [[40], [16]]
    assert rows(desk(day=3).expected(4, start=0)) == [[40], [16]]
    assert rows(desk(day=58).expected(10)) == [[20], [8]]
    assert rows(desk(day=3).expected(0)) == [[0], [0]]


def test_wishes_are_rounded_up_and_never_below_nothing():
    assert rows(whole(np.array([0.0, 0.001, 2.0, 2.2, -7.9]))) == [0, 1, 2, 3, 0]


def test_a_table_is_read_by_name_then_by_role_and_what_it_does_not_name_is_0():
    assert rows(per_listing(7, desk())) == [[7], [7]]
    assert rows(per_listing({"lamp": 1, "hit": 2, "steady": 3}, desk())) == [[1], [3]]
    assert rows(per_listing({"lamp": 1}, desk())) == [[1], [0]]


GOOD = np.zeros((2, 3), np.int64)


def test_what_is_left_out_of_a_decision_is_nothing_ordered_ads_as_planned_green():
    full = checked(Decision(), desk(), frozenset({"sea"}))
    assert dict(full.orders) == {}
    assert rows(full.ads) == [[1.0] * 3] * 2
    assert rows(full.levels) == [[0] * 3] * 2
    assert rows(full.backup_share) == [[0.0] * 3] * 2


@pytest.mark.parametrize("ads", [0, 1, 0.5, np.ones((2, 3))])
def test_ads_from_none_to_all_are_a_decision(ads):
    assert checked(Decision(ads=ads), desk(), frozenset()).ads.shape == (2, 3)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "must return a Decision, not NoneType"),
        ({"sea": GOOD}, "must return a Decision, not dict"),
        (Decision({"rail": GOOD}), 'no lane by "rail"; there is air and sea'),
        (Decision({"sea": GOOD[:1]}), r"whole numbers.*\(2, 3\)"),
        (Decision({"sea": GOOD.astype(float)}), "whole numbers"),
        (Decision({"sea": 5}), "whole numbers"),
        (Decision({"sea": GOOD - 1}), "between 0 and 10,000,000 units"),
        (Decision(ads=1.01), "between 0 and 1"),
        (Decision(ads=-0.01), "between 0 and 1"),
        (Decision(ads=float("nan")), "between 0 and 1"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused_in_one_line(answer, words):
    with pytest.raises(BadDecisionError, match=words) as caught:
        checked(answer, desk(), frozenset({"sea", "air"}))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "answer",
    [
        Decision(levels=np.full((2, 3), 9)),
        Decision(levels=np.full((2, 3), 0.5)),
        Decision(levels=-1),
        Decision(backup_share=1.01),
        Decision(backup_share=-0.01),
        Decision(ads="all"),
        Decision(ads=np.ones((3, 2))),
        Decision(levels=np.ones((3, 2), np.int64)),
        Decision({"sea": np.full((2, 3), 2**62)}),
    ],
    ids=[
        *("level 9", "level 0.5", "level -1", "backup above 1", "backup below 0"),
        *("ads as text", "ads turned", "levels turned"),
        "an order of 2^62",
    ],
)
def test_any_other_answer_that_makes_no_sense_is_refused_too(answer):
    with pytest.raises(BadDecisionError):
        checked(answer, desk(), frozenset({"sea"}))


def test_orders_that_are_not_by_mode_are_refused():
    with pytest.raises(BadDecisionError):
        checked(Decision([GOOD]), desk(), frozenset({"sea"}))


class Noting:
    """Orders nothing and keeps the desks that it saw."""

    def __init__(self):
        self.desks = []

    def decide(self, seen):
        self.desks.append(seen)
        return Decision()


@pytest.fixture(scope="module")
def shown():
    """Return the desk that the shop itself shows on its first day."""
    network = parse(SMALL)
    noting = Noting()
    stock = Stock.of(np.array([[60, 60], [40, 40]]))
    ledger = type("Ledger", (), {"cash": np.array([500_000, 500_000])})()
    promised = np.zeros((40, 2, 2), np.int64)
    plan, kept = make_plan(network), TrueRecords(stock)
    Review(network, noting, plan, stock, kept, ledger, (), promised).decide(0)
    return noting.desks[0]


SHOWN = (
    "on_hand", "after_receipt", "on_order", "backlog", "sold", "ads_share", "clicks", "ad_orders",
    "promised", "cash",
)  # fmt: skip


@pytest.mark.parametrize("array", SHOWN)
def test_a_policy_cannot_write_into_the_shop_s_books(shown, array):
    with pytest.raises(ValueError, match="read-only"):
        getattr(shown, array)[...] = 0


@pytest.mark.parametrize(
    "array", ["planned", "ads_budget", "lead_days", "longest_lead_days", "lead_sd_days"]
)
def test_a_policy_cannot_write_into_the_plan(shown, array):
    values = getattr(shown, array)
    values = values if array in {"planned", "ads_budget"} else values["sea"]
    with pytest.raises(ValueError, match="read-only"):
        values += 0


def test_a_policy_cannot_put_another_array_on_the_desk(shown):
    with pytest.raises(dataclasses.FrozenInstanceError):
        shown.on_hand = None


def test_a_desk_shows_nothing_of_the_days_to_come():
    seen = desk(daily=week(3, 1))
    assert len(seen.sold) == seen.day + 1


def test_two_policies_of_one_text_earn_the_same_in_every_world():
    network = parse(SMALL)
    one, other = (trace(network, "today", runs=3).totals["profit"] for _ in range(2))
    assert one.tolist() == other.tolist()
