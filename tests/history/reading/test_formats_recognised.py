"""Which format a file has is told by its columns, and a file of none is refused in a line."""

import itertools

import pandas as pd
import pytest

from sim.history.reading import catalogue
from sim.history.reading.formats import FORMATS
from sim.history.reading.read import read
from sim.history.reading.recognise import recognise
from sim.history.records import RecordsError
from tests.history.exports import sample, tiktok
from tests.history.exports.files import to_xlsx

from .lines import HEAD, line, text, written


def called(header, *names):
    found = recognise(header.split(","), names)
    return found.format.key if found else None


@pytest.mark.parametrize(
    "header",
    [
        "ORDER id,order_status,SKU ID,quantity,created  time",
        "Ｏｒｄｅｒ　ＩＤ,Order Status,SKU ID,Quantity,Created Time",
        "Order ID:,Order-Status,SKU-ID,Quantity,Created Time",
    ],
)
def test_case_blanks_marks_and_wide_forms_of_a_header_do_not_count(header):
    assert called(header) == "tiktok_orders"


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("date,sku,units", "plain"),
        ("date,sku,units,stock,ad_spend", "plain"),
        ("date,sku,stock", "stock"),
        ("date,sku,units,low,high", "forecast"),
        ("date,sku,p10,p50,p90", "forecast"),
        ("date,sku,forecast", "forecast"),
        ("sku,unit_cost,carton", "products"),
        ("sale,from,until", "sales"),
        ("By Day,Campaign name,Cost (USD),Clicks", "ads"),
        ("stat_time_day,campaign_id,cost,orders,gross_revenue,roi", "gmv_max"),
        (
            "room_id,stat_time_day,live_launched_time,live_duration,cost,orders,gross_revenue",
            "rooms",
        ),
        ("日期,货号,销量,库存", "plain"),
        ("date,sku,cost", None),  # of ads, or of goods?
        ("name,phone,address", None),
    ],
)
def test_a_format_is_told_by_its_columns(header, key):
    assert called(header) == key


def test_a_plain_table_is_a_forecast_only_if_it_says_so():
    assert called("date,sku,units", "Sheet1", "sales.csv") == "plain"
    assert called("date,sku,units", "Forecast", "sales.xlsx") == "forecast"
    assert called("date,sku,units", "", "6月预测.csv") == "forecast"


def test_sales_of_days_to_come_are_refused_unless_they_are_called_a_forecast(tmp_path):
    rows = "date,sku,units\n2099-03-01,A,5\n2099-03-02,A,5\n"
    with pytest.raises(RecordsError, match="call the file or the column a forecast"):
        read([text(tmp_path, rows, "sales.csv")])
    assert len(read([text(tmp_path, rows, "forecast.csv")]).forecast) == 2


def test_no_header_is_of_two_platforms_in_any_language():
    for one, other in itertools.combinations(FORMATS[:4], 2):
        for language in catalogue.LANGUAGES:
            names = catalogue.names(one.key).values()
            header = [name for field in names for name in field.get(language, field["en"])]
            assert other.fields(header) is None, (one.key, other.key, language)


def test_every_format_has_its_columns_in_english():
    for one in FORMATS:
        assert all(field["en"] for field in catalogue.names(one.key).values()), one.key


def test_a_file_of_no_known_format_is_refused_with_its_columns_and_the_nearest(tmp_path):
    head = [name for name in HEAD if name not in {"Created Time", "Quantity"}]
    file = written(tmp_path, line(), head=head)
    with pytest.raises(RecordsError) as caught:
        read([file])
    said = str(caught.value)
    assert said.count("\n") == 0
    assert "orders.csv: of no known format; its columns are Order ID, Order Status," in said
    assert "Did you mean TikTok Shop orders? It lacks Created Time, Quantity" in said


def test_a_file_that_is_like_none_is_told_of_the_plain_table(tmp_path):
    file = text(tmp_path, "colour,shape\nred,round\n")
    with pytest.raises(RecordsError, match="A plain table has the columns date, sku, units"):
        read([file])


