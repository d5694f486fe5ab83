"""How ads are paid in one world."""

from __future__ import annotations

from sim.network.network import Network
from sim.scenario.part import cents

from .ledger import Ledger


class AdAccount:
    """Cash at once, a prepaid wallet, or an agency's credit: whichever the scenario has."""

    def __init__(self, network: Network, ledger: Ledger) -> None:
        file, self._ledger = network.scenario, ledger
        self._wallet, self._credit = file.ad_wallet, file.ad_credit
        self._opening = cents(file.ad_wallet.opening) if file.ad_wallet else 0
        self._balance = self._opening
        self._coming: dict[int, int] = {}

    @property
    def worth(self) -> int:
        """Cents in the wallet and on their way to it."""
        return self._balance + sum(self._coming.values())

    @property
    def gain(self) -> int:
        """Cents more than on the first day."""
        return self.worth - self._opening

    def open(self, day: int, spendable: int) -> int:
        """Return the cents that ads may spend today."""
        if self._credit:
            if self._credit.limit is None:
                return 2**53
            return max(cents(self._credit.limit) + self._ledger.outstanding("ads"), 0)
        if not self._wallet:
            return spendable
        self._balance += self._coming.pop(day, 0)
        if self.worth < cents(self._wallet.when_below):
            top_up = min(cents(self._wallet.top_up), spendable)
            self._ledger.post("ad wallet", -top_up)
            self._coming[day + self._wallet.top_up_days] = top_up
            self._balance += self._coming.pop(day, 0)
        return max(self._balance, 0)

    def pay(self, day: int, spent: int) -> None:
        """Pay for a product's ads."""
        if self._credit:
            self._ledger.book("ads", -spent, day + self._credit.days)
            return
        self._ledger.post("ads", -spent)
        if self._wallet:
            self._balance -= spent
            self._ledger.post("ad wallet", spent)
