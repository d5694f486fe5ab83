"""Tune: numbers of policies, searched on some worlds and judged on others."""

import tomllib
from dataclasses import replace

import numpy as np
import pytest

from sim import load
from sim.chart import trials
from sim.chart.tuning import tables
from sim.network import parse
from sim.policy.composed import Composed
from sim.studies import read
from sim.study.folder import write
from sim.study.goal import GoalError, goal_of
from sim.study.knobs import knobs, turned
from sim.study.limit import LimitError
from sim.study.precision import MOST_BLOCKS
from sim.study.runner import Runner
from sim.study.search import Score, SearchError, search
from sim.study.search_files import as_toml
from sim.study.searched import SECOND
from sim.study.task import FRESH
from sim.study.tradeoff import Tradeoff
from sim.study.tune import Tune
from sim.study.tune_sentences import in_digits, tuning_sentences
from sim.study.workers import ALONE
from tests.oracles.formulas import min_max_cost
from tests.oracles.textbook import textbook
from tests.scenario.files import SMALL
from tests.study.worlds import ROOT

SHOP = parse(SMALL)


def policy(**rules):
    return Composed.model_validate({"name": "rule", **rules})


def by_key(described):
    return {knob.key: knob for knob in knobs(described)}


# --- knobs -----------------------------------------------------------------------------------


