"""The charts of a meeting as a PDF, a page each."""

from __future__ import annotations

import io

from .meeting import Meeting


def pdf(meeting: Meeting) -> bytes:
    """Return all charts of all studies, each on a page of its own size: the same bytes each time.

    Characters that no font has are told by a MissingGlyphsWarning, see sim.chart.style.
    """
    from matplotlib.backends.backend_pdf import PdfPages  # noqa: PLC0415 - matplotlib is slow

    from ..chart import style  # noqa: PLC0415 - the same

    file = io.BytesIO()
    told = {"Title": meeting.network.scenario.name, "CreationDate": None}
    with PdfPages(file, metadata=told) as pages:
        for part in meeting.parts:
            for draw in part.opened.charts(part.result).values():
                with style.applied(part.study.network):
                    pages.savefig(draw())
    return file.getvalue()
