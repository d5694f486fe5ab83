"""Charts as files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from ..network.network import Network
from ..study.whole_file import whole
from . import style

DPI = 150
Drawing = Callable[[], Figure]
Charts = Mapping[str, Drawing]
"""What draws each chart of a study, by file name."""


@dataclass(frozen=True, slots=True)
class OfPolicy:
    """What draws a chart of one policy: of any that is named, else of the one that matters most."""

    draw: Callable[[str | None], Figure]

    def __call__(self, policy: str | None = None) -> Figure:
        """Draw it. Errors: NoPolicyError for a policy that the study does not have."""
        return self.draw(policy)


def save_all(charts: Charts, network: Network, folder: Path) -> list[Path]:
    """Write each chart as PNG and SVG: the same bytes each time, whole files or none."""
    written = []
    for name, draw in charts.items():
        files = [folder / f"{name}.png", folder / f"{name}.svg"]
        save_one(draw, network, name, files)
        written += files
    return written


KINDS: Mapping[str, Mapping[str, None]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
}
"""Kinds of files, and what is left out of each, so that the same chart is the same bytes."""


def save_one(draw: Drawing, network: Network, name: str, files: Iterable[Path]) -> None:
    """Draw a chart, and write it into files of the kinds that their names end with."""
    # A salt of its own keeps the marks of charts apart that share a page.
    with style.applied(network), rc_context({"svg.hashsalt": f"peakstock {name}"}):
        figure = draw()
        figure.set_layout_engine(None)  # else it is worked out twice anew for every file
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            kind = path.suffix[1:].lower()
            with whole(path) as hidden:
                figure.savefig(hidden, format=kind, dpi=DPI, metadata=dict(KINDS[kind]))


def blank(size: tuple[float, float]) -> Figure:
    """Return a figure that pyplot knows nothing of."""
    return Figure(figsize=size, dpi=DPI, layout="constrained")


def on_axes(
    plot: Callable[..., Any], size: tuple[float, float], result: object, *args: object
) -> Figure:
    """Return a figure of one chart that is drawn on axes; what it takes more comes after these."""
    figure = blank(size)
    plot(result, figure.add_subplot(), *args)
    return figure
