"""The warehouse with the most days of cover gives to the one with the fewest (M101)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import Cover, per_listing
from .shelves import KeepsCover, Shelves, movable

Ends = tuple[str, str]
FOREVER = 1e6
"""Days of cover of what nobody buys."""


class LevelTheCover(KeepsCover):
    """Of each product one transfer a day at most, where the covers lie farthest apart."""

    rule: Literal["level the cover"]
    apart_days: Cover = Field(description="cover may differ by so many days before anything moves")

    def wishes(self, desk: Desk) -> Mapping[Ends, Units]:
        """Return what makes both covers equal, as far as the giver can spare it."""
        daily = desk.average_sales(self.window, in_stock_days_only=self.in_stock_days_only)
        wishes = {}
        shelves = Shelves(desk, per_listing(self.keep_days, desk) * daily)
        for routes in routes_by_product(desk):
            units, gaps = zip(*(level(shelves, daily, ends) for ends in routes), strict=True)
            widest = np.argmax(gaps, axis=0)
            for number, ends in enumerate(routes):
                moves = (widest == number) & (gaps[number] > self.apart_days)
                wishes[ends] = np.where(moves, units[number], 0)
        return wishes


def level(shelves: Shelves, daily: Floats, ends: Ends) -> tuple[Units, Floats]:
    """Return the units that level two covers, and the days that these lie apart, (W,) each.

    With stock x and y and sales a and b a day, u units level them: (x - u) / a = (y + u) / b.
    """
    giver, taker = shelves.rows(ends)
    sold, wanted = daily[giver], daily[taker]
    surplus = shelves.position[giver] * wanted - shelves.position[taker] * sold
    units = movable(surplus / np.maximum(sold + wanted, 1e-9), shelves.spare[giver])
    apart = cover(shelves.position[giver], sold) - cover(shelves.position[taker], wanted)
    return units, np.where(units > 0, apart, 0.0)


def cover(units: Units, daily: Floats) -> Floats:
    """Return the days that units last, (W,)."""
    return np.where(daily > 0, units / np.maximum(daily, 1e-9), FOREVER)


def routes_by_product(desk: Desk) -> list[list[Ends]]:
    """Return the listings that may give and take, product by product."""
    product = dict(zip(desk.listings, desk.products, strict=True))
    routes: dict[str, list[Ends]] = {}
    for ends in desk.transfer_days:
        routes.setdefault(product[ends[0]], []).append(ends)
    return list(routes.values())
