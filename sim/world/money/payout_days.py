"""Payout days: when a platform pays, when the bank has it, when a statement ends (M1, M11)."""

from typing import NamedTuple

import numpy

from ...arrays import Days, Flags, np
from ...network.horizon import BEYOND
from ...network.shop import Shop
from ...scenario.bank import public_holidays
from ...scenario.lane import WEEKDAYS
from ...scenario.opening import LONGEST
from ...scenario.settlement import Settlement

BEFORE = LONGEST + 35
"""Days before the first, from which the arrays begin: a month more than the books reach back."""
Dates = numpy.ndarray[tuple[int], numpy.dtype[numpy.datetime64]]


class PayoutDays(NamedTuple):
    """What holds for each day, of the horizon and long after it."""

    first: int
    """The day that the arrays begin with."""
    pays: Flags
    """Whether the platform pays on a day."""
    arrives: Days
    """When the bank has what is paid on it."""
    closes: Days
    """The last day of the statement that it lies in."""

    @staticmethod
    def of(shop: Shop) -> "PayoutDays":
        """Work them out for a shop."""
        terms = shop.settlement
        days = numpy.arange(-BEFORE, shop.days + BEYOND)
        dates: Dates = numpy.datetime64(shop.start, "D") + days
        pays, arrives = np.asarray(_pays(terms, dates)), np.asarray(_arrives(terms, dates, days))
        return PayoutDays(-BEFORE, pays, arrives, np.asarray(_closes(terms, dates, days)))

    def closing(self, day: int) -> int:
        """Return the last day of the statement that a day lies in."""
        return int(self.closes[min(day - self.first, len(self.closes) - 1)])

    def next_payout(self, day: int | Days) -> Days:
        """Return the first payout day on or after some days."""
        paying = np.nonzero(self.pays)[0] + self.first
        return np.asarray(paying[np.minimum(np.searchsorted(paying, day), len(paying) - 1)])

    def payouts(self, days: Days) -> tuple[Days, Days]:
        """Return which of some days in turn are payout days, and when the bank has the money."""
        place = days - self.first
        pays = self.pays[place]
        return days[pays], self.arrives[place[pays]]

    def pays_on(self, day: int) -> bool:
        """Say whether the platform pays on a day."""
        return bool(self.pays[day - self.first])

    def arrival(self, day: int) -> int:
        """Return when the bank has what is paid on a day."""
        return int(self.arrives[day - self.first])


def _weekday(dates: Dates) -> Days:
    """Return 0 for a Monday to 6 for a Sunday."""
    return (dates.astype(numpy.int64) + 3) % 7  # the first day of numpy's time was a Thursday


def _sunday(dates: Dates) -> Dates:
    """Return the last day of each date's calendar week."""
    return dates + (6 - _weekday(dates))


def _month_end(dates: Dates) -> Dates:
    """Return the last day of each date's month."""
    following = dates.astype("datetime64[M]") + 1
    return numpy.asarray(following.astype("datetime64[D]") - 1)


def _closes(terms: Settlement, dates: Dates, days: Days) -> Days:
    """Return the last day of the statement of each date."""
    if terms.payout_every:
        ends = _month_end(dates) if terms.payout_every == "month" else _sunday(dates)
        return days + _since(dates, ends)
    cycle = days // terms.payout_every_days
    return (cycle + 1) * terms.payout_every_days - 1


def _pays(terms: Settlement, dates: Dates) -> Flags:
    """Return on which dates the platform pays; daily where the terms name no day."""
    if not (terms.payout_weekdays or terms.payout_month_days):
        return numpy.ones(len(dates), numpy.bool_)
    pays = numpy.isin(_weekday(dates), [WEEKDAYS.index(name) for name in terms.payout_weekdays])
    first, last = dates.astype("datetime64[M]").astype("datetime64[D]"), _month_end(dates)
    for day in terms.payout_month_days:
        pays |= dates == numpy.minimum(first + (day - 1), last)
    return pays


def _arrives(terms: Settlement, dates: Dates, days: Days) -> Days:
    """Return when the bank has what is paid on each date: bank days count."""
    if not terms.transfer_days:
        return days
    works = [name not in terms.bank_weekend for name in WEEKDAYS]
    holidays = list(terms.bank_holidays)
    if terms.bank_holidays_of:
        first, last = dates[0].item().year, dates[-1].item().year + 1
        holidays += public_holidays(terms.bank_holidays_of, first, last)
    rest = numpy.array(holidays, "datetime64[D]")
    there = numpy.busday_offset(dates, terms.transfer_days, "backward", works, rest)
    return days + _since(dates, there)


def _since(dates: Dates, later: Dates) -> Days:
    """Return the days from dates to others."""
    return numpy.asarray((later - dates).astype(numpy.int64))
