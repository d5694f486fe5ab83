"""Pools: rows that draw on one shelf, what the desk shows of them, who buys for them (M99).

The owner of the shelf serves its own buyers first; in an interval shops trade in file order. A part
of bundles is shown what it sells in them, too, and orders for them.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from numpy.typing import NDArray

from ...arrays import Units, np
from ...network.bundle import bundles
from ...network.listing import Listing, owners
from ..core.stock import Stock

Number = TypeVar("Number", np.int64, np.float64)


class Pools:
    """Rows with a shelf in common are shown the same units, all of them together."""

    def __init__(self, rows: Sequence[Listing]) -> None:
        pairs = enumerate(owners(rows))
        self._guests = [(row, owner) for row, owner in pairs if owner is not None and owner != row]
        self._bundles = bundles(rows)

    def gather(self, stock: Stock) -> None:
        """Put what came back to rows without a shelf on the shelf that they draw on."""
        for row, owner in self._guests:
            stock.join(row, owner)
        stock.fill()

    def shown(self, units: NDArray[Number], axis: int = -2) -> NDArray[Number]:
        """Return units by row, each pool's on every row of it; rows lie on an axis."""
        pooled = np.moveaxis(units.copy(), axis, 0)
        for row, owner in self._guests:
            pooled[owner] += pooled[row]
        for bundle in self._bundles:
            for part, each in bundle.parts:
                pooled[part] += each * pooled[bundle.row]
        for row, owner in self._guests:
            pooled[row] = pooled[owner]
        return np.moveaxis(pooled, 0, axis)

    def on_shelves(self, units: NDArray[Number], axis: int = -2) -> NDArray[Number]:
        """Return units by row, of a bundle the sets that its parts make."""
        shown = np.moveaxis(self.shown(units, axis), axis, 0)
        for bundle in self._bundles:
            shown[bundle.row] = np.min([shown[part] // n for part, n in bundle.parts], axis=0)
        return np.moveaxis(shown, 0, axis)

    def bought(self, orders: Mapping[str, Units]) -> Mapping[str, Units]:
        """Return orders, (P, W) by mode, without those for rows that have no shelf."""
        kept = {mode: units.copy() for mode, units in orders.items()}
        for units in kept.values():
            units[[row for row, _ in self._guests]] = 0
            units[[bundle.row for bundle in self._bundles]] = 0
        return kept


class NoPools:
    """Every row has a shelf of its own."""

    def gather(self, stock: Stock) -> None:
        """Put nothing anywhere."""

    def shown(self, units: NDArray[Number], axis: int = -2) -> NDArray[Number]:
        """Return the units as they are."""
        return units

    def on_shelves(self, units: NDArray[Number], axis: int = -2) -> NDArray[Number]:
        """Return the units as they are."""
        return units

    def bought(self, orders: Mapping[str, Units]) -> Mapping[str, Units]:
        """Return all orders."""
        return orders


def pools(rows: Sequence[Listing]) -> Pools | NoPools:
    """Return the pools of a seller, a null object where no two rows share a shelf."""
    return NoPools() if all(row.owns_shelf for row in rows) else Pools(rows)
