"""`check` tells a planner which rules of a policy never act."""

import pytest

from sim.study.outlook import doubts, outlook
from tests.oracles.textbook import days_after, textbook

SALE = {"name": "11.11", "products": ["item"], "sale_from": days_after(20), "sale_days": 1}
ADS = {"budget_per_day": 10, "cost_per_click": 1, "orders_per_click": 0.1, "half_saturation": 10}
COVER = {"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5}
PAUSE = {"rule": "pause", "at_days": 5, "restart_days": 10}
PREBUILD = {"rule": "promotion pre-build", "multiple": 1, "days_ahead": 9, "cover_days": 3}
THEN_PREBUILD = {"rule": "first batch", "quantity": 9, "then": PREBUILD}
IN_TIME = {"rule": "arrive before date", "days_before": 2}


def told(policy, lead=7, product=None, **tables):
    network = textbook(
        30,
        product={"demand": {"units_per_day": 10}, "leftover_value": 1, "price": 9}
        | (product or {}),
        supplier={"lead_time_days": lead},
        policy=policy,
        **tables,
    )
    return doubts(network, outlook(network))


def test_an_alert_that_never_orders_is_told():
    line = 'policy "rule" has an alert and no order rule: it buys nothing'
    assert line in told({"alert": COVER})
    assert line not in told({"alert": COVER, "order": {"rule": "cover target", "days": 9}})


@pytest.mark.parametrize("order", [PREBUILD, IN_TIME, THEN_PREBUILD])
def test_a_rule_for_promotions_without_any_is_told(order):
    name = order.get("then", order)["rule"]
    line = f'policy "rule" says "{name}", and there is no promotion'
    assert line in told({"order": order})
    assert line not in told({"order": order}, promotion=SALE | {"uplift": 2})


def test_a_rule_for_ads_without_any_is_told():
    line = 'policy "rule" says "pause" of ads, and there are none'
    assert line in told({"ads": PAUSE})
    assert line not in told({"ads": PAUSE}, product={"ads": ADS})


def test_an_order_that_comes_too_late_for_a_promotion_is_told():
    """19 days of lead time and 2 on the shelf: the 21st day before a sale on day 20 is gone."""
    line = (
        'policy "rule" orders nothing for 11.11: '
        "that would have had to be ordered 21 days before it"
    )
    assert line in told({"order": IN_TIME}, lead=19, promotion=SALE | {"uplift": 2})
    assert line not in told({"order": IN_TIME}, lead=18, promotion=SALE | {"uplift": 2})
