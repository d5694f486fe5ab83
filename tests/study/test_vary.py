"""Policies at several values of one number: who leads where, and where the leader changes."""

import numpy as np
import pandas as pd
import pytest
import typer
from matplotlib.figure import Figure
from typer.testing import CliRunner

from sim import replace
from sim.chart import curves
from sim.chart.variation import tables
from sim.cli.study import command
from sim.network import ScenarioError, parse
from sim.scenario.values import varied
from sim.stats import compare as pair
from sim.stats.crossing import crossing
from sim.studies import FORMS, STUDIES, read
from sim.study.compare import compare
from sim.study.folder import write
from sim.study.limit import LimitError
from sim.study.variation_sentences import barred, finding, nobody, own_best, unclear, unsure
from sim.study.vary import Vary
from sim.study.workers import ALONE
from tests.scenario.files import SMALL, small

SHOP = parse(SMALL)
NOISE = np.random.default_rng(5).normal(0, 10, 40)


def made(vary, profit, cash=lambda policy, value, world: 1.0, limit=()):
    """Return a result made by hand: a policy's mean profit, and its lowest cash, by value."""
    study = Vary.ask(SHOP, runs=40, vary=vary, limit=limit)
    rows = [
        {
            "value": label, "policy": policy, "world": world,
            "cash_low": cash(policy, value, world),
            "profit": profit(policy, value) + luck * (2 if policy == "today" else 1),
        }
        for value, label in zip(study.asked.values, study.labels, strict=True)
        for policy in study.policies
        for world, luck in enumerate(NOISE - NOISE.mean())
    ]  # fmt: skip
    return study.analysed(pd.DataFrame(rows))


def rising(policy, value):
    """Earn 50 at every value; as today's rule, 20 a unit of it."""
    return 20.0 * value if policy == "today" else 50.0


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("days=10..40:15", (10, 25, 40)),
        ("days=10..39:15", (10, 25)),
        ("days=0.1..0.3:0.1", (0.1, 0.2, 0.3)),
        ("days=3,1,2", (1, 2, 3)),
        ("role=hit, steady", ("hit", "steady")),
        ("start=2026-01-05,2026-01-06", None),
        ("l=[1, 2],[3, 4]", ([1, 2], [3, 4])),
        ("l={ mean = 1, cv = 2 },{ mean = 2, cv = 2 }", None),
    ],
)
def test_values_are_listed_or_go_in_steps_and_numbers_rise(text, values):
    found = varied(text).values
    assert len(found) >= 2
    assert values in (None, found)


@pytest.mark.parametrize(
    "text", ["days", "days=", "=1,2", "days=1", "days=1,1", "days=1..9", "days=9..1:2", "d=0..9:0"]
)
def test_values_that_are_none_or_one_are_refused(text):
    with pytest.raises(ScenarioError, match=f"--vary {text}: "):
        varied(text)


def test_a_lead_is_lost_where_straight_lines_between_the_values_meet():
    today = np.array([99.0, 100.0, 101.0])
    leads = [pair(today, today + gap + [-3, 0, 3]) for gap in (40, 10, -30, -90)]
    assert crossing([1, 2, 4, 8], leads, 1).at == pytest.approx(2.5)


def test_the_interval_of_a_flip_is_where_the_ends_of_the_lead_s_interval_meet_zero():
    luck = np.tile([-1.0, 1.0], 50)
    leads = [pair(np.zeros(100), luck + gap) for gap in (2.0, -2.0)]
    width = leads[0].gap.high - 2.0
    at, low, high = crossing([0, 4], leads, 0)
    assert at == pytest.approx(2.0)
    assert (low, high) == pytest.approx((2 - width, 2 + width))


def test_the_leader_flips_at_the_value_that_the_closed_form_gives():
    result = made("runs=40,42,44", lambda policy, value: rising(policy, value - 40))
    (flip,) = result.flips
    assert (flip.after.verdict.best, flip.before.verdict.best) == ("base stock", "today")
    assert flip.where.at == pytest.approx(42.5)
    assert result.leaders == ("base stock", "today")
    assert finding(result) == (
        'runs: up to about 42.5 (95 %: 42.4 to 42.6), "base stock" earns most; beyond that,'
        ' "today".'
    )


