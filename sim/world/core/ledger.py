"""The ledger: every cent has a cause, is booked when it is earned or owed, and moves when due."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from ...arrays import Cents, Days, Numbers, np
from .causes import CAUSES, EARLIER, Cause
from .delay_line import DelayLine

T = TypeVar("T")


class _PerCause(dict[Cause, T]):
    """What is kept for each cause, made when it is first asked for.

    Errors: KeyError for what is no cause of `sim.world.core.causes`.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make

    def __missing__(self, cause: Cause) -> T:
        if cause not in CAUSES:
            raise KeyError(cause)
        return self.setdefault(cause, self._make())


BANK = ""
"""The account of the bank; others are those of shops with their platforms, by the shop's name."""


class Ledger:
    """Cash in cents, (W,), what platforms hold, and what is to come and to go, by cause.

    Amounts above 0 come in, below 0 go out, of the bank or of what a platform holds for a shop. A
    cause without a due day moves at once; one with a due day is a receivable or a payable until
    then.
    """

    def __init__(self, opening: int, days: int, worlds: int) -> None:
        self.opening = opening
        self.cash = np.full(worlds, opening, np.int64)
        nothing = partial(np.zeros_like, self.cash)
        self.held: dict[str, Cents] = defaultdict(nothing)
        """Cents that a platform holds for a shop, released or not, (W,) by account."""
        self._booked: dict[Cause, Cents] = _PerCause(nothing)
        line = partial(DelayLine, days, worlds)
        self._due: dict[Cause, dict[str, DelayLine]] = _PerCause(partial(defaultdict, line))
        """By cause and account."""

    def post(self, cause: Cause, cents: Cents | int, account: str = BANK) -> None:
        """Book an amount that moves at once, in all worlds."""
        self._booked[cause] += cents
        self._move(cents, account)

    def post_some(self, cause: Cause, cents: Cents, world: Numbers) -> None:
        """Book an amount that moves at once in some worlds, each named once."""
        self._booked[cause][world] += cents
        self.cash[world] += cents

    def book(self, cause: Cause, cents: Cents, day: int | Cents, account: str = BANK) -> None:
        """Book an amount that moves on a day, or on a day of its own in each world, (W,)."""
        self._booked[cause] += cents
        self._due[cause][account].send_for(cents, day)

    def book_some(self, cause: Cause, cents: Cents, day: Cents, world: Numbers) -> None:
        """Book amounts that move on a day of their own in some worlds, each named once."""
        self._booked[cause][world] += cents
        self._due[cause][BANK].send_each(cents, day, world)

    def book_lots(self, cause: Cause, cents: Cents, day: Days, world: Numbers) -> None:
        """Book amounts that move on a day of their own in some worlds, (N,) each."""
        np.add.at(self._booked[cause], world, cents)
        self._due[cause][BANK].send_lots(cents, day, world)

    def settle(self, day: int) -> None:
        """Move all that is due."""
        for lines in self._due.values():
            for account, line in lines.items():
                if line.is_due(day):
                    self._move(line.due(day), account)

    def _move(self, cents: Cents | int, account: str) -> None:
        """Let an amount that is booked come or go."""
        if account == BANK:
            self.cash += cents
        else:
            self.held[account] += cents

    def _lines(self, *causes: Cause) -> Iterator[DelayLine]:
        """Yield what some causes are due, account by account; of all causes where none is named."""
        for cause in causes or tuple(self._due):
            yield from self._due[cause].values()

    def coming(self, cause: Cause, until: int) -> Cents:
        """Return the cents of a cause that move until the end of a day, (W,)."""
        lines = self._lines(cause)
        return np.asarray(sum((line.until(until) for line in lines), np.zeros_like(self.cash)))

    def scheduled(self, causes: Sequence[Cause], first: int, last: int, world: Numbers) -> Cents:
        """Return the cents of some causes that the bank moves on each day in some worlds."""
        total = np.zeros((last - first + 1, len(world)), np.int64)
        for cause in causes:
            if BANK in self._due[cause]:
                due = self._due[cause][BANK].ahead(first, last)
                total[: len(due)] += due.take(world, axis=-1)
        return total

    def outstanding(self, *causes: Cause) -> Cents:
        """Return the cents booked and not yet moved, of some causes or of all, (W,)."""
        lines = self._lines(*causes)
        return np.asarray(sum((line.outstanding for line in lines), np.zeros_like(self.cash)))

    def booked(self, cause: Cause) -> Cents:
        """Return the cents of a cause so far, moved or not, (W,)."""
        return self._booked[cause].copy()

    def moved(self, cause: Cause) -> Cents:
        """Return the cents of a cause that came or went so far, (W,)."""
        return self._booked[cause] - self.outstanding(cause)

    @property
    def held_in_all(self) -> Cents:
        """What all platforms hold, (W,)."""
        return np.asarray(sum(self.held.values(), np.zeros_like(self.cash)))

    @property
    def earned(self) -> Cents:
        """What cash, platforms, receivables and payables are more than on the first day, (W,)."""
        brought = sum(self._booked[cause] for cause in EARLIER)
        return self.cash + self.held_in_all + self.outstanding() - self.opening - brought

    def check(self) -> None:
        """Assert that no cent was made or lost: what there is and is to come is what was booked."""
        there = self.cash + self.held_in_all + self.outstanding()
        for booked in self._booked.values():
            there -= booked
        assert (there == self.opening).all(), "cash, held and due do not add up to what was booked"

    def check_lines(self) -> None:
        """Assert that every receivable and payable has a day on which it moves."""
        for cause in self._due:
            for line in self._lines(cause):
                assert line.adds_up(), f"{cause.name} outstanding and due do not add up"
