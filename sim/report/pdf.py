"""The charts of a meeting as a PDF."""

from .meeting import Meeting


def pdf(meeting: Meeting) -> bytes:
    """Return all charts of all studies, a page each: the same bytes each time.

    Characters that no font has are told by a MissingGlyphsWarning, see sim.chart.style.
    """
    from ..chart.pages import pages  # noqa: PLC0415 - matplotlib is slow

    studies = ((part.charts, part.study.network) for part in meeting.parts)
    return pages(meeting.network.scenario.name, studies)
