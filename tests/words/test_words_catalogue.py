"""Every sentence that people read is an entry of the catalogue, used, and filled as it asks."""

import ast
from typing import get_args

import pytest

from sim.chart.fonts import LATIN
from sim.stats import estimate
from sim.stats.verdict import Kind
from sim.study.claims import finding
from sim.study.judgement import Call
from sim.words.template import DAYS, Plural, Template

from .code import TREES, calls, catalogue, is_prose, texts, uses

READ = ("study", "chart", "report", "cli", "stats")
VALUES = {
    *get_args(Kind),
    *get_args(Call),
    *get_args(finding.Kind),
    *(text for text in vars(estimate).values() if isinstance(text, str)),
}
"""Names of values in Python and JSON: kinds of verdict, methods of intervals."""
BESIDE = {"study/figures.py", "study/limit.py", "study/margin.py", "study/risk.py"}
"""Where labels stand with their figures, reasons with their causes, and what is read as said."""
ALLOWED = {
    "chart/save.py": {"peakstock {}"},  # makes the marks in an SVG file unique
    "chart/inline.py": {"peakstock {}"},  # the same
    "chart/fonts.py": {LATIN, "Last Resort"},  # names of fonts
    "chart/style.py": {"axes fraction"},  # the name of a place
    "report/lettering.py": {"Microsoft YaHei"},  # the name of a font
    "study/forecast.py": {"no order"},  # a policy that no table shows
    "study/without.py": {"by sea"},  # the name of a rule
    "study/replay.py": {'policy "{}" raises {}{}', " (line {} of {})"},  # an error's message
}


def prose(path):
    found = {text for _, text in texts(TREES[path]) if is_prose(text)}
    return found - VALUES


@pytest.mark.parametrize("path", [p for p in TREES if p.split("/")[0] in READ and p not in BESIDE])
def test_prose_stands_only_in_the_catalogue(path):
    assert prose(path) == ALLOWED.get(path, set())


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label(f"{n} days")', ["{} days"]),
        ('label("worst day")', ["worst day"]),
        ('text += " (today)"', [" (today)"]),
        ("label(f\"{join('of all')}\")", ["of all"]),
        ('"""A docstring."""\nkey = "cash_low"\nax.plot(ls="--")', []),
        ('raise ValueError(f"no policy {name}")', []),
        ('ax.text(1, 2, textcoords="offset points")', []),
        ('kind: Literal["clear winner"]', []),
    ],
)
def test_prose_is_told_from_keys_docstrings_and_errors(code, found):
    assert [text for _, text in texts(ast.parse(code)) if is_prose(text)] == found


def test_every_entry_is_used():
    assert set(catalogue()) - uses() == set()


def test_every_call_of_an_entry_gives_its_fields_and_no_others():
    entries, wrong = catalogue(), []
    for place, name, call in calls():
        match entries.get(name):
            case Template(fields=fields):
                given = {keyword.arg for keyword in call.keywords}
                wrong += [f"{place} {name}"] if call.args or given != fields else []
            case Plural():
                wrong += [f"{place} {name}"] if call.keywords or len(call.args) != 1 else []
    assert wrong == []


def test_a_template_refuses_a_missing_and_a_superfluous_field():
    lead = Template("{policy} leads by {gap}")
    assert lead(policy="b", gap="USD 9") == "b leads by USD 9"
    for fields in ({"policy": "b"}, {"policy": "b", "gap": "USD 9", "today": "a"}):
        with pytest.raises(TypeError, match=r"takes \['gap', 'policy'\]"):
            lead(**fields)


def test_equal_texts_are_entries_of_their_own():
    assert len({Template("never"): 1, Template("never"): 2}) == 2


def test_one_takes_the_singular_and_no_other_count_does():
    assert [DAYS(count) for count in (0, 1, 2, 1000)] == ["0 days", "1 day", "2 days", "1,000 days"]
