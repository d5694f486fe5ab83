"""A catalogue of another language has a text for every entry, with the same fields."""

import datetime as dt
import re
from importlib import import_module
from io import StringIO
from string import Formatter

import pytest
from rich.console import Console

from sim.chart.comparison import details
from sim.chart.comparison import tables as layout_tables
from sim.cli.check import check
from sim.network.load import changed, load
from sim.scenario.change import change_of
from sim.stats import estimate
from sim.studies import read
from sim.study.compare import Compare
from sim.study.engaged import engaged
from sim.study.figures import FIGURES
from sim.study.folder import prepare, write
from sim.study.limit import Limit
from sim.study.limit_sentences import in_words
from sim.words.figures import called
from sim.words.language import LANGUAGES, LanguageError, files, speaking
from sim.words.number import amount, day, month, percent
from sim.words.template import DAYS, Plural, Template
from sim.words.text import OR, joined, quoted, wrapped
from sim.world.core.causes import CAUSES
from sim.world.core.measures import MEASURES
from sim.world.run.accounts import GOODS_AT_START, GOODS_LEFT, HELD, NOT_COUNTED, WALLET

from .code import ROOT, TREES, assigned, below_words

SCENARIOS = ROOT.parent / "scenarios"
OTHERS = [language for language in LANGUAGES if language != "en"]


def asked(value):
    """Return the fields of an entry, or of each entry in a mapping or a row; None for no entry."""
    match value:
        case Template(fields=fields):
            return set(fields)
        case Plural():
            return {"count"}
        case dict():
            inner = {str(key): asked(entry) for key, entry in value.items()}
        case tuple():
            inner = {str(key): asked(entry) for key, entry in enumerate(value)}
        case _:
            return None
    return None if None in inner.values() else inner


def told(value):
    """Return the same of a text in a catalogue's file."""
    match value:
        case str():
            return {name for _, name, _, _ in Formatter().parse(value) if name}
        case {"one": _, "many": many}:
            return told(many)
        case dict():
            return {key: told(inner) for key, inner in value.items()}
    return {str(key): told(inner) for key, inner in enumerate(value)}


def modules():
    """Return what each module of words asks for, by module and constant."""
    found = {}
    for path in (path for path in TREES if path.startswith("words/")):
        values = vars(import_module(f"sim.words.{below_words(path)}".rstrip(".")))
        names = [target.id for node in TREES[path].body for target in assigned(node)]
        shown = [name for name in names if not name.startswith("_")]
        entries = {name: fields for name in shown if (fields := asked(values[name])) is not None}
        if entries:
            found[below_words(path)] = entries
    return found


ASKED = modules()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_a_file_for_every_module_of_words(language):
    assert {module for module, _ in files(language)} == {*ASKED, "figures"}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("module", ASKED)
def test_a_catalogue_has_every_entry_with_its_fields(language, module):
    texts = dict(files(language))[module]
    assert {name: told(text) for name, text in texts.items()} == ASKED[module]


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_of_a_catalogue_ends_in_a_space(language):
    def leaves(value):
        if isinstance(value, str):
            yield value
        else:
            for inner in value.values() if isinstance(value, dict) else value:
                yield from leaves(inner)

    texts = [text for _, module in files(language) for text in leaves(module)]
    assert [text for text in texts if text.endswith(" ")] == []


def test_an_entry_speaks_the_language_inside_and_english_outside():
    with speaking("zh"):
        assert [DAYS(1), DAYS(3), joined(["a", "b"]), joined(["a", "b"], OR)] == [
            "1 天", "3 天", "a和b", "a或b",
        ]  # fmt: skip
        with speaking("en"):
            assert DAYS(3) == "3 days"
        assert quoted("灯") == "“灯”"
    assert [DAYS(3), quoted("lamp")] == ["3 days", '"lamp"']


def test_an_entry_still_refuses_a_missing_field():
    with speaking("zh"), pytest.raises(TypeError, match="takes"):
        quoted.__globals__["QUOTED"]()


def test_chinese_dates_and_shares_read_as_they_are_written_there():
    date = dt.date(2026, 11, 8)
    with speaking("zh"):
        assert (day(date), month(date)) == ("11月8日", "2026年11月")
        assert [percent(0.312), percent(0.0001)] == ["31%", "低于 0.1%"]
        assert amount(24_707.3, "USD", None) == "USD 24,700"


