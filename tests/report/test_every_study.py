"""Every study on a shipped scenario makes all files of a report, in both languages."""

import subprocess
import sys

import pytest
from python_calamine import CalamineWorkbook

from .browsers import needed, running, showing

LAUNCH, DOUBLE_11 = "scenarios/launch.toml", "scenarios/double-11.toml"
FEW = ("--runs", "60", "--no-charts")
STUDIES = {
    "compare": ("compare", DOUBLE_11),
    "vary": ("compare", LAUNCH, "--vary", "product.neck fan.price=20..30:5"),
    "beside": ("compare", "scenarios/case-5-us-payout.toml", "scenarios/case-5-fifteen-days.toml"),
    "order": ("order", DOUBLE_11, "--policies", "one big batch", "--best"),
    "stress": ("stress", LAUNCH, "--policies", "first 1,000, follow by air"),
    "reverse": ("stress", LAUNCH, "--reverse", "--policies", "first 1,000, follow by air"),
    "launch": ("launch", LAUNCH),
    "tune": ("tune", LAUNCH, "--evaluations", "20"),
    "tradeoff": (
        "tune",
        LAUNCH,
        "--evaluations",
        "20",
        "--goal",
        "profit",
        "--goal",
        "worst of 20",
    ),
    "explain": ("explain", DOUBLE_11, "--policies", "one big batch"),
    "hindsight": ("hindsight", LAUNCH, "--policies", "first 1,000, follow by air"),
}


def peakstock(*words):
    """Run the program as a user does."""
    command = [sys.executable, "-m", "sim", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def browser():
    with running() as started:
        yield started


@needed
@pytest.mark.slow
@pytest.mark.parametrize("kind", STUDIES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_study_makes_all_files_in_a_language(kind, language, browser, tmp_path):
    place = tmp_path / "study"
    asked = peakstock(*STUDIES[kind], *FEW, "--out", place)
    assert asked.returncode in {0, 1}, asked.stderr
    made = peakstock("report", place, "--lang", language, "--deck", "--xlsx", "--pdf")
    assert (made.returncode, made.stderr.strip()) == (0, "")
    for width in (390, 1100):
        with showing(browser, place / "report.html", width) as (page, wanted, complaints):
            assert (wanted, complaints) == ([], [])
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    slides = pytest.importorskip("pptx").Presentation(place / "deck.pptx").slides
    assert 2 <= len(slides) <= 10
    assert CalamineWorkbook.from_path(place / "report.xlsx").sheet_names
