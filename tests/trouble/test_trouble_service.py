"""Rules that are named for a service reach it under the daily review that there is."""

import pytest

from tests.oracles.textbook import daily, paths, textbook

DAYS, WARM_UP = 365, 60

STEADY = {"units_per_day": 20}
SHOPS = {
    "20 a day, 7 days to wait": (STEADY, 7),
    "20 a day, 2 days to wait": (STEADY, 2),
    "60 a day, 12 days to wait": ({"units_per_day": 60}, 12),
    "20 a day, 4 to 10 days to wait": (STEADY, {"law": "discrete", "values": [4, 7, 10]}),
}
RULES = {
    "z sigma": {"rule": "z sigma", "service": 0.95, "window": 28, "batch_days": 14},
    "quantile": {"rule": "quantile", "service": 0.95, "window": 60, "batch_days": 14},
}


def service(shop, rule, **more):
    """Return the share of cycles that end with no backorder on the eve of the goods' arrival."""
    demand, lead = SHOPS[shop]
    network = textbook(
        DAYS,
        product={"opening_stock": 400, "demand": demand},
        supplier={"lead_time_days": lead},
        policy={"order": RULES[rule] | more},
    )
    on_hand, backlog, wanted = paths(network, 200, "on_hand", "backlog", "wanted")
    arrived = daily(on_hand.astype(int) - backlog) + daily(wanted) > 0
    ends = arrived[WARM_UP:]
    return (backlog[WARM_UP - 1 : -1][ends] == 0).mean()


@pytest.mark.parametrize("shop", SHOPS)
def test_z_sigma_keeps_its_service_in_a_steady_shop(shop):
    assert 0.93 <= service(shop, "z sigma") <= 0.99


@pytest.mark.parametrize("shop", list(SHOPS)[:3])
def test_the_quantile_keeps_its_service_where_the_lead_time_is_known(shop):
    assert 0.93 <= service(shop, "quantile") <= 0.99


@pytest.mark.parametrize("rule", RULES)
def test_the_textbook_s_formula_falls_short_under_a_daily_review(rule):
    assert service("20 a day, 7 days to wait", rule, undershoot=False) < 0.82
