import numpy as np
import pytest

from sim.history.reading.amounts import as_amounts, as_counts, mark_left, mark_of
from sim.history.records import RecordsError
from tests.history.reading.columns import COLUMN, column, lines


def amounts(*texts, **hints):
    understood = as_amounts(column(*texts), COLUMN, **hints)
    assert understood.values.dtype == "float64"
    assert lines(understood) == []
    return understood.values.tolist()


def refused(*texts, read=as_amounts):
    with pytest.raises(RecordsError) as caught:
        read(column(*texts), COLUMN)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12.0),
        ("BRL 35,91", 35.91),
        ("R$ 1.299,00", 1299.0),
        ("IDR 199.000", 199_000.0),
        ("Rp199.000", 199_000.0),
        ("Rp. 199.000", 199_000.0),
        ("199,000 ₫", 199_000.0),
        ("1.299.000đ", 1_299_000.0),
        ("1,299.00", 1299.0),
        ("1,00,000.00", 100_000.0),
        ("1 299,00", 1299.0),
        ("1'299.00", 1299.0),
        ("฿12.5", 12.5),
        ("$5", 5.0),
        ("RM 3", 3.0),
        ("£4.10", 4.1),
        ("USD 4.10", 4.1),
        ("(12.50)", -12.5),
        ("$(12.50)", -12.5),
        ("-12", -12.0),
        ("−12", -12.0),
        ("12-", -12.0),
        ("-$4.25", -4.25),
        ("$-4.25", -4.25),
        ("12.5%", 0.125),
        ("-5 %", -0.05),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1299.000", 1299.0),
        ("1.1250", 1.125),
        (".5", 0.5),
        ("１，２９９.00", 1299.0),
    ],
)
def test_an_amount_is_read_as_its_form_says(text, value):
    assert amounts(text) == [value]


@pytest.mark.parametrize("text", ["", "-", "--", "—", "N/A", "null"])
def test_nothing_is_no_number_and_not_told(text):
    assert np.isnan(amounts(text, "1")[0])


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "1.2.3",
        "1,2,3",
        "12 34",
        "#N/A",
        "1e5",
        "12.",
        "=1+1",
        "USD 1 EUR",
        "(3",
        "3)",
        "3 pcs",
        "TRUE",
        "1,29.00",
        "--5",
        "Infinity",
        "0x10",
        "1_000",
        "12:30",
        "2026-05-14",
    ],
)
def test_what_is_no_amount_is_told_and_none(text):
    understood = as_amounts(column("1", text), COLUMN)
    assert np.isnan(understood.values[3])
    assert lines(understood) == [(3, f'"{text}" is no amount that is known')]


def test_the_decimal_mark_is_decided_from_the_whole_column():
    assert amounts("1,299", "2,000", "3.5") == [1299.0, 2000.0, 3.5]
    assert amounts("1.299", "2.000", "3,5") == [1299.0, 2000.0, 3.5]
    assert amounts("1.299", "1299.25") == [1.299, 1299.25]


@pytest.mark.parametrize("text", ["199.000", "199,000", "RM 1.299"])
def test_an_open_mark_is_refused_with_what_to_do(text):
    message = refused(text, "12")
    assert f'"{text}" may be thousands or have three decimals' in message
    assert "write amounts without a mark between thousands" in message


def test_a_hint_or_the_currency_decides_what_is_open():
    assert amounts("199.000", mark=".") == [199.0]
    assert amounts("199.000", mark=",") == [199_000.0]
    assert amounts("199.000", currency="IDR") == [199_000.0]
    assert amounts("IDR 199.000", mark=".") == [199_000.0]


def test_marks_that_disagree_are_refused_with_the_rows():
    message = refused("35,91", "35.91", "1")
    assert 'a point in row 3, such as "35.91"' in message
    assert 'a comma in row 2, such as "35,91"' in message


def test_columns_of_a_file_tell_the_mark_together():
    assert mark_of(column("1.299"), column("3,5")) == ","
    assert mark_of(column("1.299")) is None
    assert mark_of(column("3.5"), column("3,5")) is None


TEN = column(*["108.000"] * 10)


@pytest.mark.parametrize(
    ("columns", "mark"),
    [
        ([TEN], ","),
        ([column(*["1,299"] * 10, "500", "", "12")], "."),
        ([TEN, column("5.000")], ","),
        ([column(*["108.000"] * 9, "500", "750")], None),
        ([column(*["108.000"] * 10, "0.000")], None),
        ([column(*["108.000"] * 10, "12,5")], None),
        ([TEN, column("5,000")], None),
        ([TEN, column("3.5")], None),
        ([column(*["108"] * 10)], None),
    ],
)
def test_money_all_in_thousandths_is_thousands_where_nothing_tells_otherwise(columns, mark):
    assert mark_left(*columns, least=10) == mark


def test_currencies_are_told_where_they_are_known():
    understood = as_amounts(column("BRL 1", "Rp 2", "$3", "4"), COLUMN)
    assert understood.currencies == {"BRL", "IDR"}


def test_counts_are_whole_and_not_below_none():
    understood = as_counts(column("3", "1,250", "", "2.0", "1.5", "-2", "x", "$3", "5%"), COLUMN)
    assert understood.values.fillna(-1).tolist() == [3, 1250, -1, 2, -1, -1, -1, -1, -1]
    assert sorted(lines(understood)) == [
        (6, '"1.5" is no whole number'),
        (7, '"-2" is below 0'),
        (8, '"x" is no count'),
        (9, '"$3" is no count'),
        (10, '"5%" is no count'),
    ]


def test_thousands_of_units_are_told_from_three_decimals():
    assert as_counts(column("1.250", "2.000"), COLUMN).values.tolist() == [1250, 2000]
    assert as_counts(column("2.000", "3.0"), COLUMN).values.tolist() == [2, 3]
    assert "may be thousands" in refused("2.000", "3.000", read=as_counts)
    assert lines(as_counts(column("1.1250", "1"), COLUMN)) == [(2, '"1.1250" is no whole number')]
