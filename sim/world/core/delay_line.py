"""The delay line: everything that takes time is sent, waits, and falls due on a day."""

from ...arrays import Numbers, largest, np

_AHEAD = 128
"""Days that a line has room for at first: few amounts take longer, and memory is dear."""


class DelayLine:
    """Whole amounts (units or cents) on their way, by the day on which they fall due.

    Shapes: (W,) or (P, W) a day. What falls due after the horizon stays outstanding. Lots may
    cross.
    """

    def __init__(self, days: int, *shape: int) -> None:
        self._schedule = np.zeros((min(days + 1, _AHEAD), *shape), np.int64)
        self._busy = np.zeros(days + 1, np.bool_)
        self._last = days
        self.outstanding = np.zeros(shape, np.int64)

    def send(self, amount: Numbers, day: int) -> None:
        """Send amounts that fall due on the same day in all worlds."""
        slot = min(day, self._last)
        self._reach(slot)
        self._schedule[slot] += amount
        self._busy[slot] = True
        self.outstanding += amount

    def send_each(self, amount: Numbers, day: Numbers, *where: int | Numbers) -> None:
        """Send amounts that fall due on a day of their own; `where` indexes their worlds once."""
        slot = np.minimum(day, self._last)
        self._reach(largest(slot))
        self._schedule[(slot, *where)] += amount
        self._busy[slot] = True
        self.outstanding[where] += amount

    def send_lots(self, amount: Numbers, day: Numbers, world: Numbers) -> None:
        """Send amounts, (N,), each on a day and in a world of its own, which may be named again."""
        slot = np.minimum(day, self._last)
        self._reach(largest(slot))
        worlds = len(self.outstanding)
        np.add.at(self._schedule.reshape(-1), slot * worlds + world, amount)
        self._busy[slot] = True
        np.add.at(self.outstanding, world, amount)

    def send_for(self, amount: Numbers, day: int | Numbers) -> None:
        """Send amounts, (W,), for one day, or for a day of its own in each world, (W,)."""
        if np.ndim(day):
            self.send_each(amount, np.asarray(day), np.arange(len(amount)))
        else:
            self.send(amount, int(day))

    def until(self, day: int) -> Numbers:
        """Return all that falls due up to a day, and leave it there."""
        amount: Numbers = self._schedule[: min(day + 1, self._last)].sum(axis=0)
        return amount

    def between(self, first: int, last: int) -> Numbers:
        """Return what falls due on each day from first to last, and leave it there."""
        self._reach(min(last, self._last))
        amount: Numbers = self._schedule[first : last + 1]
        return amount

    def ahead(self, first: int, last: int) -> Numbers:
        """Return the same without the days at the end on which nothing falls due."""
        (busy,) = np.nonzero(self._busy[first : last + 1])
        return self._schedule[first : first + (int(busy[-1]) + 1 if len(busy) else 0)]

    def _reach(self, day: int) -> None:
        """Make room for what falls due on a day."""
        there = len(self._schedule)
        if day >= there:
            more = min(2 * day, self._last + 1) - there
            room = np.zeros((more, *self.outstanding.shape), np.int64)
            self._schedule = np.concatenate([self._schedule, room])

    def is_due(self, day: int) -> bool:
        """Say whether anything falls due on a day, in any world."""
        return bool(self._busy[day])

    def adds_up(self) -> bool:
        """Say whether what falls due on all days is what is outstanding."""
        return bool((self._schedule.sum(axis=0) == self.outstanding).all())

    def due(self, day: int) -> Numbers:
        """Take out what falls due on a day."""
        amount: Numbers = self._schedule[day].copy()
        self._schedule[day] = 0
        self._busy[day] = False
        self.outstanding -= amount
        return amount


class CountedLine(DelayLine):
    """A delay line that counts what has arrived."""

    def __init__(self, days: int, *shape: int) -> None:
        super().__init__(days, *shape)
        self.arrived = np.zeros(shape, np.int64)

    def due(self, day: int) -> Numbers:
        """Take out what falls due on a day, and count it."""
        amount = super().due(day)
        self.arrived += amount
        return amount


class NoLine:
    """Nothing is ever under way."""

    def __init__(self, *shape: int) -> None:
        self.outstanding = np.zeros(shape, np.int64)

    def is_due(self, day: int) -> bool:
        """Say that nothing falls due."""
        return False

    def due(self, day: int) -> Numbers:
        """Take out nothing."""
        return self.outstanding
