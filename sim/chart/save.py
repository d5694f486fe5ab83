"""Charts as files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from ..network.network import Network
from ..study.whole_file import whole
from . import style

DPI = 150
Charts = Mapping[str, Callable[[], Figure]]
"""What draws each chart of a study, by file name."""


def save_all(charts: Charts, network: Network, folder: Path) -> list[Path]:
    """Write each chart as PNG and SVG: the same bytes each time, whole files or none."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in charts.items():
        # A salt of its own keeps the marks of charts apart that share a page.
        with style.applied(network), rc_context({"svg.hashsalt": f"peakstock {name}"}):
            figure = draw()
            figure.set_layout_engine(None)  # else it is worked out twice anew for every file
            for path in (folder / f"{name}.png", folder / f"{name}.svg"):
                metadata = {"Date": None} if path.suffix == ".svg" else {"Software": None}
                with whole(path) as hidden:
                    figure.savefig(hidden, format=path.suffix[1:], dpi=DPI, metadata=metadata)
                written.append(path)
    return written


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
