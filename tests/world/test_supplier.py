"""Suppliers by hand: prices, credit, closures, quality, and goods in stock."""

import datetime as dt

import numpy as np
import pytest
from scipy import stats

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.oracles.figures import TOLERANCE

from .toys import cash, flows, run, toy

ONCE = {"name": "rule", "order": {"rule": "first batch", "quantity": 100.0}}
QUIET = {"units_per_day": 0.0}


def bought(quantity=100.0, **changes):
    """Return the toy that orders once and sells nothing."""
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": quantity}}
    if "supplier__ready_stock" in changes:
        changes["supplier__lead_time_days"] = 0  # what is in stock leaves at once
    return toy(policy=[rule], product__demand=QUIET, **changes)


def paid(network):
    """Return the cents that left on each day."""
    return (-np.diff(cash(network), prepend=100_000)).tolist()


def test_a_price_break_holds_for_all_units_of_the_order():
    breaks = [{"from_units": 100, "discount": 0.1}, {"from_units": 500, "discount": 0.25}]
    assert sum(paid(bought(99.0, supplier__price_breaks=breaks))) == 99 * 400
    assert sum(paid(bought(100.0, supplier__price_breaks=breaks))) == 100 * 360
    assert sum(paid(bought(500.0, supplier__price_breaks=breaks))) == 500 * 300


def test_much_bought_earns_longer_credit():
    steps = [{"bought_units": 200, "balance_days": 3}]
    rule = {"name": "rule", "order": {"rule": "(R,S)", "every_days": 2, "up_to": 100.0}}
    shop = toy(
        policy=[rule], supplier__credit=steps, supplier__lead_time_days=0, product__price=0.0,
        product__opening_stock=0, product__demand={"units_per_day": 50.0}, days=9,
    )  # fmt: skip
    # 100 mugs on days 0, 2, 4, 6: the second fills the 200, and is the first on credit.
    assert paid(shop) == [40_000, 0, 0, 0, 0, 40_000, 0, 40_000, 0]


def test_work_fades_before_a_closure_and_comes_back_after_it():
    closed = {"first_day": dt.date(2026, 6, 5), "last_day": dt.date(2026, 6, 6)}

    def received(**around):
        shop = bought(days=40, supplier__closed=[closed | around], supplier__lead_time_days=6)
        return flows(shop, "received").index(100)

    assert received() == 8  # 4 days of work, 2 closed, 2 of work
    # Speeds 1, 3/4, 1/2, 1/4, closed, closed: 2.5 days done; 3.5 more from day 6 on.
    assert received(wind_down_days=3) == 10
    # 4 days done; then 1/3, 2/3, 1: two days of work on the morning of day 9.
    assert received(ramp_up_days=2) == 9


AFTER = {"first_day": dt.date(2026, 6, 2), "last_day": dt.date(2026, 6, 3), "ramp_up_days": 3}
"""Closed on days 1 and 2; speed 1/4 on day 3, then 1/2, 3/4 and 1."""


@pytest.mark.parametrize(("lead_days", "day"), [(1, 3), (2, 5), (3, 7), (4, 8)])
def test_three_days_of_ramp_up_work_at_a_quarter_a_half_and_three_quarters(lead_days, day):
    """One day's work is done on day 0, and 1/4, 3/4, 1.5, 2.5, 3.5 more before days 4 to 8.

    So the second is done at 5.33, the third at 6.5, the fourth at 7.5.
    """
    shop = bought(days=40, supplier__closed=[AFTER], supplier__lead_time_days=lead_days)
    assert flows(shop, "received").index(100) == day


def test_what_waits_to_be_made_is_worked_off_at_the_speed_of_the_ramp_up():
    """Forty mugs wait at ten a day; 2.5, 5, 7.5 and 10 are made on the mornings of days 3 to 6.

    So 15 still wait when ten more are ordered: these take two days longer than their one.
    """

    class Twice:
        def decide(self, desk):
            units = {0: 40, 6: 10}.get(desk.day, 0)
            return Decision({"sea": np.full(desk.on_hand.shape, units)})

    shop = bought(
        days=20, supplier__closed=[AFTER], supplier__lead_time_days=1, supplier__capacity_per_day=10
    )
    record = run_block(shop, Twice(), draw_luck(shop, 0), make_plan(shop), 1, ("received",))
    received = np.diff(record.paths["received"][:, 0, 0], prepend=0).tolist()
    assert {day: units for day, units in enumerate(received) if units} == {8: 40, 9: 10}


