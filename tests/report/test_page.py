"""The page says what the studies say, asks nothing of a network, and holds names as data."""

import re

import pytest

from sim.report.meeting import meet
from sim.report.page import page
from sim.report.sections.reproduce import reproduce

from .html import Page


@pytest.fixture(scope="module")
def text(meeting):
    return page(meeting)


@pytest.fixture(scope="module")
def shown(text):
    return Page(text)


def test_the_verdict_stands_first_as_the_study_says_it(meeting, shown):
    verdict = meeting.comparison.sentences[0]
    words = " ".join(" ".join(shown.texts).split())
    assert verdict in words
    assert words.index(verdict) < words.index("What to order today")


def test_questions_come_in_the_order_in_which_a_meeting_asks_them(shown):
    assert shown.headings[0] == "Which of 2 policies for 1.25?"
    assert [h for h in shown.headings if h in {
        "How surely?", "What to order today", "The policies side by side", "What is assumed",
        "How sure the figures are", "What is not in it", "How to get the same figures",
    }] == [
        "How surely?", "What to order today", "The policies side by side", "What is assumed",
        "How sure the figures are", "What is not in it", "How to get the same figures",
    ]  # fmt: skip


def test_nothing_on_the_page_points_outside_of_it(text, shown):
    places = [
        value
        for _, attributes in shown.tags
        for key, value in attributes.items()
        if key in {"src", "href", "xlink:href", "action", "data", "srcset"}
    ]
    assert places
    assert all(place.startswith(("#", "data:")) for place in places)
    assert "@import" not in text
    assert set(re.findall(r"url\((.)", text)) <= {"#"}


def test_the_policy_of_the_page_allows_its_own_script_alone(shown):
    (rule,) = (a["content"] for t, a in shown.tags if a.get("http-equiv"))
    assert rule.startswith(
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
    )
    assert [tag for tag, attributes in shown.tags if tag == "script"] == ["script"]
    assert not [a for _, a in shown.tags if any(key.startswith("on") for key in a)]


def test_every_chart_says_its_finding_to_those_who_do_not_see_it(shown):
    charts = [a for t, a in shown.tags if t == "svg"]
    assert len(charts) >= 4
    assert all(a["role"] == "img" and len(a["aria-label"]) > 20 for a in charts)


def test_links_lead_to_sections_and_no_id_stands_twice(shown):
    ids = [a["id"] for _, a in shown.tags if "id" in a]
    assert len(ids) == len(set(ids))
    links = {a["href"][1:] for t, a in shown.tags if t == "a"}
    assert links <= set(ids)


def test_sources_and_notes_of_the_file_stand_beside_its_numbers(text):
    assert re.search(
        r"product\.lamp\.opening_stock</td>\s*<td[^>]*>60</td>\s*<td[^>]*>counted on Sunday", text
    )
    assert "Left at the program&#39;s default" in text


def test_what_is_needed_to_run_it_again_is_there(meeting, shown):
    words = "".join(shown.texts)
    assert "peakstock compare shop.toml\npeakstock order shop.toml" in words
    assert meeting.network.document.text in words
    assert meeting.parts[0].about["scenario_hash"] in words


def test_studies_of_other_runs_or_seeds_each_say_theirs(meeting, folders):
    lines = reproduce(meeting).lines
    assert [line.split(": Peakstock ")[0] for line in lines] == [
        "compare, 120 simulated futures", "order, 40 simulated futures",
    ]  # fmt: skip
    (alone,) = reproduce(meet([folders["order"]])).lines
    assert alone.startswith("Peakstock ")


def test_policies_are_told_in_words(text):
    assert (
        "When stock and orders are at 60 units or below, orders up to 150 units. All goes by sea."
        in text
    )


def test_a_study_alone_makes_a_page_of_its_own_question(folders):
    shown = Page(page(meet([folders["launch"]])))
    assert shown.headings[0] == "How large should the first batch be?"
    assert "The policies side by side" not in shown.headings