def test_where_cash_decides_the_leader_changes_somewhere_between_two_values():
    def poor_from_42_on(policy, value, _):
        return -1.0 if policy == "today" and value >= 42 else 1.0

    result = made("runs=40,42,44", lambda p, v: 90.0 if p == "today" else 50.0, poor_from_42_on)
    assert result.flips[0].where is None
    assert finding(result) == (
        'runs: up to somewhere from 40 to 42, "today" earns most; beyond that, "base stock".'
    )
    assert barred(result) == ['"today" would earn more at 42 and 44, and cannot be paid for there.']
    ax = curves.plot(result, Figure(layout="constrained").add_subplot())
    (band,) = (patch for patch in ax.patches if patch.get_gid() == "flip")
    assert (band.get_x(), band.get_width()) == (40, 2)
    (crosses,) = (line for line in ax.lines if line.get_gid() == "today:barred")
    assert crosses.get_xdata().tolist() == [42, 44]
    assert any("Crosses: cannot be paid for" in text.get_text() for text in ax.texts)


def test_only_what_keeps_to_a_limit_leads_and_where_nobody_does_is_told():
    """Base stock earns 50 everywhere; today's rule 0, 40 and 80."""
    limit = ("profit >= 55",)
    result = made("runs=40,42,44", lambda p, value: rising(p, value - 40), limit=limit)
    assert [step.leader for step in result.steps] == [None, None, "today"]
    assert (result.leaders, result.flips) == (("today",), ())
    limits = '"cash below zero <= 5 %" and "profit >= 55"'
    assert finding(result) == f'Of those that keep to {limits}: runs: at 44 "today" earns most.'
    assert nobody(result) == [f"No policy keeps to {limits} at 40 and 42."]
    assert unclear(result) == []


def test_a_policy_that_breaks_the_limit_asked_for_leads_nowhere():
    lazy = made("runs=40,44", lambda p, value: rising(p, value - 40), limit=("profit <= 60",))
    assert finding(lazy).endswith(': "base stock" earns most at every value of runs from 40 to 44.')
    assert barred(lazy) == [
        '"today" would earn more at 44, and breaks "cash below zero <= 5 %" or "profit <= 60"'
        " there."
    ]


def test_nobody_is_named_the_best_where_none_can_be_paid_for_at_any_value():
    broke = made("runs=40,41", rising, lambda policy, value, world: -1.0)
    study = Vary.ask(SHOP, vary="runs=40,41")
    assert study.sentences(broke)[:1] == [
        'No policy can be paid for at any of these values of runs; "today" earns most and may not'
        " win."
    ]
    assert not study.has_answer(broke)


def test_too_few_runs_to_show_that_cash_suffices_are_no_proof_that_it_does_not():
    """One future of forty is 2.5 %, and may be 13 %."""

    def once(policy, value, world):
        return -1.0 if (policy, value, world) == ("today", 41, 7) else 1.0

    result = made("runs=40,41", rising, once)
    assert barred(result) == []
    assert unsure(result) == [
        '"today" would earn more at 41, where 40 runs are too few to show that it can be paid for.'
    ]


def test_a_limit_on_what_only_twins_tell_is_refused():
    with pytest.raises(LimitError, match='"units missed" is measured only where'):
        Vary.ask(SHOP, vary="runs=40,41", limit=("units missed <= 5",))


def test_a_leader_that_stays_and_a_number_that_changes_nothing_are_told():
    stays = made("runs=40,41", rising)
    assert finding(stays) == '"today" earns most at every value of runs from 40 to 41.'
    assert unclear(stays) == []
    same = made("runs=40,41", lambda policy, value: 0.0)
    assert finding(same) == "runs changes nothing: each policy earns the same at every value."


def test_values_that_are_no_numbers_are_told_one_by_one():
    result = made(
        "product.lamp.role=hit,new", lambda p, v: float((p == "today") == (v == "hit")) * 9
    )
    assert result.flips[0].where is None
    assert finding(result) == (
        'product.lamp.role: at "hit" "today" earns most and at "new" "base stock" earns most.'
    )


def test_a_policy_s_own_number_that_is_best_at_the_edge_is_told():
    key = "policy.base.order.up_to=100,110,120"
    edge = made(key, lambda policy, value: value - 100.0)
    assert own_best(edge) == [
        '"base stock" itself earns most at 120, the last value that was tried: try some beyond it.'
    ]
    inside = made(key, lambda policy, value: -abs(value - 110.0))
    assert own_best(inside) == ['"base stock" itself earns most at 110.']


