"""The PDF has a page a chart, and is the same bytes each time."""

from sim.report.pdf import pdf

from .meetings import meeting_of


def test_each_chart_has_a_page_and_the_same_meeting_is_the_same_file(parts):
    part = parts["launch"]
    made = pdf(meeting_of(part, part))
    assert made.count(b"/Type /Page ") == 2 * len(part.charts) > 0
    assert pdf(meeting_of(part, part)) == made
    assert b"CreationDate" not in made
