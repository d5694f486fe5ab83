"""Quantities of today to try: a grid of whole cartons, widened at its edge, finer at its best."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PARTS = (0.0, 1 / 16, 1 / 8, 1 / 4, 3 / 8, 1 / 2, 3 / 4, 1.0)
"""Of what may be sold, in the first grid."""
_BETWEEN = 2
"""New quantities on either side of the best one."""
_CLOSE = 0.04
"""Of the best quantity; what lies closer to one that was tried is not worth a run."""


@dataclass(frozen=True, slots=True)
class Lot:
    """What a product is ordered in."""

    carton: int
    least: int
    """Units of the smallest order that a supplier takes."""

    def whole(self, quantities: Iterable[float]) -> list[int]:
        """Return quantities as they can be ordered: nothing, or whole cartons from the least on."""
        return sorted({self._raised(quantity) for quantity in quantities})

    def _raised(self, quantity: float) -> int:
        if quantity <= 0:
            return 0
        return int(-(-max(quantity, self.least) // self.carton)) * self.carton

    def first(self, may_sell: float, own: int) -> list[int]:
        """Return the first grid: parts of what may be sold, the rule's own quantity, its double."""
        return self.whole([*(part * may_sell for part in _PARTS), own, 2 * own])

    def next(self, tried: Sequence[int], best: int) -> list[int]:
        """Return quantities beyond the largest where that is best, else around the best one."""
        if best == tried[-1]:
            new = [1.5 * best, 2.0 * best]
        else:
            place = tried.index(best)
            ends = (tried[max(place - 1, 0)], tried[place + 1])
            shares = [(n + 1) / (_BETWEEN + 1) for n in range(_BETWEEN)]
            new = [best + (end - best) * share for end in ends for share in shares]
        return self._apart(tried, new, best)

    def below(self, tried: Sequence[int], units: int) -> list[int]:
        """Return quantities between one that was tried and the next smaller one."""
        less = tried[max(tried.index(units) - 1, 0)]
        steps = [(n + 1) / (_BETWEEN + 1) for n in range(_BETWEEN)]
        return self._apart(tried, [less + (units - less) * step for step in steps], units)

    def _apart(self, tried: Sequence[int], new: Sequence[float], near: float) -> list[int]:
        """Return new quantities as they can be ordered, without those that tell nothing new."""
        apart = max(near * _CLOSE, self.carton)
        return [q for q in self.whole(new) if min(abs(q - other) for other in tried) >= apart]
