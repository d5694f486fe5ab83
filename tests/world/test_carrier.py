"""Lanes by hand: calendar, customs, labels, loss, price, taxes, the backup."""

import datetime as dt

import numpy as np
import pytest
from scipy import stats

from sim.world.run.plan import make_plan
from tests.oracles.figures import TOLERANCE

from .toys import BASE, cash, flows, run, toy

LANE = BASE["lane"][0]


def sent(quantity=100.0, days=20, lane=LANE, **changes):
    """Return the toy that orders once from a factory that gives goods away, and sells nothing."""
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": quantity}}
    return toy(
        policy=[rule], days=days, product__demand={"units_per_day": 0.0}, supplier__premium=-0.9,
        supplier__deposit_share=1.0, product__volume_m3=0.01, product__price=0.0,
        lane=[LANE | lane] if isinstance(lane, dict) else lane, **changes,
    )  # fmt: skip


def paid(network):
    """Return the cents that left on each day after the first, by day, where any did."""
    steps = np.diff(cash(network))
    return {day + 1: -int(cents) for day, cents in enumerate(steps) if cents}


def arrival(network):
    """Return the first day on which something is received."""
    return next(day for day, units in enumerate(flows(network, "received")) if units)


def june(first, last=None):
    """Return a span of days of the toy's month, which begins on its first day."""
    return {"first_day": dt.date(2026, 6, first), "last_day": dt.date(2026, 6, last or first)}


def test_nothing_departs_while_a_lane_is_closed():
    assert arrival(sent()) == 2
    assert arrival(sent(lane={"closed": [june(3, 6)]})) == 6
    assert arrival(sent(lane={"closed": [june(3, 6)], "sails": ["monday", "thursday"]})) == 7


def test_all_goods_of_a_late_sailing_are_late():
    late = {"sailing_delays": [{"chance": 1, "days": 3}]}
    assert arrival(sent(lane=late)) == 5
    in_season = {"sailing_delays": [{"chance": 1, "days": 3} | june(10, 12)]}
    assert arrival(sent(lane=in_season)) == 2


def test_two_products_on_one_ship_are_late_together():
    delay = {"sailing_delays": [{"chance": 0.5, "days": {"law": "poisson", "mean": 4}}]}
    mug = BASE["product"][0] | {"demand": {"units_per_day": 0.0}}
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 10.0}}
    shop = toy(product=[mug, mug | {"name": "jug"}], policy=[rule], lane=[LANE | delay], days=25)
    received = run(shop, runs=40).paths["received"]
    assert (received[:, 0] == received[:, 1]).all()
    assert len(np.unique((received[:, 0] > 0).argmax(axis=0))) > 3


def test_the_goods_that_would_wait_too_long_go_by_the_backup():
    lanes = [
        LANE | {"sails": ["monday"], "transit_days": 3, "backup": {"mode": "land", "wait_days": 2}},
        LANE | {"mode": "land", "transit_days": 1},
    ]
    assert arrival(sent(lane=lanes)) == 3  # ready on wednesday: monday is five days off
    lanes[0]["backup"]["wait_days"] = 5
    assert arrival(sent(lane=lanes)) == 10


def test_sensitive_goods_take_a_lane_that_takes_them_and_pay_for_it():
    lanes = [
        LANE | {"takes_sensitive": False},
        LANE | {"mode": "express", "transit_days": 4, "rate": 10.0, "sensitive_multiple": 1.5},
    ]
    shop = sent(lane=lanes, product__sensitive=True)
    assert arrival(shop) == 6
    assert paid(shop) == {6: 1500}


def test_an_exam_takes_its_days_and_its_fee():
    exams = [
        {"kind": "x-ray", "chance": 0.0, "days": 2, "cost": 99.0},
        {"kind": "intensive", "chance": 1.0, "days": 9, "cost": 25.0},
    ]
    assert arrival(sent(lane={"exams": exams})) == 11
    assert paid(sent(lane={"exams": exams})) == {11: 2500}


