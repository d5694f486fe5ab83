"""What an alert is worth: counts of all worlds over counts of all worlds, and where to see it."""

import numpy as np
import pytest

from sim.chart.table import layout, policies
from sim.studies import read
from sim.study.compare import compare
from sim.study.comparison_files import summary
from sim.study.figures import FIGURES, estimate
from sim.world.core.measures import Topic

from .worlds import double_11, written

ALERT = [figure for figure in FIGURES if figure.measure.topic is Topic.ALERT]
KEYS = {figure.key for figure in ALERT}


def runs(**counts):
    """Return the totals of four worlds, 1 each but for what is given."""
    names = (
        "profit cash_low peak_cash_need stocked_out sale_days_out sale_days stocked_out_in_sale "
        "units_wanted units_served_at_once stockout_days units_lost units_cancelled units_flown "
        "units_ordered ad_spend_wasted stock_end_units units_under_way_end stockouts "
        "stockouts_missed warning_days false_alarms alert_days months"
    )
    ones = dict.fromkeys(names.split(), np.ones(4))
    return ones | {name: np.array(values, float) for name, values in counts.items()}


def test_an_alert_s_figures_are_pooled_over_worlds():
    """Ten stockouts, of which one was missed; nine warned of, 45 days before in sum."""
    found = estimate(
        runs(
            stockouts=[0, 1, 4, 5], stockouts_missed=[0, 1, 0, 0], warning_days=[0, 0, 20, 25],
            false_alarms=[0, 3, 3, 0], months=[3, 3, 3, 3],
        )
    )  # fmt: skip
    assert found["stockouts_missed"].value == pytest.approx(1 / 10)
    assert found["warning_days"].value == pytest.approx(45 / 9)
    assert found["false_alarms"].value == pytest.approx(6 / 12)


def test_a_policy_whose_alert_never_rang_has_no_figures_of_it():
    assert not estimate(runs(alert_days=[0, 0, 0, 0])).keys() & KEYS


def test_where_nothing_ran_out_there_is_no_warning_but_there_are_false_alarms():
    found = estimate(runs(stockouts=[0] * 4, stockouts_missed=[0] * 4, warning_days=[0] * 4))
    assert found.keys() & KEYS == {"false_alarms"}


@pytest.fixture(scope="module")
def result():
    return compare(double_11(), ["three-tier 50/42/24", "max x max"], runs=60, workers=1)


def test_only_policies_with_an_alert_are_in_its_table(result):
    names = [column.header for column in policies(result, layout(result, 200)[-1]).columns]
    table = policies(result, layout(result, 80)[-1])
    assert names[1:] == ["days of\nwarning", "stockouts\nmissed %", "false alarms\na month"]
    shown = list(table.columns[0].cells)
    assert shown == ["three-tier 50/42/24", "three-tier 15/10/5 (today)"]


def test_a_study_without_alerts_has_no_table_of_them():
    quiet = double_11(current_rule="max x max")
    result = compare(quiet, ["one big batch"], runs=20, workers=1)
    assert len(layout(result, 200)) == 1
    assert len(layout(result, 80)) == 2


def test_the_summary_has_a_row_for_each_figure_of_an_alert(result, tmp_path):
    rows = summary(result).splitlines()
    labels = [figure.label for figure in ALERT]
    assert sum(any(label in row for label in labels) for row in rows) == 2 * len(labels)
    assert read(written(result, tmp_path)) == result


def test_counts_of_alarms_are_whole_numbers(result):
    columns = ["stockouts", "stockouts_missed", "warning_days", "false_alarms", "alert_days"]
    assert (result.runs_frame[columns].dtypes == "int64").all()
