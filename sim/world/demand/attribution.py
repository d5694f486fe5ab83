"""What ads bring, and what the ads manager says they bring (Part 2.8: attributed, incremental)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import OneShop, Scenario
from ..stock import Units
from .ads import AdsDesk, NoAds

Floats = NDArray[np.float64]
Cents = NDArray[np.int64]


class Attribution:
    """Orders and sales of ads: those that would not have been, and those that the dashboard counts.

    Of a day's units, ads brought their share of the day's expected orders. The dashboard counts a
    multiple of that, at most all of them.
    """

    def __init__(self, scenario: Scenario, ads: AdsDesk | NoAds, shape: tuple[int, ...]) -> None:
        plans = [product.ads for product in scenario.products]
        multiple = [plan.attributed_multiple or 1.0 if plan else 1.0 for plan in plans]
        self._ads, self._multiple = ads, np.array(multiple)[:, None]
        self._basket = np.array([[p.demand.units_per_order] for p in scenario.products])
        self._taken = np.zeros(shape, np.int64)
        self._totals = {
            f"ad_{what}_{whose}": np.zeros(shape[1:])
            for whose in ("incremental", "attributed")
            for what in ("orders", "sales")
        }

    def close(self, taken: Units, expected: Floats, price: Cents) -> None:
        """Tell apart the units of a day; `taken` counts from the first, `expected` is orders."""
        today, self._taken = taken - self._taken, taken
        brought = today * np.minimum(self._ads.brought / np.maximum(expected, 1e-12), 1.0)
        shown = np.minimum(brought * self._multiple, today)
        for whose, units in (("incremental", brought), ("attributed", shown)):
            self._totals[f"ad_orders_{whose}"] += (units / self._basket).sum(axis=0)
            self._totals[f"ad_sales_{whose}"] += (units * price).sum(axis=0) / 100

    def totals(self) -> dict[str, Floats]:
        """Return whole orders, and sales in whole money of the currency, (W,)."""
        return {name: np.rint(total) for name, total in self._totals.items()}


def attribution(shop: OneShop, ads: AdsDesk | NoAds, shape: tuple[int, ...]) -> list[Attribution]:
    """Return what is told of ads, or none where no shop's dashboard is described."""
    told = any(row.ads and row.ads.attributed_multiple for row in shop.shelves)
    return [Attribution(shop, ads, shape)] if told else []
