"""A meeting is made of finished studies of one scenario."""

import json
import shutil
from dataclasses import replace

import pytest

from sim.report.meeting import Meeting, MeetingError, meet, read_part
from sim.report.orders import ordering


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


def test_orders_of_today_are_those_of_the_leader_first_and_of_todays_rule(folders):
    meeting = ordering(meet([folders["compare"]]), 30, lambda done, total: None)
    best = meeting.comparison.result.verdict.best
    sheet = meeting.order.result
    assert sheet.runs == 30
    assert [one.today.policy for one in sheet.mornings] == list(dict.fromkeys([best, "today"]))


def test_orders_of_today_are_looked_at_in_the_futures_of_the_comparison_at_most(folders):
    comparison = read_part(folders["compare"])
    few = replace(comparison, result=replace(comparison.result, runs=20))
    assert ordering(Meeting((few,)), 30, lambda done, total: None).order.result.runs == 20