def test_thresholds_quantities_and_shares_are_knobs_and_rhythms_are_not():
    found = by_key(
        policy(
            alert={"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5, "window": 14},
            order={"rule": "(s,S)", "s": {"lamp": 30, "rack": 20}, "up_to": 60, "every_days": 7},
            freight={"rule": "split", "air_share": 0.2},
        )
    )
    assert {*found} == {
        *("alert.yellow", "alert.orange", "alert.red"),
        *("order.s.lamp", "order.s.rack", "order.up_to", "freight.air_share"),
    }


def test_a_knob_is_searched_between_ends_that_its_rule_allows():
    found = by_key(
        policy(
            order={"rule": "rolling forecast", "buffer": 0.3, "trust": 0.3},
            freight={"rule": "split", "air_share": 0.2},
        )
    )
    assert (found["freight.air_share"].low, found["freight.air_share"].high) == (0, 1)
    assert (found["order.buffer"].low, found["order.buffer"].high) == (0, 1)
    lots = by_key(policy(order={"rule": "(r,Q)", "r": 40, "q": 400}))
    assert (lots["order.q"].low, lots["order.q"].high, lots["order.q"].whole) == (100, 1200, True)


def test_units_stay_whole_however_few_they_are():
    found = by_key(policy(order={"rule": "(s,S)", "s": 2, "up_to": 4}))
    assert (found["order.s"].whole, found["order.up_to"].whole) == (True, True)


def test_the_rule_within_a_rule_has_knobs():
    found = by_key(
        policy(
            order={
                "rule": "first batch", "quantity": 500,
                "then": {"rule": "rolling forecast", "buffer": 0.3},
            }
        )
    )  # fmt: skip
    assert {"order.quantity", "order.then.buffer", "order.then.trust"} == {*found}


def test_a_policy_of_ones_own_has_none():
    assert knobs(policy(own="mine.py:Mine")) == ()


@pytest.mark.parametrize("file", ["double-11", "everything", "launch"])
def test_every_policy_turned_to_its_own_numbers_is_itself(file):
    for described in load(ROOT / "scenarios" / f"{file}.toml").scenario.policies:
        found = knobs(described)
        assert all(knob.low < knob.high for knob in found)
        assert turned(described, found, [knob.now for knob in found]) == described


def test_numbers_that_do_not_go_together_make_no_policy():
    described = policy(order={"rule": "(s,S)", "s": 30, "up_to": 60})
    found = knobs(described)
    assert turned(described, found, [20, 50]).order.up_to == 50
    assert turned(described, found, [50, 20]) is None


# --- the search ------------------------------------------------------------------------------

S_S = policy(order={"rule": "(s,S)", "s": 8, "up_to": 20})


def cost(values):
    """Return the exact cost of O09 as a score; None where up_to is not above s."""
    s, up_to = map(int, values)
    if up_to <= s:
        return None
    return Score(-min_max_cost(s, up_to, 6, order_fee=5, holding=1, penalty=4), 0.0)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_search_ends_near_the_cheapest_s_s_rule_of_the_textbook(seed):
    s, up_to = knobs(S_S)
    found = search(
        [s.between(0, 20), up_to.between(2, 40)], 200, seed, lambda some: [*map(cost, some)]
    )
    best = max(score.goal for _, score in found)
    assert len(found) == 200
    assert -best <= 1.005 * 8.0341116


def test_the_first_setting_is_the_files_own_and_the_same_seed_asks_for_the_same():
    once, again, other = (
        search(knobs(S_S), 40, seed, lambda some: [*map(cost, some)]) for seed in (7, 7, 8)
    )
    assert once[0][0] == (8, 20)
    assert once == again
    assert once != other


def test_a_search_turns_to_settings_that_keep_to_the_limits():
    def scores(some):
        return [Score(values[0], values[0] - 100) for values in some]

    found = search(knobs(policy(order={"rule": "(r,Q)", "r": 60, "q": 400})), 80, 1, scores)
    allowed = [values[0] for values, score in found if score.short <= 0]
    assert len(allowed) > 40
    assert 90 < max(allowed) <= 100


# --- the study -------------------------------------------------------------------------------


def season(quantity, **more):
    """Return the newsvendor's launch of O05: the best first batch is 470."""
    return textbook(
        1,
        market={"stockout": {"orders": "lost"}},
        product={
            "price": 30, "unit_cost": 12, "leftover_value": 5,
            "demand": {"units_per_day": 400, "dispersion": 8},
        },
        policy={"order": {"rule": "first batch", "quantity": quantity}} | more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def better():
    return Tune.ask(season(300), runs=1000, seed=3, evaluations=40).answer(ALONE)


def test_a_batch_that_is_too_small_is_tuned_to_the_newsvendors(better):
    from tests.oracles.test_oracles_one_shot import profit  # noqa: PLC0415 - its exact profits

    (tuned,) = better.tuned
    assert profit(tuned.chosen[0]) >= 0.995 * profit(470)
    assert tuned.is_better
    exact = profit(tuned.chosen[0]) - profit(300)
    assert tuned.gain.gap.low < exact < tuned.gain.gap.high


def test_the_judges_worlds_are_no_worlds_of_the_search(better):
    (tuned,) = better.tuned
    own = better.trials[better.trials["setting"] == 0]
    assert own["value"].item() == 300
    assert own["profit"].item() != tuned.was.value
    assert tuned.optimism == pytest.approx(tuned.seemed - tuned.gain.gap.value)


@pytest.mark.parametrize(
    "study",
    [
        Tune.ask(season(300), runs=60, evaluations=40),
        Tradeoff.ask(season(800), runs=60, evaluations=40, goal=("profit", "lowest cash")),
    ],
    ids=["one goal", "two goals"],
)
def test_searching_choosing_and_judging_have_each_their_own_worlds(study, monkeypatch):
    lots, replay_each = [], Runner.replay_each

    def recorded(runner, networks, policies, first_block=0, **more):
        lots.append(first_block)
        return replay_each(runner, networks, policies, first_block, **more)

    monkeypatch.setattr(Runner, "replay_each", recorded)
    study.answer(ALONE)
    assert lots == [0, 0, SECOND, FRESH]
    assert 0 < FRESH < SECOND
    assert SECOND - FRESH >= MOST_BLOCKS
    assert FRESH >= MOST_BLOCKS


def test_tuned_numbers_can_be_pasted_into_a_file(better):
    (table,) = tomllib.loads(as_toml(better.policies))["policy"]
    (tuned,) = better.tuned
    assert table["order"]["quantity"] == tuned.chosen[0]
    assert Composed.model_validate(table) == better.policies[0]


def test_numbers_that_are_best_already_stay_as_they_are():
    result = Tune.ask(season(470), runs=400, evaluations=20).answer(ALONE)
    assert not result.tuned[0].is_better
    assert result.policies == result.network.scenario.policies
    assert tuning_sentences(result)[0].startswith('"rule" is ')


def test_a_tuning_is_read_back_as_it_was(better, tmp_path):
    write(Tune.ask(season(300), runs=1000, seed=3, evaluations=40), better, tmp_path, "x")
    assert read(tmp_path) == better


def test_no_setting_that_breaks_a_limit_is_chosen():
    cheap = season(300).changed(runs=400)
    free = Tune.ask(cheap, evaluations=40).answer(ALONE).tuned[0]
    tight = Tune.ask(cheap, evaluations=40, limit=("stockouts >= 60 %",)).answer(ALONE).tuned[0]
    assert tight.chosen[0] < free.chosen[0]
    never = Tune.ask(cheap, evaluations=20, limit=("worst of 20 >= 9000",))
    result = never.answer(ALONE)
    assert not never.has_answer(result)
    assert tuning_sentences(result) == [
        '"rule": none of 20 settings keeps to "worst of 20 >= 9,000".'
    ]


def test_another_goal_than_profit_is_judged_by_itself():
    # A batch of 600 earns about what one of 350 does, and in a weak season loses far more.
    asked = Tune.ask(season(600), runs=1000, seed=3, evaluations=40, goal="worst of 20")
    result = asked.answer(ALONE)
    (tuned,) = result.tuned
    was, now = (goal.value for goal in tuned.goals)
    assert tuned.chosen[0] < 420
    assert tuned.is_better
    assert now > was
    (first, *_) = tuning_sentences(result)
    assert first.startswith('"rule", tuned for worst of 20: it is USD ')


def test_numbers_that_keep_to_a_limit_are_better_than_those_that_do_not():
    asked = Tune.ask(season(470), runs=400, evaluations=40, limit=("stockouts <= 10 %",))
    result = asked.answer(ALONE)
    (tuned,) = result.tuned
    assert (tuned.kept, tuned.keeps, tuned.is_better) == (False, True, True)
    assert tuned.chosen[0] > 550
    assert tuning_sentences(result)[0].startswith('"rule" as it is breaks ')


def test_several_policies_are_tuned_alike_and_the_best_is_named():
    result = Tune.ask(SHOP, ["today", "base stock"], runs=60, evaluations=20).answer(ALONE)
    assert [tuned.tried for tuned in result.tuned] == [20, 20]
    assert tuning_sentences(result)[0].startswith("Tuned alike, ")


def test_todays_rule_is_tuned_where_no_policy_is_named():
    assert Tune.ask(SHOP).policies == ("today",)
    assert Tune.ask(SHOP, all=True).policies == ("today", "base stock")


@pytest.mark.parametrize(
    ("settings", "error", "message"),
    [
        ({"goal": "fame"}, GoalError, "--goal fame: expected profit, worst of 20, mean of worst"),
        ({"evaluations": 5}, SearchError, "--evaluations 5: expected at least 20"),
        ({"number": ("order.t=1..2",)}, SearchError, 'a number order.t; did you mean "order.s"?'),
        ({"number": ("order.s=9..2",)}, SearchError, "9 is not below 2"),
        ({"number": ("order.s",)}, SearchError, "expected KEY=LOW..HIGH"),
        ({"limit": ("fame <= 5 %",)}, LimitError, "fame"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_before_any_work(settings, error, message):
    with pytest.raises(error) as caught:
        Tune.ask(SHOP, **settings)
    assert message in str(caught.value)


def test_a_policy_without_numbers_is_refused_before_any_work():
    idle = season(1, order={"rule": "none"})
    with pytest.raises(SearchError, match='"rule" has no number that could be searched'):
        Tune.ask(idle).answer(ALONE)


def test_only_the_numbers_that_are_asked_for_are_searched():
    asked = Tune.ask(SHOP, runs=20, evaluations=20, number=("order.up_to=100..200",))
    (tuned,) = asked.answer(ALONE).tuned
    assert [(knob.key, knob.low, knob.high) for knob in tuned.knobs] == [("order.up_to", 100, 200)]


def test_a_goal_is_known_by_its_name_and_its_key():
    assert goal_of("Worst of 20") == goal_of("profit_p05")


def test_a_goal_asked_for_in_chinese_is_kept_by_its_english_name():
    study = Tune.ask(SHOP, ["today"], goal=("20 次里最差的 1 次",))
    assert study.goal == ("worst of 20",)


# --- how it looks ----------------------------------------------------------------------------


def test_a_chart_has_a_panel_a_number_with_the_chosen_value_marked(better):
    (panel,) = (ax for ax in trials.plot(better).axes if ax.get_visible())
    marks = {line.get_gid(): line for line in panel.lines}
    assert [text.get_gid() for text in panel.texts] == ["cut"]  # the worse half is not drawn
    assert marks["now"].get_xdata()[0] == 300
    assert marks["chosen"].get_xdata()[0] == better.tuned[0].chosen[0]


def test_the_ring_has_one_height_that_of_the_chosen_setting_whatever_shares_its_numbers():
    number = ("order.s=50..60", "order.up_to=140..150")  # so few values that settings share them
    result = Tune.ask(SHOP, runs=20, evaluations=40, number=number).answer(ALONE)
    (tuned,) = result.tuned
    rings = [
        line.get_ydata()[0]
        for ax in trials.plot(result).axes
        for line in ax.lines
        if line.get_gid() == "chosen"
    ]
    frame = result.trials
    sames = [
        {*frame.loc[(frame["key"] == knob.key) & (frame["value"] == value), "setting"]}
        for knob, value in zip(tuned.knobs, tuned.chosen, strict=True)
    ]
    setting = min(set.intersection(*sames))
    height = frame.loc[frame["setting"] == setting, "profit"].iloc[0]
    assert rings == [height] * len(tuned.knobs)
    first = [frame.loc[frame["setting"] == min(same), "profit"].iloc[0] for same in sames]
    assert first != rings  # the mutant: the first dot with the same number


def test_what_another_goal_gained_by_luck_is_of_that_goal_and_its_table_has_it():
    asked = Tune.ask(season(600), runs=400, seed=3, evaluations=40, goal="lowest cash")
    result = asked.answer(ALONE)
    (tuned,) = result.tuned
    was, now = (goal.value for goal in tuned.goals)
    assert tuned.optimism == pytest.approx(tuned.seemed - (now - was))
    gains, _ = tables(result, 100)
    headings = [column.header for column in gains.columns]
    assert headings[1:3] == ["lowest cash as it is", "lowest cash tuned"]
    assert headings[-1] == "gain in profit"
    assert "1 future of 20" in gains.caption
    assert any(
        line.startswith("Where it was searched lowest cash had seemed")
        for line in tuning_sentences(result)
    )


def test_seemed_luck_and_gain_have_the_same_digits(better):
    (tuned,) = better.tuned
    told = replace(tuned, seemed=tuned.gain.gap.value + 0.3)
    (line,) = [x for x in tuning_sentences(replace(better, tuned=(told,))) if x.startswith("Where")]
    assert line.endswith("nothing of that was luck of the choice.")
    assert in_digits(tuned, tuned.gain.gap.value) == f"{tuned.gain.gap}".split(" ")[0]


def test_tables_hold_a_row_a_policy_and_a_row_a_number(better):
    gains, numbers = tables(better, 100)
    assert (gains.row_count, numbers.row_count) == (1, 1)
    (tuned,) = better.tuned
    low, high = better.flat(tuned, tuned.knobs[0])
    assert tuned.knobs[0].low <= low <= high <= tuned.knobs[0].high
    assert np.isfinite([low, high]).all()


# --- where the search ends -------------------------------------------------------------------


def test_a_number_at_the_end_of_its_search_is_told_unless_its_rule_ends_there():
    s, _ = knobs(policy(order={"rule": "(s,S)", "s": 30, "up_to": 60}))  # 8 to 90
    (share,) = knobs(policy(freight={"rule": "split", "air_share": 0.2}))
    assert [s.is_at_its_end(value) for value in (8, 10, 50, 88, 89)] == [1, 0, 0, 0, 1]
    assert not any(share.is_at_its_end(value) for value in (0.0, 0.5, 1.0))


def test_what_ends_where_the_search_did_is_worth_a_second_look():
    number = ("order.quantity=250..350",)
    study = Tune.ask(season(300), runs=1000, seed=3, evaluations=40, number=number)
    result = study.answer(ALONE)
    assert result.tuned[0].is_better
    (line,) = study.doubts(result)
    assert line.startswith('"rule": order.quantity ')
    assert "--number order.quantity=250..700" in line
