"""Names in any script: letters where a font has them, and else a warning that names them."""

import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font

from sim import compare, plot
from sim.chart import fonts
from sim.chart.style import MissingGlyphsWarning
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
    for weight, style in ((400, "Regular"), (700, "Bold")):
        face = get_font(findfont(FontProperties(family=[family], weight=weight)))
        assert (face.family_name, face.style_name) == (family, style)
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
