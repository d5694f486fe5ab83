"""The scar of a suspended shop: its traffic comes back slowly after the ban (C15, C26)."""

from __future__ import annotations

import numpy as np

from ...arrays import Flags, Floats
from ...scenario.platform import ShopBan


class Scar:
    """Lost share of organic and live orders, (W,): full while banned, then halved by half-lives."""

    def __init__(self, ban: ShopBan | None, worlds: int) -> None:
        self._lost = ban.traffic_lost if ban else 0.0
        self._unhealed = 0.5 ** (1.0 / ban.half_life_days) if ban else 0.0
        self._share = np.zeros(worlds)

    @property
    def traffic(self) -> Floats:
        """Multiple of organic and live orders, (W,)."""
        return 1.0 - self._share

    def update(self, banned: Flags) -> None:
        """Cut where the shop is banned, else heal."""
        self._share = np.where(banned, self._lost, self._share * self._unhealed)
