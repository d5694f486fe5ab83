"""Numbers, amounts, dates and names as people read them."""

import datetime as dt

import pytest

from sim.words.futures import how_often
from sim.words.number import amount, day, month, number, percent, rounded
from sim.words.text import OR, THEN, chained, joined, shortened, width, wrapped


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (1, "100 %"), (0.312, "31 %"), (0.041, "4.1 %"), (0.9996, "more than 99.9 %"),
     (0.995, "99.5 %"), (0.0001, "less than 0.1 %")],
)  # fmt: skip
def test_a_percentage_has_a_decimal_only_where_it_matters(share, text):
    assert percent(share) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "in none of 2,000 simulated futures"), (0.81, "in 81 % of simulated futures"),
     (1, "in all 2,000 simulated futures")],
)  # fmt: skip
def test_never_and_always_name_the_futures_that_were_run(share, text):
    assert how_often(share, 2000) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(-2300.4, 0, "−2,300"), (-0.3, 0, "0"), (1234.5, -2, "1,200"), (5.92, 1, "5.9")],
)
def test_a_number_has_a_true_minus_sign_and_no_negative_zero(value, decimals, text):
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "carried", "text"),
    [(24_707.3, None, "USD 24,700"), (888.8, None, "USD 889"), (24_707.3, -3, "USD 25,000"),
     (-24_707.3, -2, "USD −24,700"), (0.0, None, "USD 0")],
)  # fmt: skip
def test_an_amount_has_three_digits_at_most_and_no_cents(value, carried, text):
    assert amount(value, "USD", carried) == text


@pytest.mark.parametrize(("count", "text"), [(7, "7"), (40_244, "41,000"), (500, "500")])
def test_a_count_that_is_an_estimate_is_rounded_up_to_two_digits(count, text):
    assert rounded(count) == text


def test_a_date_reads_day_then_month():
    assert (day(dt.date(2026, 11, 8)), month(dt.date(2026, 11, 8))) == ("8 Nov", "Nov 2026")


def test_a_list_reads_as_one_phrase():
    assert [joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == [
        "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert joined(["a", "b"], OR) == "a or b"
    assert chained(["12", "50", "200"], THEN) == "12, then 50, then 200"


def test_a_wrapped_text_has_lines_of_about_equal_length():
    assert wrapped("one two three four five six", 20).split("\n") == [
        "one two three", "four five six",
    ]  # fmt: skip


@pytest.mark.parametrize("whole", ["59 %", "8 Nov", "USD −10,500", "60 runs"])
def test_no_line_breaks_inside_a_share_a_date_an_amount_or_a_count(whole):
    text = f"aa aa aa aa {whole} bb bb bb bb"
    assert all(whole in wrapped(text, columns) for columns in range(12, 40))


def test_chinese_counts_double_and_is_cut_to_columns():
    assert width("滚动 a") == 6
    assert shortened("滚动预测小批量", 8) == "滚动预…"
