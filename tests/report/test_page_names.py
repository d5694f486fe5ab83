"""Names from a scenario are text on the page, whatever they try to be."""

import pytest

from sim.network import parse
from sim.report.page import page
from sim.study.compare import Compare
from sim.study.order import Order

from .html import Page
from .injection import NAMES, hostile_shop
from .meetings import meeting_of, part_of

POLICIES = (NAMES[0], NAMES[9], NAMES[10], NAMES[14], NAMES[21])


@pytest.fixture(scope="module")
def shown():
    network = parse(hostile_shop(POLICIES), "shop.toml")
    studies = [Compare.ask(network), Order.ask(network, runs=4)]
    return Page(page(meeting_of(*(part_of(s.kind, s, s.answer()) for s in studies))))


def test_every_product_and_policy_stands_there_letter_by_letter(shown):
    words = "\n".join(shown.texts)
    assert [name for name in NAMES if name not in words] == []


def test_no_name_becomes_a_tag_an_attribute_or_a_script(shown):
    known = {
        *("html", "head", "meta", "link", "title", "style", "body", "header", "main", "nav", "p"),
        *("div", "section", "figure", "details", "summary", "pre", "ul", "li", "a", "h1", "h2"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "button", "script"),
        *("svg", "g", "defs", "path", "use", "text", "tspan", "clippath", "rect", "image"),
        *("pattern", "lineargradient", "stop", "marker", "h3"),
    }
    assert {tag for tag, _ in shown.tags} <= known
    assert [tag for tag, _ in shown.tags].count("script") == 1
    assert [a for _, a in shown.tags if any(key.startswith("on") for key in a)] == []


def test_no_name_becomes_an_address(shown):
    places = [a[key] for _, a in shown.tags for key in ("href", "src", "xlink:href") if key in a]
    assert [place for place in places if not place.startswith(("#", "data:"))] == []


def test_no_template_is_filled_by_a_name(shown):
    assert "{{7*7}}" in "".join(shown.texts)
    assert not any(text.strip() == "49" for text in shown.texts)
