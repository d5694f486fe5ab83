"""A rule under an odd setting orders what it says; a day that never comes is refused."""

import pytest

from sim.network import ScenarioError
from tests.oracles.textbook import paths, textbook

NEVER = {"rule": "first batch", "quantity": 9, "on_day": 60}
WEEKLY = {"rule": "(R,S)", "every_days": 7, "up_to": 200}


def shop(*policies, days=60):
    return textbook(
        days,
        product={"opening_stock": 200, "demand": {"units_per_day": 10}},
        lane={"mode": "air"},
        supplier={"lead_time_days": 7},
        policy=[{"name": f"policy {n}", "order": WEEKLY} | p for n, p in enumerate(policies)],
    )


def test_red_by_air_with_air_as_the_usual_way_is_by_air():
    usual_air = {"rule": "red by air", "usual": "air"}
    network = shop({"freight": {"rule": "by air"}}, {"freight": usual_air})
    by_air, red = (
        paths(network, 5, "ordered", policy=name)[0] for name in ("policy 0", "policy 1")
    )
    assert (by_air[-1] > 0).all()
    assert (by_air == red).all()


@pytest.mark.parametrize(
    "policy",
    [
        {"order": NEVER},
        {"order": {"rule": "newsvendor", "days": 9, "ratio": 0.5, "cv": 0.5, "on_day": 99}},
        {"order": NEVER | {"on_day": 0, "then": NEVER}},
        {"price": {"rule": "clear out", "cut": 0.3, "from_day": 60}},
    ],
)
def test_a_day_that_never_comes_is_refused(policy):
    air = {"freight": {"rule": "by air"}}
    with pytest.raises(ScenarioError, match="lies after the last day, 59: nothing would happen"):
        shop(air | policy)


def test_the_last_day_itself_comes():
    batch = {"rule": "first batch", "quantity": 9, "on_day": 59}
    network = shop({"freight": {"rule": "by air"}, "order": batch})
    assert paths(network, 2, "ordered")[0][-1].tolist() == [9, 9]
