"""O19: orders swing more than the demand that they follow."""

import pytest

from tests.oracles.figures import pooled, printed, rejects, within
from tests.oracles.textbook import daily, paths, textbook

# Order-up-to L times a moving average of p days, where L is the interval that an order protects:
# the days until it is on the shelf and the day of review. Demand is Poisson with a mean so far
# above its spread that no order is negative, and whole units are nothing beside it.

DEMAND = 2500
WARM_UP = 30


def rule(name, days, protects):
    """Return an order rule that aims at `protects` days of the last `days` days' sales.

    The textbook's: all days count, also those with an empty shelf, and no undershoot.
    """
    return {"window": days, "in_stock_days_only": False} | {
        "z sigma": {"rule": "z sigma", "z": 0, "batch_days": 0, "undershoot": False},
        "cover target": {"rule": "cover target", "at": "green", "days": protects},
        "rolling forecast": {
            "rule": "rolling forecast", "trust": 1, "buffer": 0, "every_days": 1,
        },
    }[name]  # fmt: skip


def swing(worlds, name, days, lead, protects=3):
    """Return samples of the variance of orders over that of demand."""
    network = textbook(
        WARM_UP + 300,
        product={"opening_stock": 3 * DEMAND, "demand": {"units_per_day": DEMAND}},
        supplier={"lead_time_days": lead},
        policy={"order": rule(name, days, protects)},
    )
    orders, wanted = (daily(path)[WARM_UP:] for path in paths(network, worlds, "ordered", "wanted"))
    assert (orders > 0).all()
    return pooled(((orders - DEMAND) ** 2).mean(axis=0), ((wanted - DEMAND) ** 2).mean(axis=0))


def chen(protects, days):
    """Return Var(orders) / Var(demand) (Chen, Drezner, Ryan & Simchi-Levi 2000)."""
    return 1 + 2 * protects / days + 2 * protects**2 / days**2


EXACT = {5: printed(chen(3, 5), 2.92), 10: printed(chen(3, 10), 1.78)}
LEAD = {"z sigma": 3, "cover target": 2, "rolling forecast": 2}
"""Days on the way for which a rule aims at three days: `z sigma` does not count the review."""


@pytest.mark.parametrize("days", EXACT)
@pytest.mark.parametrize("name", LEAD)
def test_orders_swing_as_much_more_than_demand_as_chen_says(name, days, worlds):
    samples = swing(worlds(400, 4000), name, days, LEAD[name])
    within("O19", f"{name}: moving average of {days}", samples, EXACT[days])


def test_a_review_that_is_not_counted_or_another_average_is_not_taken_for_it():
    short = swing(200, "rolling forecast", 5, lead=1)
    rejects("O19", "the review not counted", short, EXACT[5])
    assert short.mean() == pytest.approx(printed(chen(2, 5), 2.12), abs=0.05)
    rejects("O19", "target of a day less", swing(200, "cover target", 5, 2, protects=2), EXACT[5])
    rejects("O19", "moving average of 6", swing(400, "z sigma", 6, lead=3), EXACT[5])
