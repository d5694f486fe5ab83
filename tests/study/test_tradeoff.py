"""Tradeoffs: settings that none beats in several goals, and what one costs of the other."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim import tradeoffs
from sim.chart import pareto
from sim.chart.tradeoff import tables
from sim.stats.pareto import spread_out, unbeaten
from sim.studies import read
from sim.study.folder import write
from sim.study.fronts import Fronts
from sim.study.goal import GoalError, goal_of
from sim.study.knobs import knobs
from sim.study.limit import Limit
from sim.study.search import Score, search
from sim.study.traded import Tradeoffs
from sim.study.tradeoff import Tradeoff
from sim.study.tradeoff_sentences import changed_most, headline, tradeoff_sentences
from sim.study.tune import Tune
from sim.study.workers import ALONE
from sim.world.core import measures
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


BOTH = ("profit", "lowest cash")

# --- what stands, of settings whose figures are given ------------------------------------------


def given(own, *settings, limits=()):
    """Return the settings judged with (profit, lowest cash, stockouts per 100) each."""

    def totals(profit, cash, stockouts):
        luck = np.linspace(-9, 9, 400)
        out = (np.arange(400) % 100 < stockouts).astype(float)
        return {"profit": profit + luck, "cash_low": cash + luck, measures.STOCKED_OUT.key: out}

    network, goals = season(800), tuple(map(goal_of, BOTH))
    limits = tuple(map(Limit.of, limits))
    fronts = Fronts(network, "rule", knobs(network.policy("rule"))[:1], goals, limits, ALONE)
    fronts.judged = lambda _: [totals(*one) for one in (own, *settings)]
    traded = fronts._judged([(100.0 + place,) for place in range(len(settings))], 40)
    batches = [one.order.quantity for one in fronts.better]
    assert batches == [setting.values[0] for setting in traded.settings]
    return Tradeoffs(network, 400, 1, goals, limits, (traded,), fronts.better, pd.DataFrame())


def standing(result):
    """Return the batches that stand."""
    return [setting.values[0] for setting in result.traded[0].standing]


def test_a_setting_that_breaks_a_limit_beats_none_that_keeps_it():
    result = given((1, 1, 0), (9000, 9000, 20), (2000, 2000, 0), limits=("stockouts <= 5 %",))
    assert standing(result) == [101]


def test_settings_are_told_by_falling_first_goal_of_the_worlds_that_judge_them():
    result = given((1, 1, 0), (2000, 3000, 0), (3000, 2000, 0))
    assert standing(result) == [101, 100]
    assert [setting.name for setting in result.traded[0].settings] == ["A", "B"]
    assert "From A to B lowest cash rises by USD 1,000, and " in tradeoff_sentences(result)[3]


def test_settings_that_tie_in_all_goals_cost_nothing_of_either():
    result = given((1, 1, 0), (2000, 2000, 0), (2000, 2000, 0))
    assert standing(result) == [100, 101]
    assert not any("costs" in line for line in tradeoff_sentences(result))
    assert headline(result, result.traded[0]).endswith("can be defended by profit and lowest cash")


def test_a_policy_that_beats_all_settings_is_left_as_it_is():
    result = given((4000, 4000, 0), (3000, 2000, 0), (2000, 3000, 0))
    first, second = tradeoff_sentences(result)
    assert first == (
        'Of 40 settings of "rule" none has more of profit and lowest cash at once than the policy '
        "as it is: leave its numbers as they are."
    )
    assert second.startswith('As it is "rule" has profit USD 4,00')
    assert headline(result, result.traded[0]).endswith("at once than as it is")
    assert Tradeoff.ask(season(800), goal=BOTH).has_answer(result)


def test_a_setting_beside_a_policy_that_has_more_cash_has_not_most_of_all():
    result = given((1000, 4000, 0), (3000, 2000, 0))
    assert tradeoff_sentences(result)[0] == (
        'Of 40 settings of "rule" A can be defended, and so can the policy as it is: neither has '
        "more of profit and lowest cash at once."
    )
    assert headline(result, result.traded[0]).startswith('"rule": A or as it is, neither has more')
    more = given((1000, 4000, 0), (3000, 2000, 0), (2000, 3000, 0))
    assert tradeoff_sentences(more)[1].endswith(", and can be defended, too.")


def test_a_policy_that_breaks_a_limit_does_not_stand_in_the_way_of_any_setting():
    result = given((9000, 9000, 20), (3000, 2000, 0), limits=("stockouts <= 5 %",))
    assert tradeoff_sentences(result)[0] == (
        'Of 40 settings of "rule" A has most of profit and lowest cash at once.'
    )


def test_of_settings_that_are_worth_the_same_one_is_told_and_none_that_is_the_policy():
    network, goals = season(800), tuple(map(goal_of, BOTH))
    fronts = Fronts(network, "rule", knobs(network.policy("rule"))[:1], goals, (), ALONE)
    worth = {800.0: (3, 1), 470.0: (2, 2), 480.0: (2, 2), 300.0: (1, 3), 310.0: (3, 1)}
    fronts.scores = lambda some, _: [Score(worth[v][0], 0.0, (worth[v][1],)) for (v,) in some]
    found = [((batch,), Score(a, 0.0, (b,))) for batch, (a, b) in worth.items()]
    assert sorted(fronts._chosen(found)) == [(300,), (470,)]


# --- the study -------------------------------------------------------------------------------


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
