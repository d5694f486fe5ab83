"""Words and labels that all charts share."""

import datetime as dt

import pytest

from sim.chart import words
from sim.chart.labels import spread
from sim.chart.style import families
from sim.stats import Estimate


def test_labels_with_room_stay_where_they_are():
    assert spread([0.2, 0.5, 0.8], [0.1] * 3) == pytest.approx([0.2, 0.5, 0.8])


def test_labels_of_one_height_move_apart_around_it():
    assert spread([0.5, 0.5, 0.5], [0.1] * 3) == pytest.approx([0.4, 0.5, 0.6])


def test_labels_at_the_edge_stay_inside():
    assert spread([0.0, 0.0], [0.1, 0.2]) == pytest.approx([0.05, 0.2])
    assert spread([1.0, 1.0], [0.1, 0.2]) == pytest.approx([0.75, 0.9])


def test_too_many_labels_share_the_height_evenly():
    assert spread([0.1] * 5, [0.5] * 5) == pytest.approx([0.25, 0.375, 0.5, 0.625, 0.75])


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (1, "100 %"), (0.312, "31 %"), (0.041, "4.1 %"), (0.9996, "more than 99.9 %"),
     (0.995, "99.5 %"), (0.0001, "less than 0.1 %")],
)  # fmt: skip
def test_a_percentage_has_a_decimal_only_where_it_matters(share, said):
    assert words.percent(share) == said


def test_an_amount_has_three_digits_at_most_and_no_cents():
    exact = Estimate(24_707.3, 24_707.3, 24_707.3, 10, 10, "constant")
    rough = Estimate(24_707.3, 23_700, 25_700, 10, 10, "Student t")
    assert words.amount(24_707.3, "USD", exact) == "USD 24,700"
    assert words.amount(888.8, "USD", exact) == "USD 889"
    assert words.amount(-24_707.3, "USD", rough) == "USD −24,700"
    assert words.amount(0.0, "USD", exact) == "USD 0"


def test_a_date_reads_day_then_month():
    assert words.day(dt.date(2026, 11, 8)) == "8 Nov"


def test_a_wrapped_text_has_lines_of_about_equal_length():
    lines = words.wrapped("one two three four five six", 20).split("\n")
    assert lines == ["one two three", "four five six"]


def test_chinese_counts_double_and_is_cut_to_columns():
    assert words.width("滚动 a") == 6
    assert words.shortened("滚动预测小批量", 8) == "滚动预…"


def test_latin_names_ask_for_no_other_font():
    assert families("lamp, 11.11") == ["DejaVu Sans"]
    assert families("台灯")[0] == "DejaVu Sans"
