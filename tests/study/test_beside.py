"""The same policies in two scenarios: paired world by world, and what differs is told."""

import pytest
from matplotlib.figure import Figure

from sim import replace
from sim.chart import dumbbells
from sim.chart.two_scenarios import tables
from sim.errors import UserError
from sim.network import parse
from sim.studies import read
from sim.study.beside import Beside
from sim.study.compare import compare
from sim.study.folder import write
from sim.study.two_scenarios import packed
from sim.study.two_scenarios_sentences import finding
from tests.scenario.files import SMALL, small

SHOP = parse(SMALL)
FIVE_MORE = replace(SHOP, {"cash.fixed_cost_per_day": 5.0, "seed": 99, "runs": 50})


NAMES = ("today", "base stock")


def asked(second, labels=("a", "b"), **options):
    return Beside.ask(SHOP, runs=6, second=packed(second, labels), **options)


@pytest.fixture(scope="module")
def result():
    return asked(FIVE_MORE).answer()


def test_what_is_sure_differs_by_the_same_in_every_world(result):
    """Five dollars a day for thirty days; both have the first one's worlds."""
    for pair in result.gaps.values():
        assert pair.gap.value == pair.gap.low == pair.gap.high == -150
    assert (result.runs, result.seed) == (6, 7)


def test_each_side_is_what_a_comparison_of_its_own_says(result):
    runs = compare(FIVE_MORE, runs=6, seed=7, workers=1).runs_frame
    assert result.runs_frame.query("value == 'b'").profit.tolist() == runs.profit.tolist()


def test_the_sentences_tell_the_leaders_the_gap_and_the_keys(result):
    best = result.first.verdict.best
    said = Beside.sentences(asked(FIVE_MORE), result)
    assert said[0] == finding(result) == f'In a and in b, "{best}" earns most.'
    assert any(line.startswith(f'From a to b, "{best}" earns USD 150') for line in said)
    assert said[-1] == "What differs: cash.fixed_cost_per_day (nothing) → 5."


def test_two_files_that_say_the_same_earn_the_same():
    said = asked(SHOP)
    result = said.answer()
    assert all(pair.identical for pair in result.gaps.values())
    assert Beside.sentences(said, result)[-1] == "The two say the same."


def test_the_folder_gives_it_back(result, tmp_path):
    write(asked(FIVE_MORE), result, tmp_path, "by the test")
    assert read(tmp_path) == result


def test_only_policies_of_both_take_part_and_the_others_are_told():
    study = asked(replace(SHOP, {"policy.base stock.name": "another"}))
    assert study.policies == ("today",)
    answered = study.answer()
    assert answered.left_out == {"a": ("base stock",), "b": ("another",)}
    assert 'Only a has "base stock": left out here.' in study.sentences(answered)


@pytest.mark.parametrize(
    ("second", "options", "message"),
    [
        (
            parse(small(('"USD"', '"MYR"'))),
            {},
            "money is in USD and in MYR; expected one currency in both",
        ),
        (
            replace(SHOP, {"policy.base stock.drop": True}),
            {"policies": ["base stock"]},
            '"base stock" is not in both scenarios',
        ),
        (
            replace(
                SHOP,
                {
                    "policy.base stock.drop": True,
                    "policy.today.name": "other",
                    "current_rule": "other",
                },
            ),
            {},
            "the two scenarios have no policy of the same name",
        ),
    ],
)
def test_scenarios_that_cannot_be_compared_are_refused(second, options, message):
    with pytest.raises(UserError) as caught:
        asked(second, **options)
    assert str(caught.value) == message


def test_who_breaks_a_limit_leads_in_neither_and_is_marked(result):
    profit = {name: result.first.profit(name) for name in NAMES}
    worse, better = sorted(NAMES, key=profit.get)
    bound = int(sum(profit.values()) / 2)
    study = asked(FIVE_MORE, limit=(f"profit <= {bound}",))
    limited = study.analysed(result.runs_frame)
    limits = f'"cash below zero <= 5 %" or "profit <= {bound:,}"'
    assert (limited.first.leader, limited.first.barred) == (worse, better)
    said = study.sentences(limited)
    assert said[0].startswith('Of those that keep to "cash below zero <= 5 %" and "profit <= ')
    assert f'In a, "{better}" would earn more, and breaks {limits}.' in said
    (table,) = tables(limited, 80)
    assert table.caption == f"✗ breaks {limits}"
    marked = [cell for cell in table.columns[1].cells if cell.endswith("✗")]
    assert len(marked) == 1


def test_where_nobody_keeps_to_a_limit_nobody_leads(result):
    study = asked(FIVE_MORE, limit=("profit >= 1000000",))
    limited = study.analysed(result.runs_frame)
    assert study.sentences(limited)[0] == (
        'No policy keeps to "cash below zero <= 5 %" and "profit >= 1,000,000", neither in a nor'
        " in b."
    )
    assert not study.has_answer(limited)


def test_another_second_scenario_is_another_question():
    other = replace(FIVE_MORE, {"cash.fixed_cost_per_day": 6.0})
    assert asked(FIVE_MORE).fingerprint != asked(other).fingerprint


def test_plans_of_different_length_are_told():
    study = asked(replace(SHOP, {"days": 31}))
    assert (
        "a has 30 days, b 31 days: their profits are of plans of different length."
        in study.sentences(study.answer())
    )


def test_the_table_and_the_chart_show_both(result):
    (table,) = tables(result, 80)
    assert [len(list(column.cells)) for column in table.columns] == [2] * 5
    ax = dumbbells.plot(result, Figure(layout="constrained").add_subplot())
    assert " ".join(ax.figure.get_suptitle().split()) == finding(result).rstrip(".")
    dots = [line.get_xdata()[0] for line in ax.lines if line.get_markersize() == 8]
    profits = [result.second.profit(name) for name in result.gaps]
    assert set(profits) < set(dots)
