"""A section of a page: a heading, what is said, tables, charts, and what is folded away."""

from dataclasses import dataclass

from ..chart.inline import Drawing
from .grid import Grid


@dataclass(frozen=True)
class Fold:
    """What is opened by those who want to see it."""

    heading: str
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    text: str = ""
    """Shown as it stands, letter by letter."""


@dataclass(frozen=True)
class Section:
    """One question of the meeting, and its answer."""

    key: str
    """Its place on the page, for links."""
    heading: str
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    """Above the charts."""
    drawings: tuple[Drawing, ...] = ()
    below: tuple[Grid, ...] = ()
    """Tables below them."""
    folds: tuple[Fold, ...] = ()
