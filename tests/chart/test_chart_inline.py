"""A chart in a page: labels become tooltips, text stays text, marks do not meet another chart's."""

import re
from pathlib import Path

from sim.chart.inline import draw
from sim.chart.save import blank
from sim.network import parse
from tests.scenario.files import SMALL

NETWORK = parse(SMALL, Path("shop.toml"))


def chart():
    figure = blank((4, 3))
    ax = figure.add_subplot()
    ax.set_title("A & B\nmeet", loc="left")
    ax.plot([0, 1], [0, 1], label="today: <USD 3>", gid="today")
    ax.plot([0, 1], [1, 0])
    return figure


def test_a_label_is_a_tooltip_and_an_artist_without_one_has_none():
    svg = draw("policies", chart, NETWORK).svg
    assert re.findall(r"<title>(.*?)</title>", svg) == ["today: &lt;USD 3&gt;"]


def test_the_title_is_the_finding_in_one_line():
    drawing = draw("policies", chart, NETWORK)
    assert drawing.title == "A & B meet"
    assert 'aria-label="A &amp; B meet"' in drawing.svg


def test_ids_that_nothing_refers_to_are_gone_and_others_differ_between_charts():
    one, two = (draw(name, chart, NETWORK).svg for name in ("one", "two"))
    ids = set(re.findall(r'\bid="([^"]+)"', one))
    assert ids
    assert ids <= set(re.findall(r'(?:url\(#|href="#)([^")]+)', one))
    assert not ids & set(re.findall(r'\bid="([^"]+)"', two))


def test_a_chart_fills_its_place_and_says_nothing_of_the_program():
    svg = draw("policies", chart, NETWORK).svg
    assert not re.search(r"<svg[^>]*\b(width|height)=", svg)
    assert "viewBox" in svg
    assert "matplotlib" not in svg.lower()


def test_what_a_hatch_is_filled_with_is_still_there():
    def hatched():
        figure = blank((4, 3))
        figure.add_subplot().bar([0], [1], hatch="///", color="white")
        return figure

    svg = draw("hatched", hatched, NETWORK).svg
    filled = set(re.findall(r"fill: url\(#([^)]+)\)", svg))
    assert filled
    assert filled <= set(re.findall(r'<pattern[^>]* id="([^"]+)"', svg))
