"""Cash in one world: every cent has a cause, and a day on which it moves; how ads are paid."""

from collections import Counter, defaultdict

from sim.network.network import Network
from sim.scenario.part import cents

EARLIER = (
    "sales before the first day", "refunds of earlier sales", "bills of the time before",
    "deposit paid before the first day",
)  # fmt: skip
"""Neither profit nor loss of the horizon."""


class Ledger:
    """Amounts above 0 come in, below 0 go out; the last day is beyond the horizon.

    Without an account an amount moves the bank's cash, else what a platform holds for a shop.
    """

    def __init__(self, opening: int, days: int) -> None:
        self.cash = self.opening = opening
        self._last = days
        self.held: Counter[str] = Counter()
        self.moved: Counter[str] = Counter()
        self._due: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
        """Cents by day, cause and account."""

    def post(self, cause: str, amount: int, account: str = "") -> None:
        """Book an amount that moves at once."""
        if account:
            self.held[account] += amount
        else:
            self.cash += amount
        self.moved[cause] += amount

    def book(self, cause: str, amount: int, day: int, account: str = "") -> None:
        """Book an amount that moves on a day."""
        self._due[min(day, self._last)][cause, account] += amount

    def settle(self, day: int) -> None:
        """Move all that is due."""
        for (cause, account), amount in self._due.pop(day, Counter()).items():
            self.post(cause, amount, account)

    def due(self, cause: str, day: int) -> int:
        """Return the cents of a cause that the bank moves on a day."""
        return self._due[day][cause, ""] if day in self._due else 0

    def outstanding(self, *causes: str) -> int:
        """Return the cents booked and not yet moved, of some causes or of all."""
        return sum(
            amount
            for due in self._due.values()
            for (cause, _), amount in due.items()
            if cause in causes or not causes
        )

    def coming(self, cause: str, until: int) -> int:
        """Return the cents of a cause that move until the end of a day, none beyond the horizon."""
        return sum(
            amount
            for day, due in self._due.items()
            for (name, _), amount in due.items()
            if name == cause and day <= until and day < self._last
        )

    @property
    def earned(self) -> int:
        """All that is there and to come, less all that was there on the first day."""
        coming = sum(self.held.values()) + self.outstanding()
        brought = sum(self.booked(cause) for cause in EARLIER)
        return self.cash + coming - self.opening - brought

    def booked(self, cause: str) -> int:
        """Return the cents of a cause so far, moved or not."""
        return self.moved[cause] + self.outstanding(cause)


class AdAccount:
    """Cash at once, a prepaid wallet, or an agency's credit: whichever the scenario has."""

    def __init__(self, network: Network, ledger: Ledger) -> None:
        file, self._ledger = network.terms, ledger
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
