"""What a day was expected to bring: its units are told apart by their source's share of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..stock import Rows

Floats = NDArray[np.float64]


class Meter:
    """Orders expected from all sources together."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.today = np.zeros(shape)
        """Of today, (P, W)."""

    def open(self) -> None:
        """Begin a day."""
        self.today[:] = 0.0

    def note(self, rows: Rows, orders: Floats) -> None:
        """Add what an interval is expected to bring."""
        self.today[rows] += orders


class NoMeter:
    """Nobody wants to know."""

    today: Floats = np.zeros((1, 1))

    def open(self) -> None:
        """Begin a day."""

    def note(self, rows: Rows, orders: Floats) -> None:
        """Add nothing."""
