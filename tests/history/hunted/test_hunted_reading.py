"""Cells that look like something and are nothing, lengths of two readings, Thai without a mark."""

import pytest

from sim.history.reading import catalogue
from sim.history.reading.encoding import encoding_of
from sim.history.reading.read import read
from sim.history.records import RecordsError

FORMATS = ("plain", "stock", "purchases", "tiktok_orders", "tiktok_settlements", "ads", "rooms")
TIKTOK = (
    "Order ID,Order Status,SKU ID,Seller SKU,Quantity,Created Time,Paid Time,Shipped Time,"
    "Delivered Time,Cancelled Time,Cancel By\n"
)
SHOPIFY = (
    "Name,Financial Status,Fulfillment Status,Created at,Cancelled at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
)


def told(folder, text, encoding="utf-8"):
    file = folder / "file.csv"
    file.write_bytes(text.encode(encoding))
    return read([file])


def headers(format_, language):
    """Return a header in a language, where it has its own words."""
    fields = catalogue.names(format_).values()
    return ",".join(own[language][0] for own in fields if own.get(language))


@pytest.mark.parametrize("nothing", ["N/A", "null", "0000-00-00 00:00:00"])
def test_a_cell_that_says_nothing_is_no_delivery(nothing, tmp_path):
    row = f"1,Shipped,7,A,1,2026-03-01 10:00:00,2026-03-01 10:00:00,,{nothing},,\n"
    assert told(tmp_path, TIKTOK + row).orders["status"].item() == "waiting"


def test_a_cell_that_says_nothing_is_no_payment(tmp_path):
    row = "1,Cancelled,7,A,1,2026-03-01 10:00:00,N/A,null,null,2026-03-02 10:00:00,System\n"
    assert told(tmp_path, TIKTOK + row).orders["status"].item() == "unpaid"


@pytest.mark.parametrize("nothing", ["N/A"])
def test_a_cell_that_says_nothing_is_no_cancellation(nothing, tmp_path):
    row = f"#1,paid,fulfilled,2026-03-01 10:00:00 +0700,{nothing},2,Lamp,9.50,A\n"
    assert told(tmp_path, SHOPIFY + row).orders["status"].item() == "kept"


def minutes(folder, *lengths):
    rows = [f"{n},Ann,2026-03-01 1{n}:00:00,{one}\n" for n, one in enumerate(lengths)]
    return told(folder, "room_id,host,start,duration\n" + "".join(rows)).rooms["minutes"].tolist()


def test_a_length_of_two_numbers_is_what_the_column_tells(tmp_path):
    assert minutes(tmp_path, "45:10", "3:30") == [pytest.approx(45 + 1 / 6), 3.5]
    assert minutes(tmp_path, "187:00") == [187.0]
    assert minutes(tmp_path, "3:07", "3:07:00") == [pytest.approx(3 + 7 / 60), 187.0]


def test_a_length_of_two_readings_is_refused(tmp_path):
    with pytest.raises(RecordsError, match=r'"3:07" may be hours and minutes or minutes and'):
        minutes(tmp_path, "3:07", "2:00")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("language", "encoding"), [("th", "cp874"), ("zh", "gb18030")])
def test_headers_in_an_encoding_of_a_country_are_read_in_it(language, encoding, format_, tmp_path):
    file = tmp_path / "file.csv"
    file.write_bytes(f"{headers(format_, language)}\n1,2,3\n".encode(encoding))
    assert encoding_of(file) == encoding


def test_a_table_in_windows_874_is_read_as_thai(tmp_path):
    rows = "วันที่,รหัสสินค้า,จำนวนที่ขาย\n2026-03-01,โคมไฟ,4\n2026-03-02,โคมไฟ สีขาว,5\n"
    found = told(tmp_path, rows, "cp874").daily
    assert found["sku"].tolist() == ["โคมไฟ", "โคมไฟ สีขาว"]
    assert found["units"].tolist() == [4, 5]


def test_latin_and_chinese_names_are_not_taken_for_thai(tmp_path):
    latin = "Data,Código do produto,Unidades\n2026-03-01,Luminária São João,4\n"
    assert told(tmp_path, latin, "cp1252").daily["sku"].item() == "Luminária São João"
    chinese = "日期,货号,销量\n2026-03-01,红色台灯,4\n"
    assert told(tmp_path, chinese, "gb18030").daily["sku"].item() == "红色台灯"


@pytest.mark.parametrize(("counted", "back"), [("0", 2), ("", 2), ("1", 1)])
def test_an_order_that_was_returned_came_back_as_a_whole_unless_a_count_tells(
    counted, back, tmp_path
):
    head = TIKTOK.replace("\n", ",Sku Quantity of return\n")
    times = "2026-03-01 10:00:00,2026-03-01 10:00:00,,2026-03-05 10:00:00,,"
    row = f"1,Returned,7,A,2,{times},{counted}\n"
    assert told(tmp_path, head + row).orders["returned"].item() == back


def test_a_parcel_left_when_it_was_ready_where_no_file_tells_more(tmp_path):
    head = TIKTOK.replace("Shipped Time", "RTS Time")
    row = "1,Shipped,7,A,2,2026-03-01 10:00:00,2026-03-01 10:00:00,2026-03-02 09:00:00,,,\n"
    found = told(tmp_path, head + row).orders["shipped"].item()
    assert f"{found:%Y-%m-%d %H}" == "2026-03-02 09"