@pytest.mark.parametrize(
    ("language", "hint"),
    [("cn", "zh"), ("Chinese", "zh"), ("zh-CN", "zh"), ("中文", "zh"), ("eng", "en"), ("EN", "en")],
)
def test_a_misspelt_language_is_one_line_that_says_what_was_meant(language, hint):
    with pytest.raises(LanguageError) as told, speaking(language):
        pass
    (line,) = told.value.lines
    assert f'found "{language}"; did you mean "{hint}"?' in line


def test_another_language_is_named_with_those_that_there_are():
    with pytest.raises(LanguageError, match=r'zh \(Chinese\), found "de"$'), speaking("de"):
        pass


CHINESE = (
    "“滚动预测，小批量”比现行规则多赚 USD 55,740 ± 590，大促日断货 31%（20 次里最差的 1 次）。"
)


@pytest.mark.parametrize("columns", range(16, 60, 3))
def test_chinese_breaks_anywhere_but_before_a_closing_and_after_an_opening_mark(columns):
    lines = wrapped(CHINESE, columns).split("\n")
    assert "".join(lines).replace(" ", "") == CHINESE.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。）”％%" or line[-1] in "（“"]
    whole = ("± 590", "31%", "20 次", "1 次")
    assert all(any(part in line for line in lines) for part in whole)


def test_chinese_lines_are_about_equally_long():
    lines = wrapped("一二三四五六七八九十甲乙", 16).split("\n")
    assert lines == ["一二三四五六", "七八九十甲乙"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_figure_measure_and_cause_has_a_name_in_a_catalogue(language):
    names = [figure.label for figure in FIGURES] + [figure.heading for figure in FIGURES]
    names += [measure.label for measure in MEASURES] + [cause.name for cause in CAUSES]
    names += [GOODS_AT_START, GOODS_LEFT, NOT_COUNTED, HELD, WALLET]
    names += [text for name, text in vars(estimate).items() if name[0] != "_" and type(text) is str]
    assert set(dict(files(language))["figures"]) == {*filter(None, names)}


def test_a_figure_is_called_by_its_name_in_the_language_that_is_spoken():
    assert called("P(stockout)") == "P(stockout)"
    with speaking("zh"):
        assert [called("P(stockout)"), called("new", "else"), called("new")] == [
            "断货概率", "else", "new",
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["stockouts", "stockout", "断货概率"])
def test_a_limit_takes_english_and_chinese_names_and_says_it_in_chinese(name):
    with speaking("zh"):
        limit = Limit.of(f"{name} <= 5 %")
        assert (limit.key, in_words(limit)) == ("stockout", "“断货概率 <= 5%”")
    assert in_words(limit) == '"stockouts <= 5 %"'


def english_in(text, names):
    """Return the words of a text that are no name, code, key, file or option."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "_")
    text = re.sub(r"[\w*]+(?:[._][\w*]+)+|--[a-z-]+|\[\[\w+\]\]|/\S+", "", text)
    return set(re.findall(r"[A-Za-z]{2,}", text)) - {"USD", "ROAS"}


@pytest.fixture(scope="module")
def shop():
    return load(SCENARIOS / "double-11.toml")


@pytest.fixture(scope="module")
def names(shop):
    """What the file calls its things, and nobody translates."""
    scenario = shop.scenario
    parts = (scenario.policies, scenario.promotions, scenario.suppliers, scenario.warehouses)
    return [scenario.name, *shop.listing_names, *(one.name for part in parts for one in part)]


def test_check_says_no_english_word_in_chinese(shop, names, capsys):
    with speaking("zh"):
        check(SCENARIOS / "double-11.toml")
    text = capsys.readouterr().out.replace("\n", "")
    assert "没有错误" in text
    assert english_in(text, names) == set()


def test_a_folder_written_in_english_is_read_back_in_chinese(shop, names, tmp_path):
    short = changed(shop, [change_of("run_off_days=0")], "short.toml")
    study = Compare.ask(short, ["three-tier 50/42/24"], 10)
    with engaged(1, None) as hands:
        english = study.answer(hands)
    prepare(tmp_path, study)
    write(study, english, tmp_path, "peakstock compare")
    with speaking("zh"):
        chinese = read(tmp_path)
        said = [*study.sentences(chinese), *study.notes(chinese), *study.doubts(chinese)]
        tables = [*layout_tables(chinese, 150), *details(chinese, 150)]
        console = Console(width=150, file=StringIO())
        console.print(*tables)
        text = console.file.getvalue()
    assert chinese == english
    assert english.verdict_text != chinese.verdict_text
    assert "现行规则" in said[0]
    assert english_in("".join(said) + text, names) == set()
