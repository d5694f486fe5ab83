"""Undershoot: how far below its reorder point a position lies when the day's review finds it."""

from typing import Annotated, NamedTuple

from pydantic import Field

from ..arrays import Floats, np

CountsUndershoot = Annotated[
    bool,
    Field(
        strict=True,
        description="count how far below the reorder point a daily review finds the position; "
        "false: the textbook's formula, which reviews at every moment and serves less",
    ),
]


class Undershoot(NamedTuple):
    """Its mean and variance in units, any shape."""

    mean: Floats
    variance: Floats


def undershoot(daily: Floats, sd: Floats) -> Undershoot:
    """Return the undershoot of a position that sinks by a day's sales of some mean and spread.

    What a walk of whole steps D overshoots a far level by: E[D^2] / 2E[D] - 1/2 on average, and
    E[D^3] / 3E[D] - (E[D^2] / 2E[D])^2 its variance, with a third moment as of a symmetric law;
    none where nothing sells. Source: Tijms & Groenevelt 1984, from renewal theory.
    """
    mean = np.maximum(daily, 1e-9)
    second = mean + sd**2 / mean
    third = mean**2 + 3.0 * sd**2
    sells = daily > 0
    return Undershoot(
        np.where(sells, np.maximum(second / 2.0 - 0.5, 0.0), 0.0),
        np.where(sells, np.maximum(third / 3.0 - second**2 / 4.0, 0.0), 0.0),
    )
