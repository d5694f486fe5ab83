"""Stress: what shocks make of policies, in the same worlds as without."""

import io
import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim import load, read, stress
from sim.chart import stress_map
from sim.chart.stress import details, tables
from sim.network import parse
from sim.study.folder import write
from sim.study.limit import LimitError, limits
from sim.study.shocks import ShockError, everything, left_out
from sim.study.stress import Stress
from sim.study.stress_sentences import headline, stress_sentences
from sim.words.language import speaking
from tests.scenario.files import SMALL
from tests.study.test_shocks import advertised, toy
from tests.study.worlds import DOUBLE_11

SHOP = parse(SMALL)


@pytest.fixture(scope="module")
def result():
    return stress(SHOP, runs=60, shocks=["late sea", "low demand", "late payout"])


def cell(result, policy, shock):
    (found,) = (one for one in result.of(policy) if one.shock == shock)
    return found


def known(**tables):
    """Return the toy that only sells what it has: 60 units, 4 a day, at 10 with 3 paid for each."""
    product = {
        "price": 10, "unit_cost": 3, "opening_stock": 60, "demand": {"units_per_day": 4},
        "leftover_value": 1,
    }  # fmt: skip
    return toy(product=product, cash={"opening": 100, "fixed_cost_per_day": 5}, **tables)


def test_profit_under_a_shock_is_what_one_works_out_by_hand():
    told = stress(known(), runs=2, shocks=["low demand"], limit=["cash below zero <= 5 %"])
    one = cell(told, "rule", "low demand")
    # All 60 are sold in 15 days; 2 a day sell them in 30, within the 60 days of the plan.
    assert one.change.gap.value == 0
    none = stress(known(), runs=2, shocks=["low demand=0.1"])
    # 0.4 a day: 24 of the 60 are sold in 60 days, and 36 are left that fetch 1 instead of 10.
    assert cell(none, "rule", "low demand=0.1").change.gap.value == -36 * 9


def test_a_shock_is_met_in_the_same_worlds_as_none(result):
    calm = result.runs_frame[result.runs_frame["shock"] == ""].groupby("policy").profit
    under = result.runs_frame[result.runs_frame["shock"] == "late sea"].groupby("policy").profit
    for policy in ("today", "base stock"):
        gap = under.get_group(policy).to_numpy() - calm.get_group(policy).to_numpy()
        assert cell(result, policy, "late sea").change.gap.value == pytest.approx(gap.mean())
    alone = stress(SHOP, ["base stock"], runs=60, shocks=["late sea"])
    assert cell(alone, "base stock", "late sea").figures == (
        cell(result, "base stock", "late sea").figures
    )


def test_a_limit_marks_what_breaks_it():
    # Cash is 100 less 5 a day; what is sold on day 0 is paid out on day 1 but held for 30 days.
    terms = {"delivery_days": 0, "payout_after_days": 1}
    calm = stress(known(settlement=terms), runs=20, shocks=["late payout"])
    assert calm.limits == ()  # the toy spends freely
    asked = ["cash below zero <= 5 %"]
    told = stress(known(settlement=terms), runs=20, shocks=["late payout"], limit=asked)
    (limit,) = told.limits
    assert told.broken_by(told.calm_of("rule").figures) == ()
    assert cell(told, "rule", "late payout").broken == (limit,)
    first, second, *_ = stress_sentences(told)
    assert first == (
        '"rule" breaks worst under "late payout": cash falls below zero in 20 of 20 (above 83 %) of'
        " futures, where 5 % is allowed."
    )
    assert second == 'It breaks a limit under 1 of 1 shocks: "late payout".'


def test_a_shock_that_changes_nothing_says_so():
    # Nothing is ever ordered: no factory, no ship and no border decides anything.
    told = stress(known(), runs=2, shocks=["late sea", "factory stop"])
    assert told.idle == ("late sea", "factory stop")
    said = stress_sentences(told)
    assert (
        '"late sea" and "factory stop" change nothing here, in any future and under any policy.'
        in said
    )
    assert 'No shock costs "rule" profit that the runs can tell from nothing.' in said


def test_what_does_not_apply_is_told_where_nobody_asked_for_it():
    said = stress_sentences(stress(known(), runs=2))
    assert (
        "Left out, since it does not apply: viral, big audience, ads banned and dear clicks."
        in said
    )


def test_each_shock_is_told_in_a_line():
    said = stress_sentences(stress(advertised(), runs=2, shocks=["late sea=3 + ads banned=2"]))
    (line,) = (text for text in said if text.startswith("Late sea=3 + ads banned=2: "))
    assert "comes 3 days later" in line
    assert "suspended for 2 days from 2026-01-18 on" in line


def test_a_file_that_nothing_can_shock_is_refused_before_any_work():
    with pytest.raises(ShockError, match="does not apply to this file"):
        Stress.ask(known(), shocks=["viral"])


