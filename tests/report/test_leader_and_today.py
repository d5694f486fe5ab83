"""What page, deck and workbook say of policies whose figures are known by hand."""

import datetime as dt
import io
from dataclasses import replace

import numpy as np
import pytest
from pptx import Presentation

from sim.network import parse
from sim.report import deck_policies
from sim.report.answer import answer
from sim.report.comparison_sheets import sheets
from sim.report.sections.spread import spread
from sim.report.sheet import Number
from sim.report.slides import Slides
from sim.stats.drivers import what_drives
from sim.study.compare import Compare

from .meetings import meeting_of, part_of

HALF, QUARTER = ({"sale_days_out": np.arange(200) % 4 < n} for n in (2, 1))
DEMAND = "product.*.demand"


def asked(result):
    """Return a comparison as a meeting has it."""
    return part_of("compare", Compare.ask(result.network, (), runs=result.runs), result)


@pytest.fixture(scope="module")
def result(made, luck):
    """Today's rule, which earns 1,000 and is out on half of the sale days, and two better ones."""
    profits = {"today": 1000 + luck, "b": 3000 + luck, "best": 5000 + 2 * luck}
    return made(profits, {"today": HALF, "b": HALF, "best": QUARTER})


@pytest.fixture(scope="module")
def tiles(result):
    return answer(meeting_of(asked(result))).tiles


def test_a_tile_shows_the_leader_s_figure_and_beside_it_that_of_todays_rule(tiles):
    profit, *_ = tiles
    assert profit.value.startswith("USD 5,000 ±")
    assert profit.note.startswith("today's rule: USD 1,000 ±")


def test_a_share_stands_in_a_tile_in_percent(tiles):
    _, share, _ = tiles
    assert (share.value[:4], share.value[-2:]) == ("25.0", " %")
    assert (share.note[:18], share.note[-2:]) == ("today's rule: 50.0", " %")


def title_of_policies(result):
    slides = Slides("foot")
    deck_policies.policies(slides, asked(result))
    (slide,) = Presentation(io.BytesIO(slides.saved("deck"))).slides
    return slide.shapes.title.text


def test_the_deck_says_that_the_leader_is_safest_only_where_it_is(made, luck, result):
    assert title_of_policies(result) == (
        '"best" has the highest mean profit of those that keep to the limits, and empty shelves'
        " least"
    )
    profits = {"today": 1000 + luck, "best": 5000 + 2 * luck}
    risky = made(profits, {"today": QUARTER, "best": HALF})
    assert title_of_policies(risky) == (
        '"best" has the highest mean profit of those that keep to the limits; "today" has empty'
        " shelves least"
    )


def sheet_of(result, name):
    (rows,) = ([*sheet.rows] for sheet in sheets(result) if sheet.name == name)
    return rows


def test_the_best_difference_to_todays_rule_stands_on_top(result):
    assert [row[0] for row in sheet_of(result, "minus today's rule")] == ["best", "b"]


def test_the_chance_to_be_empty_is_a_share_that_the_sheet_shows_in_percent(made, dry):
    result = made({"today": 0.0}, {"today": {"stock": dry}})
    (row,) = (
        row
        for row in sheet_of(result, "stock by day")
        if row[1:3] == ["lamp", dt.date(2026, 11, 7)]
    )
    assert row[-2] == Number(0.5, "0.0%")


def test_how_much_is_luck_is_told_of_the_two_nearest_rivals_the_nearest_first(result, luck):
    text = f'[[uncertain]]\nwhat = "{DEMAND}"\ntimes = [0.5, 1.0, 2.0]\n'
    network = parse(result.network.document.text + text, "shop.toml")
    draws = {DEMAND: np.linspace(0.5, 2.0, 200)}
    gaps = {"far": 900, "near": 100, "middle": 500}
    hangs_on = {name: what_drives(gap + luck, draws, {DEMAND: 1.0}) for name, gap in gaps.items()}
    judgement = replace(result.judgement, hangs_on=hangs_on)
    told = replace(result, network=network, judgement=judgement)
    lines = spread(meeting_of(asked(told))).lines
    named = [name for line in lines for name in gaps if f'the gap to "{name}"' in line]
    assert named == ["near", "middle"]
