"""Charts as pictures for slides, whose title stands on the slide."""

import io
from collections.abc import Callable
from typing import NamedTuple

from matplotlib.figure import Figure

from ..network.network import Network
from . import style
from .inline import finding
from .save import DPI


class Picture(NamedTuple):
    """A chart without its title."""

    title: str
    png: bytes
    shape: float
    """Its width over its height."""


def picture(chart: Callable[[], Figure], network: Network) -> Picture:
    """Draw a chart and take its title off; titles of several panels stay with them."""
    with style.applied(network):
        figure = chart()
        figure.set_layout_engine(None)
        title = finding(figure)
        if figure.get_suptitle():
            figure.suptitle("")
        elif sum(bool(ax.get_title(loc="left")) for ax in figure.axes) == 1:
            for ax in figure.axes:
                ax.set_title("", loc="left")
        file = io.BytesIO()
        figure.savefig(
            file, format="png", dpi=DPI, bbox_inches="tight", metadata={"Software": None}
        )
    png = file.getvalue()
    width, height = (int.from_bytes(png[start : start + 4]) for start in (16, 20))
    return Picture(title, png, width / height)
