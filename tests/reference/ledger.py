"""Cash in one world: every cent has a cause, and a day on which it moves."""

from __future__ import annotations

from collections import Counter, defaultdict


class Ledger:
    """Amounts above 0 come in, below 0 go out; the last day is beyond the horizon."""

    def __init__(self, opening: int, days: int) -> None:
        self.cash = self.opening = opening
        self._last = days
        self.moved: Counter[str] = Counter()
        self._due: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
        """Cents by day, cause and account."""

    def post(self, cause: str, cents: int) -> None:
        """Book an amount that moves at once."""
        self.cash += cents
        self.moved[cause] += cents

    def book(self, cause: str, cents: int, day: int, account: str = "") -> None:
        """Book an amount that moves on a day."""
        self._due[min(day, self._last)][cause, account] += cents

    def hold(self, account: str, day: int, until: int) -> None:
        """Let what an account is due on a day move later."""
        for (cause, owner), cents in list(self._due[day].items()):
            if owner == account:
                del self._due[day][cause, owner]
                self.book(cause, cents, until, account)

    def due(self, cause: str, account: str, day: int) -> int:
        """Return what an account is due on a day."""
        return self._due[day][cause, account]

    def settle(self, day: int) -> None:
        """Move all that is due."""
        for (cause, _), cents in self._due.pop(day, Counter()).items():
            self.post(cause, cents)

    def outstanding(self, *causes: str) -> int:
        """Return the cents booked and not yet moved, of some causes or of all."""
        return sum(
            cents
            for due in self._due.values()
            for (cause, _), cents in due.items()
            if cause in causes or not causes
        )

    def coming(self, cause: str, until: int) -> int:
        """Return the cents of a cause that move until the end of a day, none beyond the horizon."""
        return sum(
            cents
            for day, due in self._due.items()
            for (name, _), cents in due.items()
            if name == cause and day <= until and day < self._last
        )

    def booked(self, cause: str) -> int:
        """Return the cents of a cause so far, moved or not."""
        return self.moved[cause] + self.outstanding(cause)
