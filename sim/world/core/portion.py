"""A share of a flow in whole units: what is cut off today comes tomorrow, so none is lost."""

from ...arrays import Floats, Units, np


def share_of(amount: Units, share: float | Floats) -> Units:
    """Return a share of whole amounts, rounded down; binary loses nothing of a share like 0.57."""
    return np.asarray(np.floor(amount * share + 1e-6), dtype=np.int64)


class Portion:
    """Takes a fixed share of a flow of units, exact over time."""

    def __init__(self, share: Floats, shape: tuple[int, ...]) -> None:
        self._share = share
        self._flow = np.zeros(shape, np.int64)
        self._taken = np.zeros(shape, np.int64)

    def of(self, units: Units) -> Units:
        """Return the part of today's units; the parts so far are the share, rounded down."""
        self._flow += units
        part = share_of(self._flow, self._share) - self._taken
        self._taken += part
        return part


Parts = list[tuple[int, Units]]
"""Units of one flow, (P, W) each, by days of delivery beyond the usual."""


def divided(units: Units, parts: Parts) -> Parts:
    """Divide units, (P, W), in proportion to parts of a whole; in order, rounded down so far."""
    if len(parts) == 1:
        return [(parts[0][0], units)]
    whole = np.maximum(sum(part for _, part in parts), 1)
    ends = np.cumsum([part for _, part in parts], axis=0)
    shares = np.diff(units * ends // whole, axis=0, prepend=0)
    return [(key, share) for (key, _), share in zip(parts, shares, strict=True)]


class NoPortion:
    """A share of none."""

    def of(self, units: Units) -> int:
        """Return nothing."""
        return 0


def portion(share: float, shape: tuple[int, ...]) -> Portion | NoPortion:
    """Return what takes the same share of all flows, a null object where it is none."""
    return Portion(np.full((1,) * len(shape), share), shape) if share else NoPortion()
