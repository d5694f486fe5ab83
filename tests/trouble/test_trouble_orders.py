"""One order: what is ordered on a day from one supplier is one purchase order."""

import numpy as np
import pytest

from sim.network import parse
from sim.world.buying import order_size
from tests.reference.agree import assert_agrees

from .scenes import case, ran

POT = """
[[product]]
name = "mug"
opening_stock = 0
demand = {{ units_per_day = 0 }}
{mug}
[[product]]
name = "pot"
price = 20
unit_cost = {cost}
suppliers = ["maker"]
demand = {{ units_per_day = 0 }}
{pot}
[[supplier]]
name = "maker"
lead_time_days = 5
{maker}
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = {{ mug = {mugs}, pot = {pots} }} }}
"""


def ordered(mugs, pots, maker, mug="", pot="", cost=4, more=""):
    """Return the units of mugs and pots that are ordered on the first day."""
    text = POT.format(mugs=mugs, pots=pots, maker=maker, mug=mug, pot=pot, cost=cost)
    run = ran(f"days = 20\n{more}\n{text}")
    return run.path("ordered", 0)[0], run.path("ordered", 1)[0]


OF_1000 = "minimum_per_purchase_order = { units = 1000 }"


def test_five_hundred_of_each_make_a_thousand_in_all():
    assert ordered(500, 500, OF_1000) == (500, 500)


@pytest.mark.parametrize(
    ("asked", "placed"),
    [((300, 300), (500, 500)), ((100, 300), (250, 750)), ((1, 0), (1000, 0)), ((1, 2), (333, 667))],
)
def test_a_smaller_order_is_raised_in_proportion_to_what_it_asks(asked, placed):
    assert ordered(*asked, OF_1000) == placed


def test_it_is_raised_in_whole_cartons_those_first_that_are_cut_most():
    # 500 of each: 20 cartons of 24 and 0.83 of one, 27 of 18 and 0.78: a carton more of mugs.
    assert ordered(300, 300, OF_1000, "carton = 24", "carton = 18") == (504, 504)
    # 400 and 600: 16.67 and 24 cartons of 25 and 25; 400 are 16 whole ones.
    assert ordered(40, 60, OF_1000, "carton = 25", "carton = 25") == (400, 600)


def test_a_minimum_in_money_counts_list_prices_with_their_premium():
    least = "minimum_per_purchase_order = { money = 3_000 }\npremium = 0.25"
    # 100 mugs at 5.00 and 50 pots at 10.00 are 1,000: three times as many.
    assert ordered(100, 50, least, cost=8) == (300, 150)
    assert ordered(400, 100, least, cost=8) == (400, 100)


def test_a_product_s_own_minimum_is_met_before_that_of_the_order():
    both = f"minimum_order = 400\n{OF_1000}"
    assert ordered(300, 600, both) == (400, 600)
    assert ordered(100, 100, both) == (500, 500)


CASH = "[cash]\nspend_freely = false\nkeep_at_least = 0\nopening = {}\n"


def test_an_order_that_the_cash_cuts_below_its_minimum_is_given_up_whole():
    paid_at_once = f"deposit_share = 1.0\n{OF_1000}"
    assert ordered(500, 500, paid_at_once, more=CASH.format("4_000.0")) == (500, 500)
    assert ordered(500, 500, paid_at_once, more=CASH.format("3_999.0")) == (0, 0)


def test_a_purchase_order_pays_one_fee_however_many_products_it_has():
    maker = "order_fee = 50"
    run = ran(f"days = 20\n{POT.format(mugs=100, pots=100, maker=maker, mug='', pot='', cost=4)}")
    assert run.path("cash")[0] == (100_000 - 50) * 100
    assert run.total("orders_placed") == 1


def test_the_fee_of_an_order_counts_once_at_the_gate():
    # 200 units and a fee are 850; of 799 for 199 units the odd one goes to the first name.
    fee = "order_fee = 50\ndeposit_share = 1.0"
    assert ordered(100, 100, fee, more=CASH.format("850.0")) == (100, 100)
    assert ordered(100, 100, fee, more=CASH.format("849.0")) == (100, 99)


def test_two_days_are_two_orders():
    run = ran("""
days = 20
[[supplier]]
name = "maker"
order_fee = 50
[[policy]]
name = "rule"
order = { rule = "constant", quantity = 10, every_days = 5 }
""")
    assert run.total("orders_placed") == 4


FACTORY = """
days = 30
[[product]]
name = "mug"
opening_stock = 0
demand = {{ units_per_day = 0 }}
[[product]]
name = "{other}"
price = 20
unit_cost = 4
suppliers = ["maker"]
demand = {{ units_per_day = 0 }}
[[supplier]]
name = "maker"
lead_time_days = 2
capacity_per_day = 50
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = 100 }}
"""


@pytest.mark.parametrize("other", ["apple cup", "zebra cup"])
def test_an_order_is_made_as_a_whole_and_all_its_goods_are_ready_together(other):
    # 200 units at 50 a day: 3 days more than the 2; 5 days at sea.
    run = ran(FACTORY.format(other=other))
    assert run.flow("received", 0).index(100) == run.flow("received", 1).index(100) == 2 + 3 + 5


QUEUE = """
name = "one queue"
currency = "USD"
start = 2026-07-22
days = 54
runs = 42
seed = 596565316
current_rule = "rule"
[cash]
opening = 50_000
{products}
[[supplier]]
name = "s0"
lead_time_days = 9
capacity_per_day = 82
[[lane]]
mode = "express"
to = "W1"
transit_days = 1
rate = 87.63
per = "m3"
[[warehouse]]
name = "W1"
dock_days = 0
[[policy]]
name = "rule"
order = {{ rule = "(R,S)", up_to = 303 }}
freight = {{ rule = "by express" }}
"""
P1 = """
[[product]]
name = "p1"
price = 46.75
unit_cost = 20.48
suppliers = ["s0"]
demand = { units_per_day = 1.421 }
"""
P2 = """
[[product]]
name = "p2"
price = 4.69
unit_cost = 0.81
suppliers = ["s0"]
demand = { units_per_day = 4.946 }
"""


def queue(*products):
    network = parse(QUEUE.format(products="".join(products)))
    return assert_agrees(case(network), "rule", 5)


def test_the_order_of_products_in_the_file_changes_nothing():
    one, other = queue(P1, P2), queue(P2, P1)
    for name, total in one.totals.items():
        np.testing.assert_array_equal(total, other.totals[name], err_msg=name)
    for name, path in one.paths.items():
        turned = other.paths[name][:, ::-1] if path.ndim == 3 else other.paths[name]
        np.testing.assert_array_equal(path, turned, err_msg=name)
    assert one.paths["on_hand"][13, :, 0].tolist() != [302, 0]


@pytest.mark.looks_inside
def test_a_minimum_that_each_product_must_meet_is_rejected(monkeypatch):
    """A mutant: the minimum of the order is asked of every product on its own."""

    def of_each(lines, carton, worth, least):
        return np.where(lines > 0, np.maximum(lines, least), 0)

    monkeypatch.setattr(order_size, "scaled_up", of_each)
    with pytest.raises(AssertionError):
        assert ordered(500, 500, OF_1000) == (500, 500)
