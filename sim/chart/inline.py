"""Charts as SVG inside a page: text stays text, artists that have a label get a tooltip."""

import io
import re
import warnings
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from ..network.network import Network
from . import style

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)
_HREF = f"{{{XLINK}}}href"
_URL = re.compile(r"url\(#([^)]+)\)")


class Drawing(NamedTuple):
    """A chart of a page."""

    name: str
    title: str
    """What it says, for those who do not see it."""
    svg: str
    """Markup."""


def draw(name: str, chart: Callable[[], Figure], network: Network) -> Drawing:
    """Draw a chart for a page, where its name is one of a kind."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", style.MissingGlyphsWarning)  # the reader's fonts draw it
        with style.applied(network), rc_context({"svg.hashsalt": f"peakstock {name}"}):
            figure = chart()
            figure.set_layout_engine(None)
            hints = _mark(figure, name)
            figure.savefig(file, format="svg", metadata={"Date": None})
    title = finding(figure)
    root = ET.fromstring(file.getvalue())  # noqa: S314 - matplotlib has just written it
    _tidy(root, hints)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib |= {"role": "img", "aria-label": title}
    return Drawing(name, title, ET.tostring(root, encoding="unicode"))


def finding(figure: Figure) -> str:
    """Return a figure's title in one line; of several panels that of the figure, else the first."""
    titles = [figure.get_suptitle(), *(ax.get_title(loc="left") for ax in figure.axes)]
    return " ".join(next(filter(None, titles), "").split())


def _mark(figure: Figure, name: str) -> dict[str, str]:
    """Give each artist that has a label an id, and return the labels by id."""
    hints = {}
    for place, (artist, text) in enumerate(_labelled(figure)):
        mark = f"{name}-hint-{place}"
        artist.set_gid(mark)
        hints[mark] = text
    return hints


def _labelled(figure: Figure) -> Iterator[tuple[Artist, str]]:
    """Yield artists with what their labels say; matplotlib's own begin with _ or <."""
    for artist in figure.findobj():
        text = artist.get_label()
        if isinstance(text, str) and text and not text.startswith(("_", "<")):
            yield artist, text


def _tidy(root: ET.Element, hints: dict[str, str]) -> None:
    """Write the hints as tooltips; take away what tells of the program, and ids without a use."""
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag == f"{{{SVG}}}metadata"]:
            parent.remove(child)
    used = {place for element in root.iter() for place in _places(element)}
    for element in root.iter():
        mark = element.get("id", "")
        if mark in hints:
            title = ET.Element(f"{{{SVG}}}title")
            title.text = hints[mark]
            element.insert(0, title)
            element.set("class", "hint")
        if mark and mark not in used:
            del element.attrib["id"]


def _places(element: ET.Element) -> Iterator[str]:
    """Yield the ids that an element refers to: what it uses, is clipped by, or is filled with."""
    for key, value in element.items():
        if key == _HREF:
            yield value.removeprefix("#")
        yield from _URL.findall(value)
