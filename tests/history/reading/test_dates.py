import pandas as pd
import pytest

from sim.history.reading.dates import as_times, order_of
from sim.history.records import RecordsError
from tests.history.reading.columns import COLUMN, column, lines


def times(*texts, order=None):
    understood = as_times(column(*texts), COLUMN, order)
    assert understood.values.dtype == "datetime64[s]"
    assert understood.values.index.tolist() == list(range(2, 2 + len(texts)))
    return ["" if pd.isna(time) else str(time) for time in understood.values]


def refused(*texts, order=None):
    with pytest.raises(RecordsError) as caught:
        as_times(column(*texts), COLUMN, order)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-05-14", "2026-05-14 00:00:00"),
        ("2026-05-14 13:05", "2026-05-14 13:05:00"),
        ("2026-05-14T13:05:09.250", "2026-05-14 13:05:09"),
        ("2026/5/4 1:02:03", "2026-05-04 01:02:03"),
        ("14/05/2026 13:05:09", "2026-05-14 13:05:09"),
        ("14-05-2026", "2026-05-14 00:00:00"),
        ("14.05.2026 13:05", "2026-05-14 13:05:00"),
        ("05/14/2026 1:05:09 PM", "2026-05-14 13:05:09"),
        ("05/14/2026 12:05:09 AM", "2026-05-14 00:05:09"),
        ("05/14/2026 12:05:09 p.m.", "2026-05-14 12:05:09"),
        ("2026年5月14日", "2026-05-14 00:00:00"),
        ("2026年5月14日 下午1:05", "2026-05-14 13:05:00"),
        ("14 May 2026", "2026-05-14 00:00:00"),
        ("May 14, 2026 1:05 PM", "2026-05-14 13:05:00"),
        ("20260514", "2026-05-14 00:00:00"),
        ("14/05/2569", "2026-05-14 00:00:00"),
        ("２０２６/05/14", "2026-05-14 00:00:00"),
        ("29/02/2028", "2028-02-29 00:00:00"),
        ("", ""),
        ("-", ""),
        ("N/A", ""),
    ],
)
def test_a_date_is_read_as_its_form_says(text, time):
    assert times(text) == [time]


def test_a_number_above_twelve_decides_for_the_whole_column():
    assert times("03/04/2026", "14/05/2026")[0] == "2026-04-03 00:00:00"
    assert times("03/04/2026", "05/14/2026")[0] == "2026-03-04 00:00:00"


def test_a_clock_of_twelve_hours_puts_the_month_first():
    assert times("03/04/2026 1:00:00 PM") == ["2026-03-04 13:00:00"]
    assert times("03/04/2026 1:00:00 PM", "14/05/2026 1:00:00 PM")[0] == "2026-04-03 13:00:00"


def test_rows_in_order_of_time_by_days_only_decide():
    days = [f"{day:02d}/0{month}/2026" for month in (1, 2) for day in (2, 5, 7, 9)]
    assert times(*days)[4] == "2026-02-02 00:00:00"


def test_rows_that_text_order_explains_decide_nothing():
    days = sorted(f"{day:02d}/0{month}/2026" for month in (1, 2) for day in (2, 5, 7, 9))
    assert "may have the day first or the month" in refused(*days)


def test_an_open_column_is_refused_with_what_to_do():
    message = refused("2026-05-14", "03/04/2026")
    assert message.startswith('orders.csv: column Created Time: "03/04/2026" may have the day')
    assert "write the dates as 2026-05-14" in message


def test_a_hint_decides_only_what_the_column_leaves_open():
    assert times("03/04/2026", order="day first") == ["2026-04-03 00:00:00"]
    assert times("03/04/2026", order="month first") == ["2026-03-04 00:00:00"]
    assert times("03/04/2026", "14/05/2026", order="month first")[0] == "2026-04-03 00:00:00"


def test_a_day_that_is_its_month_needs_no_decision():
    assert times("04/04/2026") == ["2026-04-04 00:00:00"]


def test_columns_that_disagree_are_refused_with_the_rows():
    message = refused("14/05/2026", "05/14/2026", "15/05/2026")
    assert "rows 2 and 4 with the day first" in message
    assert "row 3 with the month first" in message


def test_columns_of_a_file_tell_the_order_together():
    assert order_of(column("03/04/2026"), column("14/05/2026")) == "day first"
    assert order_of(column("03/04/2026"), column("2026-05-14")) is None
    assert order_of(column("14/05/2026"), column("05/14/2026")) is None


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026",
        "29/02/2027",
        "13/13/2026",
        "2026-13-01",
        "2026-05-14 25:00:00",
        "2026-00-01",
        "2026-05-14 13:60",
        "05/14/2026 13:05:00 PM",
        "14 Foo 2026",
        "1926-05-14",
        "hello",
        "=1+1",
        "2026-05-14 hello",
        "00/01/2026",
        "12:30",
        "2026-05",
        "46156 days",
    ],
)
def test_what_is_no_date_is_told_and_none(text):
    understood = as_times(column("2026-05-14", text), COLUMN)
    assert understood.values.isna().tolist() == [False, True]
    assert lines(understood) == [(3, f'"{text}" is no date that is known')]


def test_a_year_of_two_digits_is_told():
    understood = as_times(column("14/05/26"), COLUMN)
    assert lines(understood) == [(2, '"14/05/26" has a year of two digits; write all four')]


def test_a_found_text_is_cut_and_what_is_not_seen_shown():
    ((_, message),) = lines(as_times(column("\u202e" + "y" * 90), COLUMN))
    assert message == '"\\u202e' + "y" * 33 + '…" is no date that is known'


def test_many_of_a_kind_are_counted_after_three():
    assert [row for row, _ in lines(as_times(column(*["x"] * 5), COLUMN))] == [2, 3, 4, 5, 6]
    found = lines(as_times(column(*["x"] * 6), COLUMN))
    assert [row for row, _ in found] == [2, 3, 4, None]
    assert found[-1][1] == "3 more such cells"


def test_numbers_of_a_spreadsheet_are_dates_if_the_whole_column_is():
    assert times("46156.545138889", "", "46157") == [
        "2026-05-14 13:05:00",
        "",
        "2026-05-15 00:00:00",
    ]
    assert len(lines(as_times(column("46156", "2026-05-14"), COLUMN))) == 1
    assert len(lines(as_times(column("46156", "99999"), COLUMN))) == 2


@pytest.mark.parametrize("zone", ["Z", "+07:00", " -0400", " (UTC)", " UTC+8", " GMT+07:00"])
def test_a_zone_is_cut_and_told(zone):
    understood = as_times(column(f"2026-05-14 13:05:00{zone}"), COLUMN)
    assert str(understood.values[2]) == "2026-05-14 13:05:00"
    ((row, message),) = lines(understood)
    assert row is None
    assert zone.strip() in message


def test_an_empty_column_has_no_dates():
    assert times() == []
    assert times("", "") == ["", ""]