def test_a_days_column_of_totals_is_no_day(tmp_path):
    rows = "By Day,Campaign,Cost,Clicks\n2026-03-01,A,5.25,9\nTotal of 1 result,,5.25,9\n"
    records = read([text(tmp_path, rows)])
    assert records.ads["spend"].tolist() == [5.25]
    assert records.not_understood == ()


@pytest.mark.parametrize(
    ("length", "minutes"),
    [("3h 7m", 187), ("3:07:00", 187), ("3小时7分", 187), ("45min", 45), ("90m 30s", 90.5)],
)
def test_the_length_of_a_session_is_read_as_sheets_write_it(length, minutes, tmp_path):
    rows = f"room_id,host,start,live_duration\n1,Ann,2026-03-01 10:00:00,{length}\n"
    assert read([text(tmp_path, rows)]).rooms["minutes"].tolist() == [minutes]


def test_a_length_without_a_unit_is_refused_with_what_to_do(tmp_path):
    rows = "room_id,host,start,duration\n1,Ann,2026-03-01 10:00:00,187\n"
    with pytest.raises(RecordsError, match="column duration: no cell could be read"):
        read([text(tmp_path, rows)])


def test_stock_of_warehouses_is_added_up_at_the_last_time_of_the_day(tmp_path):
    rows = (
        "date,sku,stock,warehouse\n2026-03-01 08:00,A,50,east\n2026-03-01 20:00,A,40,east\n"
        "2026-03-01 20:00,A,7,west\n"
    )
    assert read([text(tmp_path, rows)]).stock["stock"].tolist() == [47]


def test_dates_of_a_purchase_that_run_backwards_are_told(tmp_path):
    rows = (
        "ordered,supplier,mode,units,shipped,arrived\n"
        "2026-01-20,Hua,sea,500,2026-01-10,2026-02-20\n2026-01-21,Hua,boat,50,,\n"
        "2026-01-22,Hua,teleport,50,,\n"
    )
    records = read([text(tmp_path, rows)])
    assert records.purchases["shipped"].isna().all()
    assert records.purchases["mode"].tolist() == ["sea", "sea", ""]
    assert [(one.row, one.column) for one in records.not_understood] == [
        (4, "mode"),
        (2, "shipped"),
    ]


def test_fees_that_a_file_writes_above_zero_are_fees(tmp_path):
    rows = (
        "Order/adjustment ID,Type,Order settled time,Total settlement amount,Total Revenue,"
        "Total Fees\n"
        "577001,Order,2026/03/14,90.00,100.00,10.00\n577002,Order,2026/03/15,45.00,50.00,5.00\n"
        "577003,Logistics reimbursement,2026/03/15,4.00,0.00,0.00\n"
    )
    records = read([text(tmp_path, rows)])
    assert records.settlements["fees"].tolist() == [-10.0, -5.0]
    assert records.left_out[0].reason == "adjustments that belong to no sale"


def test_sheets_that_repeat_others_are_passed_over_and_unknown_ones_are_told(tmp_path):
    income = tiktok.write_settlements(sample.settlements(5), tmp_path / "income.xlsx")
    assert read([income]).not_understood == ()
    sheets = {"Sales": SALES, "Notes": pd.DataFrame({"colour": ["red"], "shape": ["round"]})}
    records = read([to_xlsx(sheets, tmp_path / "mine.xlsx")])
    assert records.daily["units"].tolist() == [5]
    one = records.not_understood[0]
    assert (one.sheet, one.row) == ("Notes", None)
    assert one.message.startswith("not read: of no known format; its columns are colour, shape.")


SALES = pd.DataFrame({"date": ["2026-03-01"], "sku": ["A"], "units": ["5"]})


def test_a_message_on_an_unknown_file_shows_its_header_and_no_row_of_it(tmp_path):
    file = text(tmp_path, "colour,shape\nred,round,Somchai Jaidee\n")
    with pytest.raises(RecordsError) as caught:
        read([file])
    assert "Somchai" not in str(caught.value)
