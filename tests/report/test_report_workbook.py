"""The workbook has the results' figures as numbers, its days as dates, and a header in view."""

import datetime as dt
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from sim.report import sheet
from sim.report.sheet import Sheet, named_apart
from sim.report.workbook import workbook
from sim.study.order_files import order_frame
from sim.words.language import speaking

from .meetings import meeting_of, without

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def made(whole_meeting):
    return workbook(whole_meeting)


def rows_of(meeting, name):
    """Return the rows of a sheet."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(workbook(meeting)))
    return opened.get_sheet_by_name(name).to_python()


@pytest.fixture(scope="module")
def book(made):
    """Return the rows of each sheet by its name."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def test_sheets_stand_in_the_order_of_the_meeting(book):
    assert [*book] == [
        "read me", "policies", "all figures", "minus today's rule", "stock by day", "cash by day",
        "order", "launch", "assumptions",
    ]  # fmt: skip


def test_the_first_sheet_says_the_verdict_how_to_get_it_again_and_what_stands_where(book, parts):
    told = {(row[0], row[1]) for row in book["read me"]}
    assert ("Which policy earns most, and how surely?", parts["compare"].sentences[0]) in told
    assert ("command", "peakstock compare shop.toml") in told
    assert {("simulated futures", 120.0), ("seed", "7"), ("money in", "USD")} <= told
    assert {row[0] for row in book["read me"]} >= {*book} - {"read me"}


def test_policies_stand_as_on_the_screen_with_profit_and_its_interval_as_numbers(book, parts):
    result = parts["compare"].result
    head, *rows = book["policies"]
    assert head[:4] == ["policy", "profit, USD", "low", "high"]
    best = result.table.index[0]
    profit = result.figure(best, "profit")
    assert rows[0][:4] == [best, *map(pytest.approx, (profit.value, profit.low, profit.high))]
    assert {row[0]: row[head.index("today's rule")] for row in rows} == {
        "today": "yes",
        "base stock": "no",
    }


def test_all_figures_of_all_policies_are_there_with_method_and_runs(book, parts):
    result = parts["compare"].result
    _, *rows = book["all figures"]
    assert len(rows) == sum(len(summary.figures) for summary in result.policies)
    (row,) = (row for row in rows if row[:2] == ["today", "P(stockout)"])
    figure = result.figure("today", "stockout")
    values = [pytest.approx(value) for value in (figure.value, figure.low, figure.high)]
    assert row[2:] == ["share", *values, figure.method, 120]


def test_differences_are_a_policy_s_profit_minus_today_s(book, parts):
    (row,) = book["minus today's rule"][1:]
    pair = parts["compare"].result.against_current["base stock"]
    assert row[:2] == ["base stock", pytest.approx(pair.gap.value)]
    assert row[4] == pytest.approx(pair.chance_b_better.value)


def test_days_are_dates_and_quantiles_those_of_the_result(book, parts):
    frame = parts["compare"].result.days_frame
    head, *rows = book["stock by day"]
    third = next(row for row in rows if row[:3] == ["today", "rack", dt.date(2026, 1, 7)])
    mine = frame[(frame["policy"] == "today") & (frame["product"] == "rack") & (frame["day"] == 2)]
    by_measure = mine.set_index("measure")
    assert third[head.index("p05")] == pytest.approx(by_measure.loc["stock", "p05"])
    assert third[-2:] == [
        pytest.approx(by_measure.loc["out_of_stock", "mean"]),
        pytest.approx(by_measure.loc["arrivals", "mean"]),
    ]
    assert len(rows) == 2 * 2 * 30
    assert [row[1] for row in book["cash by day"][1:3]] == [
        dt.date(2026, 1, 5),
        dt.date(2026, 1, 6),
    ]


def test_the_order_is_the_order_sheet_where_nothing_is_compared(parts):
    frame = order_frame(parts["order"].result)
    head, *rows = rows_of(meeting_of(parts["order"]), "order")
    assert head == [*frame.columns]
    assert [row for row in rows if row[1] != "nothing today"] == [
        [*row] for row in frame.itertuples(index=False)
    ]


def test_the_leaders_order_comes_first_and_every_policy_says_what_the_comparison_says(book, parts):
    best = parts["compare"].result.verdict.best
    head, *rows = book["order"]
    assert head[:2] == ["policy", "in the comparison"]
    assert rows[0][:2] == [best, "leads"]
    assert {row[1] for row in rows if row[0] != best} <= {"earns less", "not told from the leader"}


def test_an_order_sheet_without_the_leader_says_so_before_the_orders_of_others(parts):
    best = parts["compare"].result.verdict.best
    _, first, *rows = rows_of(meeting_of(parts["compare"], without(parts["order"], best)), "order")
    assert first[:3] == [best, "leads", "not asked"]
    assert best not in {row[0] for row in rows}


def test_methods_of_intervals_are_said_in_the_language_that_is_spoken(parts):
    with speaking("zh"):
        head, *rows = rows_of(meeting_of(parts["compare"]), "全部指标")
    assert "学生 t 分布" in {row[head.index("区间的算法")] for row in rows}


def test_assumptions_have_their_sources(book):
    assert ["product.lamp.price", 13.9, "price list of January"] in book["assumptions"]
    assert ["start", dt.date(2026, 1, 5), ""] in book["assumptions"]


def test_every_sheet_keeps_its_header_in_view_and_tables_can_be_filtered(made, book):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        pages = [archive.read(f"xl/worksheets/sheet{n}.xml") for n in range(1, len(book) + 1)]
    for place, page in enumerate(map(ET.fromstring, pages)):
        pane = page.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
        assert (page.find(f"{MAIN}autoFilter") is not None) == (place > 0)
        assert page.find(f"{MAIN}cols") is not None
        assert page.find(f".//{MAIN}f") is None


def test_the_filter_of_a_sheet_holds_its_last_row():
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet.put(book, [Sheet("three", "", ("a", "b", "c"), [["x", "y", "z"]] * 3)])
    with zipfile.ZipFile(file) as archive:
        page = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - made here
    assert page.find(f"{MAIN}autoFilter").get("ref") == "A1:C4"


def test_money_has_no_cents_and_shares_are_percent(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert {f'formatCode="{form}"' in styles for form in ("0.0%", "yyyy-mm-dd")} == {True}


def test_the_same_meeting_is_the_same_file(made, whole_meeting):
    assert workbook(whole_meeting) == made


def test_a_meeting_without_a_comparison_has_what_its_study_found(parts):
    opened = CalamineWorkbook.from_filelike(io.BytesIO(workbook(meeting_of(parts["launch"]))))
    assert opened.sheet_names == ["read me", "launch", "assumptions"]


def test_products_that_a_sheet_has_no_room_for_are_told(parts, monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 100)
    monkeypatch.setattr("sim.chart.at_risk.MOST", 1)
    opened = CalamineWorkbook.from_filelike(io.BytesIO(workbook(meeting_of(parts["compare"]))))
    about = {row[0]: row[1] for row in opened.get_sheet_by_name("read me").to_python()}
    rows = opened.get_sheet_by_name("stock by day").to_python()
    assert "of the 1 products with the most sales at risk" in about["stock by day"]
    assert len({row[1] for row in rows[1:]}) == 1


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["a/b", "A:B"], ["a b", "A B 2"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 29 + " 2"]),
        (["'quoted'", "[]"], ["quoted", "-"]),
        (["order", "order", "order"], ["order", "order 2", "order 3"]),
    ],
)
def test_names_of_sheets_are_those_that_excel_takes(names, taken):
    assert named_apart(names) == taken
