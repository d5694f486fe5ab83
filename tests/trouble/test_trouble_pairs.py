"""Gaps between policies count as many outcomes as there are, and not the noise of a subtraction."""

import numpy as np
import pytest

from sim.stats import pair
from sim.stats.estimate import TOO_FEW_EVENTS
from sim.study.compare import compare
from tests.oracles.textbook import MONDAY, textbook

HIT = {"law": "discrete", "values": [1, 3], "weights": [0.99, 0.01]}


def rare_hit():
    """Two policies of the same mean profit; a hit in one future of a hundred decides."""
    batches = {f"{units} units": {"rule": "first batch", "quantity": units} for units in (130, 300)}
    return textbook(
        1,
        product={
            "price": 60.0,
            "unit_cost": 10.0,
            "leftover_value": 9.51,
            "demand": {"units_per_day": 100},
        },
        market={"stockout": {"orders": "lost"}},
        promotion={
            "name": "hit",
            "products": ["item"],
            "sale_from": MONDAY,
            "sale_days": 1,
            "uplift": HIT,
        },
        policy=[{"name": name, "order": order} for name, order in batches.items()],
    )


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_a_gap_that_a_rare_hit_decides_has_no_interval_and_makes_no_winner(seed):
    result = compare(rare_hit(), runs=200, seed=seed, workers=1)
    (gap,) = result.against_current.values()
    assert 1 <= gap.gap.events <= 6
    assert (gap.gap.method, gap.gap.low) == (TOO_FEW_EVENTS, None)
    assert result.verdict.kind == "too seldom to tell"


def halves(unit):
    """Return amounts of a and b that differ by 1.1 units in all worlds but two, by 2.2 in those."""
    a = np.random.default_rng(1).integers(10**5, 10**7, 200)
    gap = np.full(200, 110)
    gap[:2] = 220
    return a * unit, (a + gap) * unit


@pytest.mark.parametrize("unit", [0.01, 0.001, 1e-6, 1.0, 1000.0])
def test_two_outcomes_are_two_in_any_unit(unit):
    a, b = halves(unit)
    assert pair.compare(a, b).gap.events == 2
    assert len(np.unique(pair.differences(a, b))) == 2


def test_a_plain_subtraction_counts_more():
    a, b = halves(0.01)
    assert len(np.unique(b - a)) > 5


def test_equal_gaps_leave_no_spread():
    a, _ = halves(0.01)
    found = pair.compare(a, a + 0.1)
    assert found.gap.half_width == 0
    assert found.variance_reduction == float("inf")
