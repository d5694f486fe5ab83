"""The page in a real browser: no request, no error; it fits a phone, sorts, and prints."""

import pytest

from sim.report.meeting import meet
from sim.report.page import page
from sim.words.language import speaking

from .browsers import needed, running, showing

pytestmark = needed


@pytest.fixture(scope="module")
def browser():
    with running() as started:
        yield started


@pytest.fixture(scope="module", params=["en", pytest.param("zh", marks=pytest.mark.slow)])
def opened(request, browser, folders, tmp_path_factory):
    """Return the page of all studies, opened, what it asked for and what it complained of."""
    file = tmp_path_factory.mktemp("page") / "report.html"
    with speaking(request.param):
        file.write_text(page(meet(list(folders.values()))), "utf-8")
    with showing(browser, file) as shown:
        yield shown


def test_a_page_asks_nothing_and_complains_of_nothing(opened):
    _, asked, complaints = opened
    assert asked == []
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1100])
def test_a_page_fits_a_phone_and_a_desktop(opened, width):
    shown, *_ = opened
    shown.set_viewport_size({"width": width, "height": 844})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_no_word_of_a_chart_leaves_its_frame(opened):
    shown, *_ = opened
    shown.set_viewport_size({"width": 1100, "height": 844})
    out = """[...document.querySelectorAll("figure")].flatMap(figure => {
        const frame = figure.getBoundingClientRect();
        return [...figure.querySelectorAll("text")].filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1;
        }).map(text => text.textContent);
    })"""
    assert shown.evaluate(out) == []


def test_a_heading_sorts_its_table_by_number_and_back(opened):
    shown, *_ = opened
    heading = "#policies th:nth-child(2)"
    values = f"""[...document.querySelector("{heading}").closest("table").tBodies[0].rows]
        .map(row => Number(row.cells[1].dataset.key))"""
    shown.click(f"{heading} button")
    falling = shown.evaluate(values)
    shown.focus(f"{heading} button")
    shown.keyboard.press("Enter")
    assert falling == sorted(falling, reverse=True)
    assert shown.evaluate(values) == sorted(falling)
    assert shown.get_attribute(heading, "aria-sort") == "ascending"


def test_text_stands_out_from_its_ground_in_light_and_in_dark(opened):
    shown, *_ = opened
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)
        assert shown.evaluate(LEAST_CONTRAST) >= 4.5


LEAST_CONTRAST = """(() => {
    const light = colour => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(value => value / 255)
            .map(value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const ground = element => {
        const own = getComputedStyle(element).backgroundColor;
        const above = element.parentElement;
        return own === "rgba(0, 0, 0, 0)" && above ? ground(above) : own;
    };
    const texts = document.querySelectorAll("h1, h2, p, a, th, td, summary, caption");
    return Math.min(...[...texts].map(element => {
        const pair = [light(getComputedStyle(element).color), light(ground(element))];
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    }));
})()"""


def test_a_page_prints_on_paper(opened):
    shown, *_ = opened
    printed = shown.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed  # A4, in points
