"""Sales averages leave days without stock out, and orders that were cancelled are no sales."""

import numpy as np
import pytest

from sim.policy.decision import Decision
from sim.policy.rule import Rule
from sim.world.run.block import run_block
from sim.world.run.sales_book import SalesBook

from .scenes import case, ran, scene

OUT = """
days = 30
[[product]]
name = "mug"
opening_stock = 40
{keys}
"""
SHIP = """
[[shipment]]
product = "mug"
units = 1000
arrives = 2026-03-12
late_days = 0
"""
OVERSOLD = """
[market.stockout]
orders = "oversold"
sync_lag_hours = 1000
cancel_after_days = 2
"""
# 40 mugs last for days 0 to 3; day 3 closes empty, the ship comes on day 10.


class Watching:
    """A policy that notes what the desk shows each morning."""

    def __init__(self, read):
        self.read, self.seen = read, []

    def decide(self, desk):
        self.seen.append(np.asarray(self.read(desk))[0, 0].tolist())
        return Decision()


def seen(read, keys="", more=""):
    """Return what is read off the desk each morning."""
    this, policy = case(scene(OUT.format(keys=keys) + SHIP + more)), Watching(read)
    run_block(this.network, policy, this.luck, this.plan, 1)
    return policy.seen


def test_an_average_leaves_days_without_stock_out():
    mornings = seen(lambda desk: desk.average_sales(4))
    assert mornings == [10.0] * 30


def test_an_average_of_all_days_counts_empty_ones_with_what_they_sold():
    mornings = seen(lambda desk: desk.average_sales(4, in_stock_days_only=False))
    assert mornings[4:12] == [10, 7.5, 5, 2.5, 0, 0, 0, 2.5]


def test_the_window_reaches_back_over_so_many_days_in_stock():
    # In stock: days 0 to 2, then days 10 on; the first session sells 30 more on day 10.
    mornings = seen(lambda desk: desk.sales().highest(3), more="""
    [[season]]
    first_day = 2026-03-12
    last_day = 2026-03-12
    multiple = 4
    """)  # fmt: skip
    assert mornings[:15] == [10] * 11 + [40, 40, 40, 10]


def test_a_spread_is_that_of_the_days_in_stock():
    assert seen(lambda desk: desk.sales().spread(3), more="")[3:20] == [0.0] * 17


def test_days_before_the_launch_do_not_count():
    late = "on_sale_from = 2026-03-05\ndemand = { units_per_day = 8 }"
    counts = seen(lambda desk: desk.days_in_stock[-1], late)
    # On sale from day 3, 8 a day out of 40: empty at the close of day 7, in stock again on day 10.
    assert counts[:13] == [0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 4, 5, 6]


def test_orders_that_were_cancelled_are_no_sales():
    sold = seen(lambda desk: desk.sold[-1], more=OVERSOLD)
    # Orders of days 4 to 7 wait for two days and are cancelled; those of days 8 and 9 are filled.
    assert sold[:12] == [0, 10, 20, 30, 40, 50, 60, 60, 60, 60, 60, 70]


def test_a_cancelled_order_is_taken_out_of_the_day_on_which_it_was_taken():
    daily = seen(lambda desk: np.diff(desk.sold, axis=0)[:, :1, 0].T[None], more=OVERSOLD)[-1]
    assert daily[:12] == [10, 10, 10, 10, 0, 0, 0, 0, 10, 10, 10, 10]


ROLLING = """
[[policy]]
name = "rule"
order = { rule = "rolling forecast", buffer = 0, trust = 1, window = 7, in_stock_days_only = %s }
"""


@pytest.mark.parametrize(("in_stock_days_only", "ordered"), [("true", 40), ("false", 0)])
def test_a_rolling_forecast_is_not_talked_down_by_a_stockout(in_stock_days_only, ordered):
    # Ten days to the shelf and seven to the next review: up to 170, 130 of them since day 0. On day
    # 7 three days in stock have sold what the plan said, and seven days 40 of 70.
    run = ran(OUT.format(keys="") + ROLLING % in_stock_days_only)
    assert run.flow("ordered")[0] == 130
    assert run.flow("ordered")[7] == ordered


def all_rules(kind=Rule):
    for below in kind.__subclasses__():
        yield below
        yield from all_rules(below)


def test_every_shipped_rule_that_averages_sales_leaves_days_without_stock_out():
    averaging = [rule for rule in all_rules() if "window" in rule.model_fields]
    assert len(averaging) > 12
    for rule in averaging:
        assert rule.model_fields["in_stock_days_only"].default is True, rule


def test_a_book_that_counts_cancelled_orders_is_found(monkeypatch):
    monkeypatch.setattr(SalesBook, "_correct", lambda book, day: None)
    with pytest.raises(AssertionError):
        test_orders_that_were_cancelled_are_no_sales()


def test_a_waiting_order_of_before_the_first_day_is_taken_out_of_no_day():
    more = OVERSOLD + "[opening]\nwaiting_orders = { mug = 50 }\n"
    sold = seen(lambda desk: desk.sold[-1], more=more)
    # Forty of fifty are filled on the first morning; ten, and the orders of days 0 to 7, are
    # cancelled after two days.
    assert sold[:4] == [0, 10, 20, 20]
    assert min(np.diff(sold)) >= 0
