"""The deck, re-opened: titles that are true, native charts and tables, notes, nothing too large."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Emu

from sim.chart.ranking import finding
from sim.report import deck as made_by
from sim.report import deck_orders, deck_policies
from sim.report.bar_chart import Bar
from sim.report.deck import DeckError, deck
from sim.report.lettering import BLUE, Box, colour_of, fitted, height_of
from sim.report.mornings import in_turn, standing
from sim.report.slides import Slides
from sim.report.table_layout import layout
from sim.study.order_lines import Line
from sim.study.order_sheet import Morning
from sim.words.language import speaking

from .meetings import meeting_of, unpaid, without


def opened(meeting):
    return list(Presentation(io.BytesIO(deck(meeting))).slides)


@pytest.fixture(scope="module")
def slides(whole_meeting):
    return opened(whole_meeting)


@pytest.fixture(scope="module")
def titles(slides):
    return [slide.shapes.title.text for slide in slides]


@pytest.fixture(scope="module")
def result(parts):
    return parts["compare"].result


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def chart_of(slides):
    (chart,) = (shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
    return chart


def test_slides_come_in_the_order_of_a_meeting(titles, parts, result):
    launch = parts["launch"].sentences[0]
    assert len(titles) == 9
    assert titles[0] == "Which of 2 policies for 1.25?"
    assert titles[1] == finding(result)
    assert titles[3].startswith(f'Following "{result.verdict.best}": order ')
    assert titles[7].rstrip("…") in launch
    assert titles[8] == "The same commands give the same figures"


def test_the_verdict_is_said_as_the_study_says_it_with_three_figures(slides, parts):
    told = texts(slides[1])
    assert all(sentence in "\n".join(told) for sentence in parts["compare"].sentences)
    assert sum(text.startswith("today's rule: ") or "is today's rule" in text for text in told) == 3


def test_the_chart_of_policies_has_the_result_s_profits_and_their_intervals(slides, result):
    chart = chart_of(slides)
    profits = {s.name: s.figures["profit"] for s in result.policies}
    (series,) = chart.plots[0].series
    names = [name.removesuffix(" (today)") for name in chart.plots[0].categories]
    assert dict(zip(names, series.values, strict=True)) == {
        name: pytest.approx(profit.value) for name, profit in profits.items()
    }
    ends = series._element.xpath("c:errBars/c:plus/c:numLit/c:pt/c:v")
    above = [float(end.text) for end in ends]
    assert above == [pytest.approx(profits[n].high - profits[n].value) for n in names]
    assert names[-1] == result.verdict.best


def test_an_interval_that_is_lopsided_is_drawn_lopsided():
    slides = Slides("foot")
    bars = [Bar("b", 10.0, 7.0, 30.0, "000000")]
    slides.add("title", ()).bars(bars, "USD", Box(0.4, 1.5, 5.6, 5.1), "bars")
    chart = chart_of(Presentation(io.BytesIO(slides.saved("deck"))).slides)
    series = chart.plots[0].series[0]._element
    ends = [series.xpath(f"c:errBars/c:{end}/c:numLit/c:pt/c:v") for end in ("plus", "minus")]
    assert [[float(end.text) for end in some] for some in ends] == [[20.0], [3.0]]


def line(number, paid):
    """Return an order of one product; the others are alike but for what is paid."""
    return Line(f"product {number}", "factory", "sea", "shed", 10, 1, paid, 0.0, 9, 12, 1.0)


def test_of_many_lines_of_an_order_a_slide_shows_the_dearest(parts):
    part, slides = parts["order"], Slides("foot")
    lines = tuple(line(n, 100.0 + n) for n in range(14))
    today = replace(part.result.mornings[0].today, policy="today", lines=lines)
    sheet = replace(part.result, mornings=(Morning(today, None, None),))
    deck_orders.today(slides, meeting_of(replace(part, result=sheet)))
    (slide,) = Presentation(io.BytesIO(slides.saved("deck"))).slides
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    assert [row.cells[0].text for row in [*table.rows][1:]] == [
        f"product {n}" for n in range(2, 14)
    ]


def test_the_axis_of_gains_begins_at_zero(slides):
    assert chart_of(slides).value_axis.minimum_scale == 0


def test_interval_marks_stand_where_the_schema_of_office_wants_them(slides):
    (series,) = chart_of(slides).plots[0].series
    order = [child.tag.rpartition("}")[2] for child in series._element]
    assert order.index("errBars") < order.index("cat") < order.index("val")
    (bars,) = series._element.xpath("c:errBars")
    assert [child.tag.rpartition("}")[2] for child in bars] == [
        "errBarType", "errValType", "noEndCap", "plus", "minus", "spPr",
    ]  # fmt: skip


def test_the_order_is_a_table_with_each_line(slides, parts, result):
    tables = [shape.table for shape in slides[3].shapes if shape.has_table]
    sheet = parts["order"].result
    lines = sheet.morning(result.verdict.best).lines
    rows = [[cell.text for cell in row.cells] for table in tables for row in [*table.rows][1:]]
    assert [row[:3] for row in rows] == [[x.product, x.mode, f"{x.units:,}"] for x in lines]


def test_another_policy_s_order_never_stands_for_the_leaders(parts, result):
    best = result.verdict.best
    slide = opened(meeting_of(parts["compare"], without(parts["order"], best)))[3]
    assert slide.shapes.title.text == f'What "{best}", which leads, orders today was not asked'
    assert not any(shape.has_table for shape in slide.shapes)
    told = "\n".join(texts(slide))
    assert f'peakstock order shop.toml --policies "{best}"' in told
    assert "Another policy, earns less: " in told


def test_orders_of_others_are_marked_below_the_leaders(slides):
    told = texts(slides[3])[-1].split("\n")
    assert [line for line in told if line.startswith("Another policy, earns less: ")]
    assert told[-1] == "Only the orders of one policy are to be placed."


def test_no_order_is_advice_where_no_policy_can_be_paid_for(parts, result):
    names = [summary.name for summary in result.policies]
    slide = opened(meeting_of(unpaid(parts["compare"], *names), parts["order"]))[3]
    assert slide.shapes.title.text.startswith("No policy keeps to the limits")
    assert texts(slide)[2].count("\N{BALLOT X} does not keep to the limits") == len(names)


def test_a_policy_that_cannot_be_paid_for_comes_last_and_is_crossed_out(parts, result):
    best = result.verdict.best
    (other,) = (summary.name for summary in result.policies if summary.name != best)
    meeting = meeting_of(unpaid(parts["compare"], other), parts["order"])
    assert [one.today.policy for one in in_turn(meeting, parts["order"].result)] == [best, other]
    assert standing(meeting, other) == "\N{BALLOT X} does not keep to the limits"


def test_policies_that_are_not_told_apart_are_named_and_coloured_alike(parts, result, monkeypatch):
    both = [summary.name for summary in result.policies]
    monkeypatch.setattr(deck_policies, "leaders", lambda _: both)
    slide = opened(meeting_of(parts["compare"]))[2]
    assert slide.shapes.title.text.startswith(
        f'Of those that keep to the limits "{both[0]}" and "{both[1]}" lead'
    )
    (series,) = chart_of([slide]).plots[0].series
    colours = {series.points[n].format.fill.fore_color.rgb for n in range(len(both))}
    assert colours == {colour_of(BLUE)}


def test_every_slide_has_a_title_notes_and_texts_for_pictures(slides):
    for slide in slides:
        assert slide.shapes.title.text
        assert slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            if shape.shape_type == 13 or shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_nothing_leaves_the_slide_and_every_text_has_a_chinese_face(slides):
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Emu(12_192_000)
            assert shape.top + shape.height <= Emu(6_858_000)
            assert len(shape._element.xpath(".//a:r")) == len(
                shape._element.xpath(".//a:r/a:rPr/a:ea[@typeface='Microsoft YaHei']")
            )


def test_a_deck_speaks_chinese(parts):
    with speaking("zh"):
        *_, last = opened(meeting_of(parts["order"]))  # which draws no chart
    assert last.shapes.title.text == "同样的命令得到同样的数字"


def test_without_orders_the_deck_says_which_command_gives_them(parts):
    slide = opened(meeting_of(parts["compare"]))[3]
    assert "peakstock order shop.toml" in "\n".join(texts(slide))


def test_a_launch_is_not_followed_by_a_slide_that_asks_for_orders(parts):
    titles = [slide.shapes.title.text for slide in opened(meeting_of(parts["launch"]))]
    assert not [title for title in titles if "not asked" in title]


def test_a_deck_of_another_study_has_all_of_its_charts(parts):
    slides = opened(meeting_of(parts["launch"]))
    pictures = [s for slide in slides for s in slide.shapes if s.shape_type == 13]
    assert len(pictures) == len(parts["launch"].charts)
    assert slides[1].shapes.title.text.rstrip("…") in parts["launch"].sentences[0]


def test_no_more_than_ten_slides_and_what_had_no_room_is_told(parts, monkeypatch):
    monkeypatch.setattr(made_by, "MOST", 8)
    slides = opened(meeting_of(*parts.values(), parts["launch"]))
    assert len(slides) == 8
    monkeypatch.setattr(made_by, "MOST", 6)
    slides = opened(meeting_of(*parts.values()))
    assert "How large should the first batch be?" in "\n".join(texts(slides[-1]))


def test_a_missing_library_is_one_line_with_what_installs_it(parts, monkeypatch):
    monkeypatch.setattr(made_by, "find_spec", lambda _: None)
    with pytest.raises(DeckError, match=r"pip install 'peakstock\[deck\]'"):
        deck(meeting_of(parts["launch"]))


def test_long_texts_get_smaller_then_give_way_to_the_notes():
    box, line = Box(0, 0, 6, 1.0), "a sentence that a planner reads aloud"
    assert fitted([line], box, (20, 16)) == ((line,), 20)
    assert fitted([line] * 2, box, (20, 16)) == ((line,) * 2, 16)
    kept, points = fitted([line] * 9, box, (20, 16))
    assert points == 16
    assert kept[-1] == "More stands in the notes of this slide."
    assert height_of(kept, points, box.width) <= box.height


def test_chinese_takes_twice_the_room():
    assert height_of(["滚动预测小批量" * 8], 20, 6) > height_of(["rolling" * 8], 20, 6)


def test_numbers_of_a_table_stay_in_one_line_and_long_names_are_broken():
    rows = [("a name of a policy that is long, longer than all others " * 2, "55,600 ±1,700")] * 12
    widths, points = layout(("policy", "profit"), rows, Box(0, 0, 6.8, 4.8))
    assert sum(widths) == pytest.approx(6.8)
    assert (widths[1] - 0.2) * 72 / points / 0.56 >= len("55,600 ±1,700")
