"""Names in any script: letters where a font has them, and else a warning that names them."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection
from matplotlib.font_manager import FontProperties, findfont, get_font

from sim import compare, plot
from sim.chart import fonts, style
from sim.chart.style import MissingGlyphsWarning
from sim.words.language import speaking
from tests.oracles.textbook import textbook

THAI, TEA = "\u0e01\u0e23\u0e30\u0e40\u0e1b\u0e4b\u0e32", "\U0001f9cb"


@pytest.fixture
def bare_machine(monkeypatch):
    """Let the machine have no font but the Latin one."""
    monkeypatch.setattr(fonts, "_installed", lambda: iter(()))
    return fonts.faces.__wrapped__


def test_latin_names_ask_for_no_other_font():
    assert fonts.faces("lamp, 11.11 \u2013 caf\u00e9") == (("DejaVu Sans",), "")


def test_letters_that_no_font_has_are_named(bare_machine, monkeypatch):
    monkeypatch.setattr(fonts, "PACKAGES", ())
    assert bare_machine(f"lamp {THAI}") == (("DejaVu Sans",), "".join(sorted(set(THAI))))


def test_a_package_s_variable_face_is_cut_to_the_text_in_a_weight_that_can_be_read(bare_machine):
    (latin, family), missing = bare_machine(f"lamp {THAI}{TEA}")
    assert (latin, missing) == ("DejaVu Sans", TEA)
    for weight, cut in ((400, "Regular"), (700, "Bold")):
        face = get_font(findfont(FontProperties(family=[family], weight=weight)))
        assert (face.family_name, face.style_name) == (family, cut)
        assert {chr(code) for code in face.get_charmap()} == {*THAI, " "}


def test_a_face_of_the_machine_is_found_by_what_it_covers(monkeypatch):
    few = fonts.Installed("few", frozenset(THAI[:2]))
    most = fonts.Installed("most", frozenset(THAI[1:]))
    monkeypatch.setattr(fonts, "_installed", lambda: iter((few, most)))
    assert fonts.faces.__wrapped__(THAI) == (("DejaVu Sans", "most", "few"), "")


def test_a_chart_warns_once_of_what_it_draws_as_boxes(monkeypatch):
    monkeypatch.setattr(fonts, "PACKAGES", ("fontpkg_noto_sans_thai", "not_there"))
    network = textbook(3, product={"name": f"tea {TEA}", "demand": {"units_per_day": 1}})
    result = compare(network, runs=2, workers=1)
    with pytest.warns(MissingGlyphsWarning) as told:
        plot.stock(result)
    assert [str(warning.message) for warning in told] == [
        f"no font has {TEA}, so charts show boxes there; "
        "pip install 'peakstock[fonts]' brings Chinese, Japanese, Korean and Thai ones"
    ]


def test_charts_in_chinese_ask_for_the_letters_of_the_catalogue_apart_from_those_of_names(
    monkeypatch,
):
    asked = []
    monkeypatch.setattr(style, "faces", lambda text: asked.append(text) or fonts.Faces((), ""))
    network = textbook(3, product={"name": "tea", "demand": {"units_per_day": 1}})
    with speaking("zh"), style.applied(network):
        pass
    names, language = asked
    assert set("tea") < set(names)
    assert set("大促断货现金利润") < set(language)
    assert not set("大促") & set(names)


def test_a_machine_without_chinese_is_told_so_once_with_some_of_the_letters(
    bare_machine, monkeypatch
):
    monkeypatch.setattr(fonts, "PACKAGES", ("not_there",))
    monkeypatch.setattr(style, "faces", bare_machine)
    network = textbook(3, product={"name": "tea", "demand": {"units_per_day": 1}})
    with pytest.warns(MissingGlyphsWarning) as told, speaking("zh"), style.applied(network):
        pass
    (warning,) = told
    assert len(str(warning.message)) < 120
    assert "…" in str(warning.message)
    assert "pip install 'peakstock[fonts]'" in str(warning.message)


def test_of_a_collection_the_face_of_mainland_china_is_taken():
    (folder,) = find_spec(fonts.PACKAGES[0]).submodule_search_locations
    (file,) = Path(folder).rglob("*.ttc")
    with TTCollection(file, lazy=True) as faces:
        names = [face["name"].getDebugName(1) for face in faces]
    assert names[fonts._number(file)] == "Noto Sans CJK SC"