def test_each_kind_of_exam_meets_its_share_of_shipments():
    exams = [
        {"kind": "x-ray", "chance": 0.3, "days": 1},
        {"kind": "tailgate", "chance": 0.2, "days": 4},
    ]
    received = run(sent(lane={"exams": exams}), runs=2000).paths["received"][:, 0]
    day = (received > 0).argmax(axis=0)
    for share, arrives in ((0.5, 2), (0.3, 3), (0.2, 6)):
        error = ((day == arrives).mean() - share) / np.sqrt(share * (1 - share) / 2000)
        assert abs(error) < TOLERANCE, arrives


def test_a_refused_lot_comes_back_with_new_labels():
    refused = {"lot_rejection": {"chance": 1, "days": 7, "cost_per_unit": 0.2}}
    assert arrival(sent(lane=refused)) == 9
    assert paid(sent(lane=refused)) == {2: 2000}


def test_freight_is_due_days_after_landing():
    assert paid(sent(lane={"rate": 10.0})) == {2: 1000}
    assert paid(sent(lane={"rate": 10.0, "bill_days": 14})) == {16: 1000}


def test_a_large_shipment_pays_less_and_a_container_may_be_cheaper():
    steps = {"rate": 100.0, "lot_discounts": [{"from_charged": 2.0, "discount": 0.25}]}
    assert paid(sent(100.0, lane=steps)) == {2: 10_000}
    assert paid(sent(200.0, lane=steps)) == {2: 15_000}
    full = {"rate": 100.0, "container": {"holds": 28.0, "price": 1500.0}}
    assert paid(sent(1400.0, lane=full)) == {2: 140_000}
    assert paid(sent(1600.0, lane=full)) == {2: 150_000}
    assert paid(sent(2900.0, lane=full)) == {2: 290_000}  # a second container is dearer


def test_who_has_shipped_much_pays_less():
    steps = {"rate": 100.0, "volume_discounts": [{"from_charged": 1.5, "discount": 0.5}]}
    every_day = {"name": "rule", "order": {"rule": "(R,S)", "up_to": 100.0}}
    shop = toy(
        policy=[every_day], days=6, product__opening_stock=0, supplier__premium=-0.9,
        product__volume_m3=0.01, product__price=0.0, lane=[LANE | steps],
        product__demand={"units_per_day": 100.0}, supplier__deposit_share=1.0,
        supplier__lead_time_days=0,
    )  # fmt: skip
    goods = 100 * 40
    assert paid(shop) == {1: goods + 10_000} | dict.fromkeys((2, 3, 4, 5), goods + 5_000)


def test_the_peak_of_a_season_costs_more():
    peak = {"rate": 100.0, "congestion": [june(3, 3) | {"rate_multiple": 1.4}]}
    assert paid(sent(lane=peak)) == {2: 14_000}


def test_lost_units_are_missed_and_insurance_pays_for_them():
    risky = {"loss_share": 0.5, "insurance": {"premium": 0.02, "covers": 0.9}}
    shop = sent(lane=risky)
    traced = run(shop, runs=500)
    lost = traced.totals["units_failed"]
    assert abs(lost.mean() - 50) < TOLERANCE * 5 / np.sqrt(500)
    assert abs(((lost - 50) ** 2).mean() - 25) < TOLERANCE * 25 * np.sqrt(2 / 500)
    spent = traced.paths["cash"][0] - traced.paths["cash"][-1]
    np.testing.assert_array_equal(spent, 100 * 400 * 0.02 - lost * 400 * 0.9)
    assert stats.binom(100, 0.5).sf(int(lost.max())) < 0.01


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, {2: 10_000 + 14_400}),
        ({"duty_terms": "DDP", "ddp_fee": 0.1, "bill_days": 5}, {7: 10_000 + 14_400 + 1_000}),
    ],
)
def test_duty_and_vat_are_asked_at_landing_or_by_the_carrier(terms, expected):
    # 100 mugs of 4.00: duty 10 % and 15 % of the product's own; VAT 20 % of 400 + 100 + 100.
    tax = {"from_day": dt.date(2026, 1, 1), "duty": 0.1, "vat": 0.2, "vat_back_days": 3}
    lane = {"rate": 100.0, "taxes": [tax]} | terms
    shop = sent(lane=lane, product__duty_share=0.15)
    landing = min(expected)
    freight_and_duty, vat = 20_000, 12_000
    fee = 1_000 if terms else 0
    assert paid(shop) == {landing: freight_and_duty + fee + vat, landing + 3: -vat}


