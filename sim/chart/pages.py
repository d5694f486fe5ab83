"""Charts as the pages of a PDF."""

import io
from collections.abc import Iterable

from matplotlib.backends.backend_pdf import PdfPages

from ..network.network import Network
from . import style
from .save import Charts


def pages(title: str, studies: Iterable[tuple[Charts, Network]]) -> bytes:
    """Return a PDF with a page a chart, each of its own size: the same bytes each time."""
    file = io.BytesIO()
    with PdfPages(file, metadata={"Title": title, "CreationDate": None}) as pdf:
        for charts, network in studies:
            for draw in charts.values():
                with style.applied(network):
                    pdf.savefig(draw())
    return file.getvalue()