def test_a_late_order_takes_its_days_longer():
    assert flows(bought(days=20, supplier__late={"chance": 1, "days": 3}), "received")[5] == 100


def test_what_is_not_sent_is_not_paid_and_is_missed_at_the_dock():
    shop = bought(
        supplier__short_shipment={"chance": 1, "share": 0.25}, supplier__deposit_share=0.5
    )
    assert flows(shop, "received")[2] == 75
    assert run(shop).paths["on_order"][:, 0, 0].tolist() == [100, 100] + [0] * 8
    assert paid(shop) == [20_000, 0, 10_000] + [0] * 7
    assert run(shop).totals["units_failed"].tolist() == [25]


def test_defective_goods_are_paid_and_partly_credited():
    whole_lot = {"share": 1.0, "credited": 0.4}
    shop = bought(supplier__defects=whole_lot)
    assert sum(flows(shop, "received")) == 0
    assert paid(shop) == [0, 0, 40_000 - 16_000] + [0] * 7


def test_goods_made_right_after_a_closure_are_worse():
    closed = {
        "first_day": dt.date(2026, 6, 1), "last_day": dt.date(2026, 6, 2),
        "ramp_up_days": 30, "defect_multiple": 4.0,
    }  # fmt: skip
    shop = bought(supplier__closed=[closed], supplier__defects={"share": 0.25}, days=30)
    assert sum(flows(shop, "received")) == 0
    later = [closed | {"ramp_up_days": 0}]
    assert (
        sum(flows(bought(supplier__closed=later, supplier__defects={"share": 0.25}), "received"))
        > 50
    )


def test_defects_are_binomial_by_order_number():
    shop = bought(500.0, supplier__defects={"share": 0.02}, days=4)
    good = run(shop, runs=2000).paths["received"][-1, 0]
    error = (good.mean() - 490) / (good.std(ddof=1) / np.sqrt(2000))
    assert abs(error) < TOLERANCE
    chance = stats.binom.sf(484, 500, 0.98)
    spread = np.sqrt(chance * (1 - chance) / 2000)
    assert abs((good >= 485).mean() - chance) < TOLERANCE * spread


def test_a_supplier_with_goods_in_stock_ships_what_it_has_and_the_rest_when_it_is_remade():
    stock = {"units": 60, "remake_days": 4}
    shop = bought(supplier__ready_stock=stock, lane__transit_days=1)
    assert flows(shop, "received") == [0, 60, 0, 0, 0, 40, 0, 0, 0, 0]
    assert paid(shop) == [24_000, 0, 0, 0, 16_000, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "given",
    [
        {"deposit_share": 0.3},
        {"capacity_per_day": 5},
        {"price_breaks": [{"from_units": 500, "discount": 0.2}]},
    ],
)
def test_goods_in_stock_are_paid_when_shipped(given):
    stock = {"ready_stock": {"units": 60, "remake_days": 4}}
    with pytest.raises(ValueError, match="are paid when they are shipped"):
        bought(**{f"supplier__{key}": value for key, value in (stock | given).items()})


@pytest.mark.parametrize("units", [0, 30, 60])
def test_goods_that_the_supplier_has_yet_to_make_earn_nothing(units):
    stock = {"units": units, "remake_days": 30}
    shop = bought(
        supplier__ready_stock=stock, product__leftover_value=9.0, product__opening_stock=0
    )
    # Of the 100 mugs ordered only those in stock leave; each costs 4.00 and counts 9.00.
    assert run(shop).totals["profit"].tolist() == [5.0 * units]


def test_goods_that_will_be_found_unfit_count_nothing_under_way():
    shop = bought(
        supplier__defects={"share": 1.0}, lane__transit_days=30, product__leftover_value=9.0
    )
    assert run(shop).totals["stock_end_value"].tolist() == [20 * 9.0]