def test_the_regime_of_the_landing_day_holds():
    taxes = [
        {"from_day": dt.date(2026, 1, 1), "duty": 0.3},
        {"from_day": dt.date(2026, 6, 4), "duty": 0.9},
    ]
    assert paid(sent(lane={"taxes": taxes})) == {2: 12_000}
    assert paid(sent(lane={"taxes": taxes, "transit_days": 1})) == {3: 36_000}


def test_a_backup_and_a_way_for_sensitive_goods_must_exist():
    with pytest.raises(ValueError, match="there is no lane by air to shed"):
        sent(lane={"backup": {"mode": "air", "wait_days": 1}})
    with pytest.raises(ValueError, match="no lane to shed takes sensitive goods"):
        sent(lane={"takes_sensitive": False}, product__sensitive=True)


def test_value_added_tax_that_comes_back_some_day_pays_for_no_order():
    """With cash below the reserve nothing is ordered, however much the state will give back."""
    tax = {"from_day": dt.date(2026, 1, 1), "vat": 1.0, "vat_back_days": 300}
    rule = {"name": "rule", "order": {"rule": "constant", "quantity": 10.0, "every_days": 1}}
    shop = toy(
        policy=[rule], days=20, cash={"opening": 500.0, "keep_at_least": 100.0},
        product__demand={"units_per_day": 0.0}, supplier__deposit_share=1.0,
        lane=[LANE | {"taxes": [tax]}],
    )  # fmt: skip
    assert min(cash(shop)) >= 0


BATTERY = [
    LANE | {"mode": "air", "transit_days": 1, "rate": 50.0, "takes_sensitive": False},
    LANE | {"transit_days": 7, "rate": 10.0, "sensitive_multiple": 1.5},
]
"""A fast lane, first in the file, that refuses sensitive goods; and one that takes them."""


def test_a_planner_expects_sensitive_goods_by_the_lane_that_takes_them():
    plain, battery = (
        make_plan(sent(lane=BATTERY, product__sensitive=danger)) for danger in (False, True)
    )
    days = {mode: lead.tolist() for mode, lead in plain.lead_days.items()}
    assert days == {"air": [3.0], "sea": [9.0]}
    for lead in (battery.lead_days, battery.longest_lead_days):
        assert {mode: days.tolist() for mode, days in lead.items()} == {"air": [9.0], "sea": [9.0]}


def test_sensitive_goods_that_an_air_lane_refuses_are_not_flown():
    order = {"rule": "first batch", "quantity": 100.0}
    rule = {"name": "rule", "order": order, "freight": {"rule": "by air"}}
    for danger, share in ((False, 1.0), (True, 0.0)):
        totals = run(toy(lane=BATTERY, product__sensitive=danger, policy=[rule])).totals
        assert totals["units_flown"] == [100 * share]
        assert totals["air_share"] == [share]


def test_goods_that_no_air_lane_refuses_are_flown_where_their_own_lane_does():
    order = {"rule": "first batch", "quantity": 100.0}
    lanes = [LANE | {"takes_sensitive": False}, LANE | {"mode": "air"}]
    shop = toy(lane=lanes, product__sensitive=True, policy=[{"name": "rule", "order": order}])
    assert run(shop).totals["units_flown"] == [100]
