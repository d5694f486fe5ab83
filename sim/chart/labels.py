"""Labels beside the axes instead of a legend, moved apart where they would overlap."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox, offset_copy

from .style import INK, QUIET, figure_of

_REACH = 14.0
"""Points from the axes to the labels: room for the leaders."""


class Label(NamedTuple):
    """A text that belongs to a height of the axes, in data units."""

    y: float
    text: str
    colour: str = INK
    bold: bool = False


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Move positions as little as possible until no two labels overlap, within 0 to 1.

    Takes rising centres and the heights of the labels, both as shares of the axes; where the
    labels are too many for the axes, they overlap evenly. Source: least squares under an order,
    which is isotonic regression.
    """
    size = np.asarray(heights, np.float64)
    offsets = np.concatenate([[0.0], np.cumsum((size[1:] + size[:-1]) / 2)])
    low, high = size[0] / 2, 1 - size[-1] / 2
    if offsets[-1] > high - low:
        offsets *= (high - low) / offsets[-1]
    fitted = rising((np.asarray(wanted, np.float64) - offsets).tolist())
    placed: list[float] = (np.clip(fitted, low, max(low, high - offsets[-1])) + offsets).tolist()
    return placed


def rising(values: Sequence[float]) -> list[float]:
    """Return the rising numbers that are nearest to some, by least squares.

    Neighbours in the wrong order share their mean (pool adjacent violators), as
    scipy.optimize.isotonic_regression does it: to import that takes longer than to draw a chart.
    """
    pools = list[tuple[float, int]]()
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def write(ax: Axes, labels: Sequence[Label], fontsize: float = 9.0) -> list[Text]:
    """Write labels right of the axes in the order of their heights, those beyond at the edge.

    Limits of the axes must be final. `place` the texts once the layout is known.
    """
    low, high = ax.get_ylim()
    right = offset_copy(ax.transAxes, figure_of(ax), _REACH, units="points")
    return [
        ax.text(
            1.0, min(max((label.y - low) / (high - low), 0.0), 1.0), label.text, va="center",
            ha="left", color=label.colour, fontsize=fontsize, linespacing=1.05,
            fontweight="bold" if label.bold else "normal", transform=right,
        )
        for label in sorted(labels, key=lambda label: label.y)
    ]  # fmt: skip


def place(ax: Axes, texts: Sequence[Text]) -> None:
    """Move labels apart, and tie each to its own height by a line; needs a settled layout."""
    if not texts:
        return
    heights, box = [text.get_position()[1] for text in texts], ax.get_window_extent()
    sizes = [text.get_window_extent().height / box.height * 1.2 for text in texts]
    reach = _REACH * figure_of(ax).dpi / 72 / box.width
    for text, y, placed in zip(texts, heights, spread(heights, sizes), strict=True):
        text.set_y(placed)
        knee = [1.0, 1 + 0.25 * reach, 1 + 0.8 * reach]
        line = ax.plot(knee, [y, y, placed], color=QUIET, lw=0.6, transform=ax.transAxes)
        line[0].set(clip_on=False, in_layout=False)


def stack(ax: Axes, texts: Sequence[Text], rows: int = 3) -> None:
    """Hold texts inside the axes' width; those that overlap move down, the last out."""
    inside, taken = ax.get_window_extent(), list[list[Bbox]]([[] for _ in range(rows)])
    for text in texts:
        box = text.get_window_extent()
        shift = max(inside.x0 - box.x0, 0.0) + min(inside.x1 - box.x1, 0.0)
        box = box.translated(shift, 0.0)
        row = next((i for i, boxes in enumerate(taken) if not _meets(box, boxes)), None)
        if row is None:
            text.set_visible(False)
            continue
        taken[row].append(box)
        x, y = text.get_transform().transform(text.get_position())
        place = text.get_transform().inverted().transform((x + shift, y - row * box.height))
        text.set_position((float(place[0]), float(place[1])))


def _meets(box: Bbox, others: Sequence[Bbox], gap: float = 4.0) -> bool:
    """Whether a box comes nearer to one of the others than a gap, in pixels."""
    return any(box.x0 < o.x1 + gap and o.x0 < box.x1 + gap for o in others)
