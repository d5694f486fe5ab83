"""When goods under way are expected: on the day by which the mean trip is over, by hand."""

import numpy as np
import pytest

from sim.chance.luck import draw_luck
from sim.policy.decision import Decision
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan

from .test_transfers import OVERLAND, OnDay, coasts
from .toys import toy

TWO_OR_THREE = {"law": "discrete", "values": [2, 3]}


class OrdersTen:
    """Orders ten mugs on the first day."""

    def decide(self, desk):
        ten = np.full(desk.on_hand.shape, 10 * (desk.day == 0))
        return Decision({"sea": ten})


class Watched:
    """Does what a policy does, and notes what the desk expects of the first row each morning."""

    def __init__(self, policy):
        self.policy, self.expected = policy, []

    def decide(self, desk):
        self.expected.append(desk.promised[:, 0, 0].tolist())
        return self.policy.decide(desk)


def expected(scenario, policy):
    """Return the units that the desk of the second morning expects on each of the next days."""
    watched = Watched(policy)
    run_block(scenario, watched, draw_luck(scenario, 0), make_plan(scenario), 1)
    return watched.expected[1][:6]


@pytest.mark.parametrize("days", [3, TWO_OR_THREE], ids=["three days", "two or three days"])
def test_a_voyage_of_two_or_three_days_is_expected_on_the_third(days):
    """Its mean of 2.5 is not rounded down: by day 2 half of the ships are still at sea."""
    shop = toy(lane__transit_days=days, supplier__lead_time_days=0)
    assert expected(shop, OrdersTen()) == [0, 0, 0, 10, 0, 0]


@pytest.mark.parametrize("days", [3, TWO_OR_THREE], ids=["three days", "two or three days"])
def test_a_road_of_two_or_three_days_is_expected_on_the_third(days):
    """Its mean of 2.5 is not rounded down either."""
    shop = coasts(transfer=[OVERLAND | {"transit_days": days}])
    assert expected(shop, OnDay(10)) == [0, 0, 0, 10, 0, 0]
