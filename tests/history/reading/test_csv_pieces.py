import pytest

from sim.history.reading.pieces import pieces
from tests.history.reading.files import every, only, read, refused


def rows(file, wanted=every):
    return read(file, wanted).rows


def test_values_stay_text_and_nothing_is_guessed_to_be_missing(written):
    table = rows(written("sku,country,units\n0012,NA,\nnull,NaN,1.0\n"))
    assert table.to_numpy().tolist() == [["0012", "NA", ""], ["null", "NaN", "1.0"]]


def test_rows_are_numbered_as_a_spreadsheet_counts(written):
    table = rows(written('title\n\nsku,note\n"a","two\nlines"\n\nb,x\n'))
    assert table.index.tolist() == [4, 6]
    assert table.loc[4, "note"] == "two lines"


def test_only_wanted_columns_are_kept_in_the_order_asked_for(written):
    file = written("buyer,sku,phone,units\nAnna,x,+62,2\n")
    table = rows(file, only("units", "sku"))
    assert table.to_dict("list") == {"units": ["2"], "sku": ["x"]}


def test_tabs_and_blanks_at_the_ends_are_gone_of_cells_and_names(written):
    table = rows(written('"Order ID\t", sku \n"577123456789012345\t","\t a\u00a0"\n"\t",b\n'))
    assert table.to_dict("list") == {"Order ID": ["577123456789012345", ""], "sku": ["a", "b"]}


def test_a_name_that_comes_twice_is_made_unique(written):
    assert list(rows(written("a,a,a (2),a\n1,2,3,4\n"))) == ["a", "a (3)", "a (2)", "a (4)"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_a_header(written, delimiter):
    text = "sku,price\nx,1\n".replace(",", delimiter)
    assert rows(written(text), only("sku", "price")).to_numpy().tolist() == [["x", "1"]]


def test_commas_in_texts_do_not_win_over_the_delimiter(written):
    text = "sku;title\nx;red, large, new, with, many, commas\ny;1,2,3,4,5\n"
    table = rows(written(text), only("sku", "title"))
    assert table["title"].tolist() == ["red, large, new, with, many, commas", "1,2,3,4,5"]


def test_a_first_line_that_names_the_delimiter_is_read_over(written):
    table = rows(written("sep=;\r\nsku;units\r\nx;1\r\n"))
    assert table.index.tolist() == [2]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Mã đơn hàng,Số lượng\nx,1\n", "utf-8"),
        ("Mã đơn hàng,Số lượng\nx,1\n", "utf-8-sig"),
        ("หมายเลข,จำนวน\nx,1\n", "utf-16"),
        ("订单号,数量\n红色,1\n2026年5月14日,2\n", "gb18030"),
        ("Descrição,Preço\nSão Paulo,1\nCafé,2\n", "cp1252"),
        ("Descrição,Preço\nSão,1\n", "cp1252"),
        ("name,größe\ngrün,café", "cp1252"),
    ],
)
def test_encodings_are_told_apart(written, text, encoding):
    head, *_ = text.split("\n")
    file = written(text, encoding)
    assert list(rows(file)) == head.split(",")


def test_an_encoding_is_decided_over_the_whole_file(written):
    text = b"a,b\n" + b"x,1\n" * 270_000 + "Café,2\n".encode("cp1252")
    *_, last = pieces(written(text), every)
    assert last.rows.iloc[-1].tolist() == ["Café", "2"]


def test_a_name_is_composed_whoever_wrote_it(written):
    assert list(rows(written("Số lượng,e\u0301\n1,2\n", "utf-8"))) == ["Số lượng", "é"]


def test_formulas_that_only_say_text_are_taken_as_it(written):
    table = rows(written('order,sku\n"=""577123456789012345""",=1+1\n'))
    assert table.to_numpy().tolist() == [["577123456789012345", "=1+1"]]


def test_characters_that_are_not_seen_are_kept_as_codes_and_told(written):
    (one,) = pieces(written("sku,units\na\u202eb,1\n\ufeffc,2\n"), every)
    assert one.rows["sku"].tolist() == ["a\\u202eb", "c"]
    (line,) = one.not_understood
    assert (line.row, line.column) == (2, "sku")
    assert "not seen" in line.message


