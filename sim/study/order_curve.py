"""The order curve: profit against one of today's quantities, and how flat its top is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..stats import Pair
from ..stats import compare as pair


@dataclass(frozen=True, slots=True)
class OrderCurve:
    """Profit by what is ordered today of a product by a mode; all else is the policy's own."""

    product: str
    mode: str
    own: int
    """What the policy itself orders."""
    quantities: tuple[int, ...]
    """From the smallest to the largest, `own` among them."""
    profits: tuple[float, ...]
    """The mean at each."""
    gains: tuple[Pair, ...]
    """The profit at each minus that at `own`, in the same worlds; all intervals hold together."""
    worth: float
    """A difference of profit that the seller does not mind."""

    @property
    def best(self) -> int:
        """The quantity with the highest mean profit; of equals the smallest."""
        return self.quantities[int(np.argmax(self.profits))]

    @property
    def flat(self) -> tuple[int, int]:
        """From which to which quantity profit is within `worth` of the best, both tried."""
        top, place = max(self.profits), self.quantities.index(self.best)
        near = [top - profit <= self.worth for profit in self.profits]
        first = next(n for n in range(place + 1) if all(near[n : place + 1]))
        last = next(n for n in reversed(range(place, len(near))) if all(near[place : n + 1]))
        return self.quantities[first], self.quantities[last]

    def gain(self, quantity: int) -> Pair:
        """Return what a quantity brings over the policy's own."""
        return self.gains[self.quantities.index(quantity)]

    def profit(self, quantity: int) -> float:
        """Return the mean profit at a quantity."""
        return self.profits[self.quantities.index(quantity)]


def order_curve(
    product: str, mode: str, own: int, by_quantity: Mapping[int, Floats], worth: float
) -> OrderCurve:
    """Return the curve of profits, (W,) by quantity, in the same worlds."""
    quantities = sorted(by_quantity)
    profits: Sequence[Floats] = [by_quantity[quantity] for quantity in quantities]
    others = max(len(quantities) - 1, 1)
    return OrderCurve(
        product=product,
        mode=mode,
        own=own,
        quantities=tuple(quantities),
        profits=tuple(float(profit.mean()) for profit in profits),
        gains=tuple(pair(by_quantity[own], profit, comparisons=others) for profit in profits),
        worth=worth,
    )
