"""A meeting is made of finished studies of one scenario."""

import json
import shutil
from dataclasses import replace

import pytest

from sim.network.load import changed
from sim.report.meeting import Meeting, MeetingError, meet, read_part
from sim.report.orders import ordering, wanted
from sim.report.sections.today import today
from sim.scenario.change import change_of


def test_the_comparison_leads_whatever_the_order_of_the_folders(meeting):
    assert [part.study.kind for part in meeting.parts] == ["compare", "order"]
    assert meeting.comparison is meeting.parts[0]
    assert meeting.order is meeting.parts[1]


def test_a_folder_named_twice_is_one_study(folders):
    assert len(meet([folders["order"], folders["order"]]).parts) == 1


def test_a_folder_without_a_study_is_named(tmp_path):
    with pytest.raises(MeetingError, match=r"nowhere holds no study: name a folder that compare"):
        meet([tmp_path / "nowhere"])


def test_studies_of_different_scenarios_are_refused_with_what_differs(folders, tmp_path):
    other = shutil.copytree(folders["order"], tmp_path / "other")
    about = json.loads((other / "manifest.json").read_text("utf-8"))
    about["model"] = about["model"].replace('"opening":5000.0', '"opening":6000.0')
    (other / "manifest.json").write_text(json.dumps(about), "utf-8")
    with pytest.raises(MeetingError, match=r"different scenarios: they differ in cash\.opening"):
        meet([folders["compare"], other])


def test_more_runs_and_another_seed_are_the_same_scenario(folders):
    runs = {part.study.network.scenario.runs for part in meet(list(folders.values())).parts}
    assert runs == {120, 40}


def nothing(done, total):
    """Tell nobody how far it is."""


def test_orders_of_today_are_those_of_the_leader_first_and_of_todays_rule(folders):
    meeting = ordering(meet([folders["compare"]]), 30, nothing)
    sheet = meeting.order.result
    assert sheet.runs == 30
    assert [m.today.policy for m in sheet.mornings] == [*wanted(meeting.comparison.result)]


def test_the_orders_of_today_are_asked_for_by_a_command_of_their_own(folders):
    """Whoever repeats it gets these orders, not the comparison."""
    compared = meet([folders["compare"]])
    order = ordering(compared, 30, nothing).order
    assert order.about["command"].startswith("peakstock order shop.toml --runs 30 --seed ")
    assert order.about["command"].endswith(f" --policies '{', '.join(order.study.policies)}'")
    assert (order.about["kind"], order.about["runs"]) == ("order", 30)


def test_orders_of_changed_numbers_are_asked_for_with_them(folders):
    compared = meet([folders["compare"]])
    part, keys = compared.parts[0], ["product.lamp.price=15", "cash.opening=6000"]
    network = changed(compared.network, [change_of(key) for key in keys], "shop.toml")
    other = replace(part, study=replace(part.study, network=network))
    command = ordering(replace(compared, parts=(other,)), 30, nothing).order.about["command"]
    assert command.endswith(" --set product.lamp.price=15 --set cash.opening=6000")


def test_orders_that_were_asked_for_stand_behind_those_of_the_leader(folders):
    first, other = wanted(meet([folders["compare"]]).comparison.result)
    given = meet([folders["order"], folders["compare"]])
    alone = replace(given.order, result=replace(given.order.result, mornings=(
        given.order.result.morning(other),
    )))  # fmt: skip
    meeting = ordering(replace(given, parts=(given.comparison, alone)), 30, nothing)
    assert [m.today.policy for m in meeting.order.result.mornings] == [first, other]
    assert meeting.order.result.morning(first).lines == given.order.result.morning(first).lines
    assert meeting.order.result.runs == 40


def test_policies_that_are_not_told_apart_all_show_their_orders(folders):
    result = meet([folders["compare"]]).comparison.result
    tied = replace(result.verdict, not_separated=tuple(result.verdict.leads))
    both = replace(result, judgement=replace(result.judgement, verdict=tied))
    assert set(wanted(both)) == {"today", "base stock"}


def test_orders_of_today_are_looked_at_in_the_futures_of_the_comparison_at_most(folders):
    comparison = read_part(folders["compare"])
    few = replace(comparison, result=replace(comparison.result, runs=20))
    assert ordering(Meeting((few,)), 30, nothing).order.result.runs == 20


def test_todays_rule_is_marked_among_the_orders_where_it_cannot_be_paid_for(folders):
    given = meet([folders["order"], folders["compare"]])
    result = given.comparison.result
    judged = replace(result.judgement, affordable=("base stock",))
    poor = replace(given.comparison, result=replace(result, judgement=judged))
    meeting = ordering(replace(given, parts=(poor, given.order)), 30, nothing)
    names = {row[0].text for row in today(meeting).grids[0].rows}
    assert names == {"✗ today (today)", "base stock"}


@pytest.mark.parametrize("break_it", [
    lambda folder: (folder / "runs.parquet").unlink(),
    lambda folder: (folder / "days.parquet").write_bytes(b"cut off"),
    lambda folder: (folder / "verdict.json").write_text("{", "utf-8"),
    lambda folder: (folder / "manifest.json").write_text("{}", "utf-8"),
], ids=["gone", "cut off", "no JSON", "empty"])  # fmt: skip
def test_a_study_with_a_damaged_file_is_refused_in_a_line(break_it, folders, tmp_path):
    folder = shutil.copytree(folders["compare"], tmp_path / "broken")
    break_it(folder)
    with pytest.raises(MeetingError, match="broken holds a study that cannot be read") as error:
        meet([folder])
    assert "\n" not in str(error.value)