def test_rows_that_end_early_are_told_by_column(written):
    (one,) = pieces(written("sku,title,units\nx\na,b\nc,d,2\n"), every)
    assert one.rows.loc[3].tolist() == ["a", "b", ""]
    assert [(line.column, line.message[:6]) for line in one.not_understood] == [
        ("title", "row 2 "),
        ("units", "rows 2"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b'a,b\n"x,1\ny,2\n', "line 3: a quote is left open"),
        (b'a,b\n"x"y,1\n', "line 2: a quote is left open"),
        (b"a,b\n1,2,3\n", "row 2 has 3 cells, its header 2"),
        (b"a,b\n1,2\n3", "ends within row 3: it was cut"),
        (b"a,b\n5.77E+17,1\n", "row 2, column a: 5.77E+17 lost its last digits"),
        (b'a,b\n"5,77E+17",1\n', "row 2, column a: 5,77E+17 lost its last digits"),
        (b"a,b\nx\0,1\n", "holds NUL characters"),
        (b"a,b\n" + b"x" * 20_000 + b",1\n", "row 2, column a: a cell of more than 10,000"),
        (b'a,b\n"' + b"x" * 200_000 + b'",1\n', "line 2: a cell is huge"),
        (b"a,b\n" + b"x" * 3_000_000, "has a line of more than"),
        ("ก,ข\n".encode() + "คง,งค".encode()[:-1], "ends within a character: it was cut"),
        ("ก,ข\nคง,".encode() + b"\xff1\n" + "งค\n".encode() * 20, "is UTF-8 text with damage"),
        ("a,b\nx,1\n".encode("utf-16-le"), "holds NUL characters"),
        (b"\xff\xfea", "begins as UTF-16 and is not"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\n<html><table>", "is a web page"),
        (b"\x1f\x8b\x08", "is packed with gzip"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(written, text, says):
    assert refused(written(text)).startswith(says)


def test_a_missing_file_is_told_with_the_name_that_was_meant(written):
    file = written("a,b\n1,2\n", name="orders.csv")
    assert "orders.csv" in refused(file.with_name("order.csv"))
    assert refused(file.parent) == "is a folder; give the files in it"


def test_a_file_without_a_wanted_header_in_the_first_ten_rows_yields_nothing(written):
    file = written("x\n" * 10 + "sku,units\na,1\n")
    assert list(pieces(file, only("sku", "units"))) == []


def test_a_large_file_comes_in_pieces_whose_rows_go_on(written):
    file = written("sku,units\n" + "x,1\n" * 120_000)
    parts = [one.rows.index for one in pieces(file, every)]
    assert len(parts) > 1
    assert [row for part in parts for row in part] == list(range(2, 120_002))


def test_lines_end_at_the_top_of_a_file_where_they_end_below(written):
    table = rows(written("ti\u2028tle\x0b\nsku,units\nx,1\n"))
    assert table.to_numpy().tolist() == [["x", "1"]]
    assert table.index.tolist() == [3]


def test_columns_without_a_name_are_no_sign_of_cells_that_moved(written):
    file = written("sku,units,,\nx,1,,mine\n")
    assert rows(file, only("sku", "units")).to_numpy().tolist() == [["x", "1"]]


def test_a_file_cut_just_after_a_full_piece_is_told(written, monkeypatch):
    monkeypatch.setattr("sim.history.reading.csv_file.AT_ONCE", 2)
    assert refused(written("a,b\n1,2\n3")) == "ends within row 3: it was cut; export it again"


def test_dashes_alone_are_an_empty_cell_and_no_name_is(written):
    table = rows(written("sku,delivered\nN/A,-\n-a-,—\nb,--\n"))
    assert table.to_numpy().tolist() == [["N/A", ""], ["-a-", ""], ["b", ""]]


def test_spaces_without_width_are_no_part_of_a_name(written):
    (one,) = pieces(written("sku,units\nlamp\u200bred\ufeff,1\n"), every)
    assert one.rows["sku"].tolist() == ["lampred"]
    assert one.not_understood == ()
