"""The sale that titles and shading are about."""

from sim.chart.planned import main_sale
from sim.network import parse

from .conftest import ALERT, PROMOTION, shop

AFTER = PROMOTION.replace("11.11", "late").replace("2026-11-08", "2026-11-12")
NETWORK = shop({"today": ALERT}, ("lamp", "rack"), True)


def with_run_off(text):
    return parse(text.replace("run_off_days = 0", "run_off_days = 10"), "shop.toml")


def test_a_sale_after_the_plan_leads_no_title():
    text = NETWORK.document.text
    assert main_sale(with_run_off(text + AFTER)).name == "11.11"
    assert main_sale(with_run_off(text.replace(PROMOTION, AFTER))) is None


def test_of_two_sales_within_the_plan_the_one_that_sells_more_leads():
    larger = PROMOTION.replace("11.11", "larger").replace("08", "04").replace("= 3", "= 9")
    assert main_sale(parse(NETWORK.document.text + larger, "shop.toml")).name == "larger"
    less = larger.replace("= 9", "= 1.1")
    assert main_sale(parse(NETWORK.document.text + less, "shop.toml")).name == "11.11"
