"""What an alert is worth: counts of all worlds over counts of all worlds, and where to see it."""

import pytest

from sim.chart.table import layout, policies
from sim.studies import read
from sim.study.compare import compare
from sim.study.comparison_files import summary
from sim.study.figures import FIGURES
from sim.world.core.measures import Topic

from .totals import figures
from .worlds import assert_same, double_11, written

ALERT = [figure for figure in FIGURES if figure.measure.topic is Topic.ALERT]
KEYS = {figure.key for figure in ALERT}


def test_an_alert_s_figures_are_pooled_over_worlds():
    """Ten stockouts, of which one was missed; nine warned of, 45 days before in sum."""
    found = figures(
        stockouts=[0, 1, 4, 5], stockouts_missed=[0, 1, 0, 0], warning_days=[0, 0, 20, 25],
        false_alarms=[0, 3, 3, 0], months=[3, 3, 3, 3],
    )  # fmt: skip
    assert found["stockouts_missed"] == pytest.approx(1 / 10)
    assert found["warning_days"] == pytest.approx(45 / 9)
    assert found["false_alarms"] == pytest.approx(6 / 12)


def test_a_policy_whose_alert_never_rang_has_no_figures_of_it():
    assert not figures(alert_days=[0, 0, 0, 0]).keys() & KEYS


def test_where_nothing_ran_out_there_is_no_warning_but_there_are_false_alarms():
    found = figures(stockouts=[0] * 4, stockouts_missed=[0] * 4, warning_days=[0] * 4)
    assert found.keys() & KEYS == {"false_alarms"}


@pytest.fixture(scope="module")
def result():
    return compare(double_11(), ["three-tier 50/42/24", "max x max"], runs=60, workers=1)


def test_only_policies_with_an_alert_are_in_its_table(result):
    names = [column.header for column in policies(result, layout(result, 200)[-1]).columns]
    table = policies(result, layout(result, 80)[-1])
    assert names[1:] == ["days of\nwarning", "stockouts\nmissed %", "false alarms\na month"]
    shown = set(table.columns[0].cells)
    assert shown == {"three-tier 50/42/24", "three-tier 15/10/5 (today)"}


def test_a_study_without_alerts_has_no_table_of_them():
    quiet = double_11(current_rule="max x max")
    result = compare(quiet, ["one big batch"], runs=20, workers=1)
    assert len(layout(result, 200)) == 1
    assert len(layout(result, 120)) == 2
    assert len(layout(result, 80)) == 3


def test_the_summary_has_a_row_for_each_figure_of_an_alert(result, tmp_path):
    rows = summary(result).splitlines()
    labels = [figure.label for figure in ALERT]
    assert sum(any(label in row for label in labels) for row in rows) == 2 * len(labels)
    assert_same(read(written(result, tmp_path)), result)


def test_counts_of_alarms_are_whole_numbers(result):
    columns = ["stockouts", "stockouts_missed", "warning_days", "false_alarms", "alert_days"]
    assert (result.runs_frame[columns].dtypes == "int64").all()
