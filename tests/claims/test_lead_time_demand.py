"""What sells in a lead time, and the cycles that last, by hand."""

import numpy as np
import pytest

from sim.study.claims.lead_time_demand import (
    cycle_service,
    lead_times,
    quantile_of_demand,
    reorder_point,
)
from tests.world.toys import toy


def column(*values):
    """Return a path of one world."""
    return np.array(values)[:, None]


def test_a_lead_time_without_chance_is_one_length():
    days, chances = lead_times(toy(supplier__lead_time_days=3))
    assert (days.tolist(), chances.tolist()) == ([3], [1.0])


def test_lead_times_are_rounded_to_whole_days_with_their_chances():
    law = {"law": "discrete", "values": [2.4, 2.5, 4.0], "weights": [1, 1, 2]}
    days, chances = lead_times(toy(supplier__lead_time_days=law))
    assert days.tolist() == [2, 3, 4]
    assert chances == pytest.approx([0.25, 0.25, 0.5])


def test_demand_in_a_lead_time_is_that_of_its_days():
    wanted = np.cumsum(np.full((60, 1), 5), axis=0)
    assert quantile_of_demand(wanted, toy(supplier__lead_time_days=3), 0.99) == 15


def test_the_longest_lead_time_makes_the_largest_demand():
    wanted = np.cumsum(np.full((60, 1), 5), axis=0)
    law = {"law": "discrete", "values": [2, 8], "weights": [9, 1]}
    shop = toy(supplier__lead_time_days=law)
    assert [quantile_of_demand(wanted, shop, share) for share in (0.5, 0.89, 0.99)] == [10, 10, 40]


def test_a_cycle_is_good_where_nobody_was_sent_away_since_the_receipt_before():
    received = column(0, 0, 9, 9, 18, 18, 27)  # on days 2, 4 and 6
    away = column(0, 0, 0, 3, 3, 3, 3)  # on day 3, in the second cycle
    assert cycle_service(away, received, since=1).value == pytest.approx(100 * 2 / 3)


def test_who_is_sent_away_before_the_cycles_begin_counts_for_none():
    received, away = column(0, 0, 9, 9, 18), column(5, 5, 5, 5, 5)
    assert cycle_service(away, received, since=1).value == 100


def test_a_mutant_that_counts_the_day_of_the_receipt_to_the_cycle_before_it_is_told():
    """On day 2 goods are there in the morning: who is sent away then is of the next cycle."""
    received, away = column(0, 0, 9, 9, 18), column(0, 0, 1, 1, 1)
    assert cycle_service(away, received[:3], since=1).value == 100
    assert cycle_service(away, received, since=1).value == 50


def test_the_reorder_point_is_what_was_there_and_what_is_ordered_for_the_first_time():
    on_hand, ordered = column(30, 20, 14, 9), column(0, 0, 36, 4)
    assert reorder_point(on_hand, ordered).tolist() == [20 + 36]
