"""The four charts as files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from ..study.comparison import Comparison
from . import calendar, cash_fan, policies, stock_fan
from .style import applied

DPI = 150


def figures(result: Comparison) -> dict[str, Callable[[], Figure]]:
    """Return what draws each chart, by file name."""
    return {
        "policies": lambda: _on_axes(policies.plot, policies.size(result), result),
        "stock": lambda: stock_fan.plot(result, _blank(stock_fan.size(result))),
        "calendar": lambda: calendar.plot(result, _blank(calendar.size(result))),
        "cash": lambda: _on_axes(cash_fan.plot, cash_fan.size(result), result),
    }


def save_all(result: Comparison, folder: Path) -> list[Path]:
    """Write PNG and SVG of the four charts: the same bytes each time, whole files or none."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in figures(result).items():
        # A salt of its own keeps the marks of charts apart that share a page.
        with applied(result.network), rc_context({"svg.hashsalt": f"peakstock {name}"}):
            figure = draw()
            for path in (folder / f"{name}.png", folder / f"{name}.svg"):
                _save(figure, path)
                written.append(path)
    return written


def _blank(size: tuple[float, float]) -> Figure:
    """Return a figure that pyplot knows nothing of."""
    return Figure(figsize=size, layout="constrained")


def _on_axes(plot: Callable[..., Any], size: tuple[float, float], result: Comparison) -> Figure:
    figure = _blank(size)
    plot(result, figure.add_subplot())
    return figure


def _save(figure: Figure, path: Path) -> None:
    """Write under a hidden name first: who looks at the folder never sees half a file."""
    hidden = path.with_name(f".{path.name}")
    metadata = {"Date": None} if path.suffix == ".svg" else {"Software": None}
    figure.savefig(hidden, format=path.suffix[1:], dpi=DPI, metadata=metadata)
    os.replace(hidden, path)
