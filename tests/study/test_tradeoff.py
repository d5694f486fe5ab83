"""Tradeoffs: settings that none beats in several goals, and what one costs of the other."""

from dataclasses import replace

import numpy as np
import pytest

from sim import tradeoffs
from sim.chart import pareto
from sim.chart.tradeoff import tables
from sim.stats.pareto import spread_out, unbeaten
from sim.studies import read
from sim.study.folder import write
from sim.study.goal import GoalError
from sim.study.knobs import knobs
from sim.study.search import Score, search
from sim.study.tradeoff import Tradeoff
from sim.study.tradeoff_sentences import changed_most, tradeoff_sentences
from sim.study.tune import Tune
from sim.study.workers import ALONE
from tests.study.test_tune import policy, season

# --- beaten, by hand -------------------------------------------------------------------------


def test_what_has_as_much_of_all_and_more_of_one_beats():
    goals = np.array([[3, 1], [2, 2], [1, 3], [2, 1], [3, 1], [0, 0]], float)
    assert unbeaten(goals).tolist() == [True, True, True, False, True, False]


def test_a_few_of_many_settings_have_both_ends_among_them():
    goals = np.array([[place, -place] for place in (4, 0, 3, 1, 2)], float)
    assert [goals[place, 0] for place in spread_out(goals, 3)] == [4, 2, 0]
    assert len(spread_out(goals, 9)) == 5


def test_a_search_for_two_goals_turns_to_what_lies_between_their_best():
    # The one is best at 100, the other at 160: none of what lies between is beaten.
    def scores(some):
        return [Score(-abs(v[0] - 100), 0.0, (-abs(v[0] - 160),)) for v in some]

    (quantity, _) = knobs(policy(order={"rule": "(r,Q)", "r": 400, "q": 9}))
    found = search([quantity], 100, 1, scores, goals=2)
    between = [100 <= values[0] <= 160 for values, _ in found]
    assert np.mean(between[50:]) > 0.3  # by chance it were 60 of 1,100


# --- the study -------------------------------------------------------------------------------

BOTH = ("profit", "lowest cash")


@pytest.fixture(scope="module")
def weighed():
    """Return what a launch may trade: a batch of 470 earns most, a smaller one keeps cash."""
    return Tradeoff.ask(season(800), runs=400, seed=3, evaluations=40, goal=BOTH).answer(ALONE)


def test_no_batch_beyond_the_one_that_earns_most_can_be_defended(weighed):
    (traded,) = weighed.traded
    assert len(traded.standing) > 2
    assert max(setting.values[0] for setting in traded.standing) < 560
    profits, cash = ([s.goals[place].value for s in traded.standing] for place in (0, 1))
    assert profits == sorted(profits, reverse=True)
    assert cash == sorted(cash)


def test_a_batch_that_is_far_too_large_is_beaten_in_both(weighed):
    (traded,) = weighed.traded
    assert traded.better
    lines = tradeoff_sentences(weighed)
    assert lines[0].startswith('Of 40 settings of "rule" ')
    assert "more of both than as it is" in lines[2]
    assert "each USD 1,000 of the one costs USD " in lines[3]


def test_settings_are_judged_on_worlds_that_had_no_part_in_their_choice(weighed):
    (traded,) = weighed.traded
    searched = weighed.trials.set_index("value")["profit"]
    for setting in traded.settings:
        assert searched[setting.values[0]].item() != setting.goals[0].value


def test_each_setting_can_be_pasted_into_a_file(weighed):
    (traded,) = weighed.traded
    assert [one.name for one in weighed.policies] == [f"rule {s.name}" for s in traded.settings]
    batches = [one.order.quantity for one in weighed.policies]
    assert batches == [setting.values[0] for setting in traded.settings]


def test_tradeoffs_are_read_back_as_they_were(weighed, tmp_path):
    study = Tradeoff.ask(season(800), runs=400, seed=3, evaluations=40, goal=BOTH)
    write(study, weighed, tmp_path, "by the test")
    assert read(tmp_path) == weighed


def test_where_no_setting_keeps_to_the_limits_that_is_said():
    study = Tradeoff.ask(
        season(300), runs=50, evaluations=20, goal=BOTH, limit=("worst of 20 >= 90000",)
    )
    result = study.answer(ALONE)
    assert not study.has_answer(result)
    (line,) = tradeoff_sentences(result)
    assert line.startswith('"rule": none of 20 settings keeps to ')
    pareto.plot(result)


@pytest.mark.parametrize("goals", [("profit",), ("profit", "Profit"), ("profit", "fame")])
def test_goals_that_cannot_be_weighed_are_refused(goals):
    with pytest.raises(GoalError, match="--goal"):
        tradeoffs(season(300), goals)


def test_a_search_for_one_goal_takes_no_second():
    with pytest.raises(GoalError, match="several goals are weighed by"):
        Tune.ask(season(300), goal=BOTH)


# --- how it looks ----------------------------------------------------------------------------


def test_the_picture_has_a_letter_a_setting_and_marks_the_policy_as_it_is(weighed):
    (panel,) = pareto.plot(weighed).axes
    marks = {line.get_gid(): line for line in panel.lines}
    (traded,) = weighed.traded
    for setting in traded.settings:
        assert marks[setting.name].get_ydata()[0] == setting.goals[0].value
    assert marks["now"].get_xdata()[0] == traded.as_is[1].value
    first = traded.settings[0]
    assert changed_most(traded, first) == f"quantity {first.values[0]:,.0f}"


def test_tables_have_a_row_a_setting_and_a_row_a_number(weighed):
    goals, numbers = tables(weighed, 100)
    assert goals.row_count == 1 + len(weighed.traded[0].settings)
    assert numbers.row_count == 1


def test_three_goals_are_drawn_in_two_panels_without_a_line():
    goals = ("profit", "worst of 20", "lowest cash")
    result = Tradeoff.ask(season(800), runs=100, evaluations=20, goal=goals).answer(ALONE)
    panels = pareto.plot(result).axes
    assert len(panels) == 2
    assert all(line.get_linewidth() != 1.0 for ax in panels for line in ax.lines)
    assert "can be defended, A to " in tradeoff_sentences(result)[0]


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        ((1, 1, 1, 1), "4 can be defended, A to D:"),
        ((1, 1, 1, 0, 1, 1, 1, 1), "7 can be defended, A to C and E to H:"),
        ((1, 0, 1, 1), "3 can be defended, A, C and D:"),
        ((0, 1, 1), "2 can be defended, B and C:"),
    ],
)
def test_as_many_letters_are_named_as_settings_can_be_defended(weighed, stands, told):
    (traded,) = weighed.traded
    settings = tuple(
        replace(traded.settings[-(place % 2)], name=name, stands=bool(one))
        for place, (name, one) in enumerate(zip("ABCDEFGH", stands, strict=False))
    )
    result = replace(weighed, traded=(replace(traded, settings=settings),))
    assert told in tradeoff_sentences(result)[0]


def test_the_table_says_that_lowest_cash_is_that_of_one_future_in_twenty(weighed):
    goals, _ = tables(weighed, 100)
    assert "lowest cash: what cash falls below on its lowest day in 1 future of 20" in goals.caption
