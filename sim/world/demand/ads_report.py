"""What the ads managers of all shops show each morning: clicks, and orders they attribute."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ...arrays import Floats
from ...network.network import Network


class Manager(Protocol):
    """The ads of one shop."""

    clicks: Floats
    """So far, (P, W)."""
    orders: Floats


class AdsReport:
    """Clicks and attributed orders before each day, (days + 1, P, W)."""

    def __init__(self, days: int, shape: tuple[int, ...]) -> None:
        self.clicks = np.zeros((days + 1, *shape))
        self.orders = np.zeros((days + 1, *shape))

    def read(self, day: int, rows: slice, ads: Manager) -> None:
        """Write down what one shop's ads manager shows on a morning."""
        self.clicks[day, rows] = ads.clicks
        self.orders[day, rows] = ads.orders


class NoAdsReport:
    """A seller without ads: nobody clicks."""

    def __init__(self, days: int, shape: tuple[int, ...]) -> None:
        self.clicks = self.orders = np.broadcast_to(0.0, (days + 1, *shape))

    def read(self, day: int, rows: slice, ads: Manager) -> None:
        """Read nothing."""


def ads_report(network: Network, shape: tuple[int, ...]) -> AdsReport | NoAdsReport:
    """Return the report of a scenario, a null object where nothing is advertised."""
    kind = AdsReport if any(listing.ads for listing in network.listings) else NoAdsReport
    return kind(network.days, shape)