def test_shocks_asked_for_in_chinese_are_kept_by_their_english_names():
    """A folder keeps what was asked for, and is read in any language."""
    study = Stress.ask(advertised(), shocks=["海运延误=3 + 广告停用", "low, 多重冲击"])
    assert study.shocks == ("late sea=3 + ads banned", "low demand", "several at once")


@pytest.mark.parametrize("limit", ["cash below zero <= 500 %", "fill of true demand >= 90 %"])
def test_an_impossible_limit_is_refused(limit):
    with pytest.raises(LimitError):
        Stress.ask(known(), limit=[limit])


def test_a_limit_on_what_nothing_measures_is_refused():
    with pytest.raises(LimitError, match="nothing measures"):
        stress(known(), runs=2, limit=["ads banned <= 5 %"], shocks=["late sea"])


def test_leaders_are_those_that_keep_to_the_limits(result):
    assert [one.shock for one in result.leaders] == ["", "late sea", "low demand", "late payout"]
    for one in result.leaders:
        keeps = [
            policy
            for policy in ("today", "base stock")
            if not result.broken_by(
                result.calm_of(policy).figures
                if not one.shock
                else cell(result, policy, one.shock).figures
            )
        ]
        assert one.someone_keeps == bool(keeps)
        assert not keeps or one.verdict.best in keeps


# --- files and looks -------------------------------------------------------------------------


def test_a_test_is_read_back_as_it_was(result, tmp_path):
    study = Stress.ask(SHOP, runs=60, shocks=["late sea", "low demand", "late payout"])
    write(study, result, tmp_path, "by the test")
    again = read(tmp_path)
    assert again == result
    told = json.loads((tmp_path / "verdict.json").read_text("utf-8"))
    assert told["shocks"]["low demand"].startswith("buyers want 50 % of")
    assert len(told["cells"]) == 6


def test_the_spreadsheet_has_a_row_a_shock_policy_and_figure(result):
    study = Stress.ask(SHOP, runs=60, shocks=["late sea", "low demand", "late payout"])
    rows = pd.read_csv(io.StringIO(study.contents(result)["stress.csv"]))
    change = rows[rows["figure"] == "change of profit"].set_index(["shock", "policy"])["value"]
    for one in result.cells:
        assert change[one.shock, one.policy] == pytest.approx(one.change.gap.value)


def test_the_spreadsheet_is_english_whatever_is_spoken(result):
    study = Stress.ask(SHOP, runs=60, shocks=["late sea", "low demand", "late payout"])
    with speaking("zh"):
        spoken = study.contents(result)
    assert spoken["stress.csv"] == study.contents(result)["stress.csv"]
    assert spoken["verdict.json"] != study.contents(result)["verdict.json"]


def test_the_tables_have_every_cell(result):
    overview, plan = tables(result, 100)
    assert (overview.row_count, len(overview.columns)) == (2, 5)
    assert plan.row_count == 4
    assert len(details(result, 100)) == 1
    alone = stress(SHOP, ["today"], runs=4, shocks=["late sea"])
    assert len(tables(alone, 100)) == 1


def test_the_map_writes_every_change_and_shades_the_dearer_darker(result):
    figure = stress_map.plot(result)
    (ax,) = figure.axes
    texts = {text.get_text().removesuffix(" *") for text in ax.texts}
    assert len(ax.texts) == 2 * 4
    (image,) = ax.images
    shades = np.asarray(image.get_array())[:, 1:, :3].sum(axis=2)
    ranked = sorted(result.calm, key=lambda s: -s.figures["profit"].value)
    change = np.array([[c.change.gap.value for c in result.of(s.name)] for s in ranked])
    worst = np.unravel_index(change.argmin(), change.shape)
    assert shades[worst] == shades[change < 0].min()
    assert texts
    assert figure.get_suptitle().replace("\n", " ") == stress_map.finding(result)


def test_the_title_of_the_map_tells_of_the_row_on_top_too(result):
    ranked = sorted(result.calm, key=lambda s: -s.figures["profit"].value)
    best, plan = ranked[0].name, result.plan
    assert best != plan
    (limit,) = limits(result.network, ["profit >= 0"])[-1:]
    broken = [replace(c, broken=(limit,) if c.policy == best else ()) for c in result.cells]
    told = replace(result, limits=(limit,), cells=tuple(broken))
    assert stress_map.finding(told) == (
        f'Limits are broken by "{best}", which earns most, under 3, and by "{plan}" (today) under'
        " none, of 3 shocks"
    )
    alone = replace(told, calm=(told.calm_of(plan),))
    assert stress_map.finding(alone) == headline(alone)


def test_all_shocks_apply_to_a_full_file():
    network = load(DOUBLE_11)
    assert [shock.name for shock in everything(network)] == [
        "late sea", "factory stop", "viral", "big audience", "late payout", "ads banned",
        "customs hold", "low demand", "dear clicks", "several at once",
    ]  # fmt: skip
    assert left_out(network) == ()
