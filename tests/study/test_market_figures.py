"""Figures of prices, creators and ads are told where a file has them, and only there."""

import pytest

from sim.study.compare import compare
from tests.world.toys import toy

ADS = {
    "budget_per_day": 10.0, "cost_per_click": 0.5, "orders_per_click": 0.5, "half_saturation": 10.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def told():
    """Return the figures of a shop that sells 10 mugs a day at 8.00, half of them by ads."""
    cut = {"rule": "clear out", "cut": 0.2, "from_day": 0}
    network = toy(
        product__ads=ADS | {"attributed_multiple": 1.5}, product__opening_stock=500,
        product__demand={"units_per_day": 5.0, "price_elasticity": -1e-9},
        policy=[{"name": "rule", "price": cut}],
    )  # fmt: skip
    return compare(network, [], runs=12, workers=1).policies[0].figures


def test_roas_is_sales_over_spend_for_the_dashboard_and_for_what_ads_really_brought(told):
    assert told["roas_incremental"].value == pytest.approx(5 * 8.0 / 10.0)
    assert told["roas_dashboard"].value == pytest.approx(7.5 * 8.0 / 10.0)


def test_what_buyers_paid_below_the_list_price_is_told(told):
    assert told["discounts"].value == pytest.approx(10 * 10 * 2.0)


def test_what_a_file_does_not_have_is_not_told(told):
    assert "commission" not in told
    plain = compare(toy(), [], runs=12, workers=1).policies[0].figures
    assert not {"roas_dashboard", "discounts", "units_substituted"} & plain.keys()
