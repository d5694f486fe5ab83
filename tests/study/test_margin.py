"""What `check` says that a unit leaves is what it leaves in a world without luck."""

import datetime as dt

import pytest

from sim.study.margin import margin
from sim.study.outlook import outlook
from tests.world.toys import BASE, run, toy

DEAR = {
    "supplier__premium": 0.5,
    "product__handling_per_unit": 2.0,
    "product__return_share": 0.5,
    "product__volume_m3": 0.01,
    "product__price": 40.0,
    "settlement": {"commission": 0.2, "commission_kept_on_refund": 0.5},
    "warehouse": [{"name": "shed", "dock_days": 0, "fulfilment_per_unit": 1.0}],
    "delivery": [{"from": "shed", "to": "main", "days": 2, "cost_per_unit": 3.0}],
}
"""Half of the mugs come back, and none of them is sold again."""
SENSITIVE = {
    "product__sensitive": True,
    "lane": [
        BASE["lane"][0] | {"mode": "air", "rate": 900.0, "takes_sensitive": False},
        BASE["lane"][0] | {"rate": 50.0, "sensitive_multiple": 2.0},
    ],
}

TAXED = {
    "product__duty_share": 0.125,
    "product__volume_m3": 0.01,
    "warehouse": [{"name": "shed", "dock_days": 0, "inbound_per_m3": 50.0}],
    "lane": [
        BASE["lane"][0]
        | {
            "rate": 100.0,
            "insurance": {"premium": 0.0625},
            "duty_terms": "DDP",
            "ddp_fee": 0.25,
            "taxes": [
                {"from_day": BASE["start"], "duty": 0.125, "vat": 0.2},
                {"from_day": dt.date(2099, 1, 1), "duty": 1.0},
            ],
        }
    ],
}
"""A mug of 4: freight 1, duty 1.25 with its fee, VAT 1.2, insurance 0.25, unloading 0.5."""


def test_a_unit_s_margin_by_hand():
    """40 x 0.8, less 4 x 1.5 to buy, 2 to label, 4 to send, and half of 40 x 0.9 refunded."""
    assert margin(toy(**DEAR).shops[0], 0) == pytest.approx(32 - 6 - 2 - 4 - 18)


def test_sensitive_goods_pay_the_freight_of_the_lane_that_takes_them():
    assert margin(toy(**DEAR, **SENSITIVE).shops[0], 0) == pytest.approx(2 - 0.01 * 50 * 2)


def test_duty_vat_insurance_and_unloading_are_costs_of_a_unit():
    assert margin(toy(**TAXED).shops[0], 0) == pytest.approx(10 - 4 - 1 - 1.25 - 1.2 - 0.25 - 0.5)


def test_vat_that_comes_back_costs_nothing():
    lane = TAXED["lane"][0]
    back = lane | {"taxes": [lane["taxes"][0] | {"vat_back_days": 30}]}
    assert margin(toy(**TAXED | {"lane": [back]}).shops[0], 0) == pytest.approx(3)


@pytest.mark.parametrize(("terms", "left"), [(DEAR | SENSITIVE, 1), (TAXED, 1.8)])
def test_a_hundred_units_bought_and_sold_leave_a_hundred_margins(terms, left):
    order = {"rule": "first batch", "quantity": 100.0}
    shop = toy(
        **terms, days=60, product__opening_stock=0,
        policy=[{"name": "rule", "order": order}],
    )  # fmt: skip
    ended = run(shop).totals
    earned = ended["cash_end"][0] + ended["platform_balance_end"][0] - 1000
    assert earned == round(100 * outlook(shop).products[0].margin) == 100 * left


def test_returns_that_are_sold_refurbished_or_liquidated_give_back_a_part_of_the_cost():
    """Of the half that comes back half is fit, a quarter refurbished, an eighth sold at half."""
    handling = {
        "refurbished_share": 0.5, "refurbish_per_unit": 1.0, "liquidated_share": 0.25,
        "liquidation_value": 0.5, "freight_per_unit": 0.5, "inspection_per_unit": 0.3,
    }  # fmt: skip
    shop = toy(**DEAR, product__resaleable_share=0.5, returns={"handling": handling})
    back = 4 * (1 / 2 + 1 / 4 + 1 / 8 * 0.5) - 0.5 - 0.3 - 1 / 4 * 1.0
    assert margin(shop.shops[0], 0) == pytest.approx(2 + 0.5 * back)


def test_the_commission_kept_on_a_refund_has_its_cap():
    capped = DEAR["settlement"] | {"commission_kept_at_most": 1.0}
    shop = toy(**DEAR | {"settlement": capped})
    assert margin(shop.shops[0], 0) == pytest.approx(2 + 0.5 * (4 - 1))


def test_each_region_pays_its_own_delivery():
    shop = toy(
        **DEAR | {"delivery": [{"from": "shed", "to": "far", "days": 2, "cost_per_unit": 5.0}]},
        region=[
            {"name": name, "share": 0.5, "warehouse": "shed"} for name in ("near", "far")
        ],
    )  # fmt: skip
    assert [row.margin for row in outlook(shop).products] == pytest.approx([5.0, 0.0])
