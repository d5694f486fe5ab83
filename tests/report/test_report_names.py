"""Names from a scenario stay names in every file, in the terminal, and as names of files."""

import csv
import io
import re
import zipfile
from contextlib import suppress
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from python_calamine import CalamineWorkbook

from sim.chart import style
from sim.cli.console import output
from sim.network import parse
from sim.report.deck import deck
from sim.report.pdf import pdf
from sim.report.workbook import workbook
from sim.studies import STUDIES
from sim.study.file_name import file_name

from .injection import NAMES, STEERING, TWIN, hostile_shop, refusal
from .meetings import meeting_of, part_of

pytestmark = pytest.mark.filterwarnings("ignore::sim.chart.style.MissingGlyphsWarning")  # emoji

SOME = (NAMES[0], NAMES[2], NAMES[3], NAMES[5])
ASKED = {
    "order": {},
    "launch": {"product": NAMES[1]},
    "stress": {"shocks": ("low demand",)},
    "explain": {"policies": SOME[:2]},
    "hindsight": {"policies": SOME[:1], "runs": 4},
}
SOME_CHARTS = {"policies", "calendar"}
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")


@pytest.fixture(scope="module")
def network():
    return parse(hostile_shop(SOME), "shop.toml")


@pytest.fixture(scope="module")
def answered(network):
    """Return what asks a study once: it, and its answer."""
    done = {}

    def ask(kind):
        if kind not in done:
            opened = STUDIES[kind]()
            study = opened.study.ask(network, **ASKED.get(kind, {}))
            done[kind] = opened, study, study.answer()
        return done[kind]

    return ask


def numbers(cell):
    with suppress(ValueError):
        return [float(cell)]
    return []


def test_there_are_forty_strings_and_more():
    assert len({*NAMES, *STEERING}) > 40


@pytest.mark.parametrize("name", STEERING, ids=ascii)
def test_a_name_that_steers_is_refused_in_a_line_that_shows_it(name):
    first, *_ = refusal(name)
    assert first.startswith('shop.toml: product "')
    assert first.isprintable()


def test_a_refusal_says_which_character_and_where():
    assert refusal("ab\u202ecd")[0].endswith(
        'expected text in one line without characters that are not seen: \\u202e after "ab"'
    )


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_other_name_is_taken(name):
    assert refusal(name) == []


def test_twins_in_other_marks_are_one_name():
    network = parse(hostile_shop(SOME).replace('"é"', f'"{TWIN}"'), "shop.toml")
    assert {"é"} & {*network.listing_names}


@pytest.mark.parametrize("kind", ["compare", *ASKED])
def test_no_cell_of_a_csv_is_a_formula(answered, kind):
    _, study, result = answered(kind)
    texts = [c for name, c in study.contents(result).items() if name.endswith(".csv")]
    assert texts
    for text in texts:
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert [c for c in cells if FORMULA.match(c) and not numbers(c)] == []


def test_a_name_with_a_semicolon_stands_in_quotes(answered):
    _, study, result = answered("order")
    text = study.contents(result)["order.csv"]
    assert '"semicolon;=1+1"' in text


def test_the_order_workbook_holds_names_as_they_are(answered):
    _, study, result = answered("order")
    book = CalamineWorkbook.from_filelike(io.BytesIO(study.contents(result)["order.xlsx"]))
    cells = {cell for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {*NAMES} <= cells


@pytest.mark.parametrize("kind", ["compare", "order", "explain"])
def test_charts_write_names_as_text(answered, kind, network):
    opened, _, result = answered(kind)
    charts = opened.charts(result)
    for draw in (charts[name] for name in charts if kind != "compare" or name in SOME_CHARTS):
        with style.applied(network), mpl.rc_context({"svg.hashsalt": "x"}):
            file = io.BytesIO()
            draw().savefig(file, format="svg", metadata={"Date": None})
        root = ET.fromstring(file.getvalue())  # noqa: S314 - drawn here
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not tags & {"script", "img", "a", "foreignObject"}
        assert not [key for e in root.iter() for key in e.attrib if key.startswith("on")]


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(answered):
    meeting = meeting_of(*(part_of(kind, *answered(kind)[1:]) for kind in ("compare", *ASKED)))
    made = workbook(meeting)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if "/sheet" in name]
    assert len(pages) == 12
    assert not [page for page in pages if "<f>" in page or "<hyperlink" in page]
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    cells = {row[1] for row in book.get_sheet_by_name("stock by day").to_python()}
    assert {*NAMES} <= cells


def test_the_pdf_has_names_as_text_and_no_links(answered):
    _, study, result = answered("explain")
    made = pdf(meeting_of(part_of("explain", study, result)))
    assert made.startswith(b"%PDF")
    assert b"/URI" not in made
    assert b"/JavaScript" not in made
    assert b"CreationDate" not in made


@pytest.mark.parametrize("kind", ["compare", *ASKED])
def test_a_terminal_prints_names_letter_by_letter(answered, kind, capsys):
    opened, study, result = answered(kind)
    console = output()
    for table in (*opened.tables(result, 400), *opened.details(result, 400)):
        console.print(table, width=400)
    for line in (*study.sentences(result), *study.doubts(result), *study.notes(result)):
        console.print(line, soft_wrap=True)
    printed = capsys.readouterr().out
    assert printed.replace("\n", "").replace("\u200d", "").isprintable()


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_terminal_takes_no_text_for_markup(name, capsys):
    output().print(name, soft_wrap=True)
    assert capsys.readouterr().out == f"{name}\n"


def test_a_terminal_is_not_steered_by_what_it_prints(capsys):
    output().print("a\x1b[31m\nb\u202e", soft_wrap=True)
    assert capsys.readouterr().out == "a\\u001b[31m\nb\\u202e\n"


@pytest.mark.parametrize("name", [*NAMES, *STEERING, "", ".", "..", "COM1", "LPT9"], ids=ascii)
def test_a_file_name_is_no_path_no_option_and_no_device(name):
    made = file_name(name)
    assert re.fullmatch(r"[\w-]+", made)
    assert not made.startswith("-")
    assert len(made.encode()) <= 61
    assert made.upper() not in {"CON", "NUL", "COM1", "LPT9"}


def test_file_names_keep_letters_of_any_script():
    assert file_name("Three-tier 15/10/5") == "three-tier-15-10-5"
    assert file_name("滚动预测, 小批量") == "滚动预测-小批量"


def test_a_long_file_name_is_cut_at_60_bytes_between_letters():
    assert file_name("a" * 100) == "a" * 60
    assert file_name("\N{CJK UNIFIED IDEOGRAPH-6EDA}" * 30 + "x") == (
        "\N{CJK UNIFIED IDEOGRAPH-6EDA}" * 20
    )
    assert file_name("ab" + "\N{CJK UNIFIED IDEOGRAPH-6EDA}" * 30) == (
        "ab" + "\N{CJK UNIFIED IDEOGRAPH-6EDA}" * 19
    )


def test_a_deck_holds_names_as_texts_and_links_to_nothing(answered):
    made = deck(meeting_of(*(part_of(kind, *answered(kind)[1:]) for kind in ("compare", "order"))))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    outside = [name for name, text in parts.items() if b'TargetMode="External"' in text]
    assert outside == []
    for name, text in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(text)  # noqa: S314 - made here
            assert b"<script" not in text
            assert b"hlinkClick" not in text