def test_at_each_value_policies_earn_what_a_comparison_of_the_changed_shop_says(tmp_path):
    study = Vary.ask(SHOP, runs=6, vary="product.lamp.price=13.9,15")
    result = study.answer(ALONE, tmp_path)
    for price in (13.9, 15):
        runs = compare(replace(SHOP, {"product.lamp.price": price}), runs=6, workers=1).runs_frame
        varied_runs = result.runs_frame.query(f"value == '{price}'")
        assert varied_runs.profit.tolist() == runs.profit.tolist()
    again = []
    assert study.answer(ALONE, tmp_path, lambda done, total: again.append((done, total))) == result
    assert again == [(24, 24)], "finished blocks are not run again"
    write(study, result, tmp_path / "folder", "by the test")
    assert read(tmp_path / "folder") == result


def test_weekly_sessions_go_by_the_days_of_each_value_also_when_a_folder_is_read(tmp_path):
    session = 'every = ["tuesday"]\nstart = 20:00:00\nminutes = 60\n'
    shop = parse(small(more=f'\n[[live]]\nproduct = "rack"\nhost = "own team"\n{session}'))
    study = Vary.ask(shop, runs=4, vary="days=9,30")
    assert [len(network.scenario.lives) for network in study.networks] == [3, 6]
    result = study.answer()
    write(study, result, tmp_path, "by the test")
    assert read(tmp_path) == result


def test_a_value_that_the_file_could_not_have_is_refused_before_any_run():
    study = Vary.ask(SHOP, vary="product.lamp.price=-1,3")
    with pytest.raises(ScenarioError) as caught:
        study.examine(ALONE)
    assert caught.value.lines == [
        '--vary product.lamp.price=-1: product "lamp" → price: expected 0 or more, found -1'
    ]


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """Return what says why the command refuses some options."""
    (tmp_path / "shop.toml").write_text(SMALL, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["peakstock", "compare"])
    app = typer.Typer()
    app.command("compare")(command("compare", STUDIES["compare"], FORMS["compare"]))

    def ran(*words):
        done = CliRunner().invoke(app, ["shop.toml", *words], standalone_mode=False)
        assert not (tmp_path / "results").exists()
        return done.exception.lines

    return ran


def test_the_command_refuses_what_would_decide_nothing_or_is_unknown(refused):
    assert refused("--vary", "product.lamp.prise=1,2") == [
        '--vary product.lamp.prise=1: there is no "prise" in product.lamp; did you mean "price"?'
    ]
    assert refused("--vary", "seed=1,2", "--seed", "3") == [
        "shop.toml: seed: is set by --seed, too: say it once"
    ]
    assert refused("--vary", "days=30,31", "--set", "days=29") == [
        "shop.toml: days: is changed twice: say it once"
    ]
    assert refused("--vary", "policy.base.order.up_to=90,99", "--policies", "today") == [
        "shop.toml: policy.base stock.order.up_to: decides nothing: the policy takes no part"
        " (--policies)"
    ]


def test_the_chart_s_title_is_the_finding_and_a_dashed_line_stands_at_the_flip():
    result = made("runs=40,42,44", lambda policy, value: rising(policy, value - 40))
    ax = curves.plot(result, Figure(layout="constrained").add_subplot())
    title = " ".join(ax.get_title(loc="left").split())
    assert title == finding(result).rstrip(".")
    (flip,) = (line for line in ax.lines if line.get_gid() == "flip")
    assert flip.get_xdata()[0] == pytest.approx(42.5)
    (today,) = (line for line in ax.lines if line.get_gid() == "today")
    assert today.get_ydata().tolist() == pytest.approx([0, 40, 80])


def test_the_tables_mark_the_leader_of_each_value_and_fit_the_terminal():
    result = made("runs=40..49:1", lambda policy, value: rising(policy, value - 40))
    parts = tables(result, 60)
    assert len(parts) > 1
    cells = [list(column.cells) for part in parts for column in part.columns[1:]]
    assert len(cells) == 10
    assert sum(cell.endswith("*") for column in cells for cell in column) == 10
