"""Payout days: when a platform pays, when the bank has it, when a statement ends (M1, M11)."""

from typing import NamedTuple

import numpy as np

from ...arrays import Days, Flags
from ...network.horizon import BEYOND
from ...network.shop import Shop
from ...scenario.bank import public_holidays
from ...scenario.lane import WEEKDAYS
from ...scenario.settlement import Settlement

Dates = np.ndarray[tuple[int], np.dtype[np.datetime64]]


class PayoutDays(NamedTuple):
    """What holds for each day, of the horizon and long after it."""

    pays: Flags
    """Whether the platform pays on it."""
    arrives: Days
    """When the bank has what is paid on it."""
    closes: Days
    """The last day of the statement that it lies in."""

    @staticmethod
    def of(shop: Shop) -> "PayoutDays":
        """Work them out for a shop."""
        terms = shop.settlement
        dates: Dates = np.datetime64(shop.start, "D") + np.arange(shop.days + BEYOND)
        return PayoutDays(_pays(terms, dates), _arrives(terms, dates), _closes(terms, dates))

    def closing(self, day: int) -> int:
        """Return the last day of the statement that a day lies in."""
        return int(self.closes[min(day, len(self.closes) - 1)])

    def next_payout(self, day: int | Days) -> Days:
        """Return the first payout day on or after some days."""
        (paying,) = np.nonzero(self.pays)
        return np.asarray(paying[np.minimum(np.searchsorted(paying, day), len(paying) - 1)])


def _weekday(dates: Dates) -> Days:
    """Return 0 for a Monday to 6 for a Sunday."""
    return (dates.astype(np.int64) + 3) % 7  # the first day of numpy's time was a Thursday


def _sunday(dates: Dates) -> Dates:
    """Return the last day of each date's calendar week."""
    return dates + (6 - _weekday(dates))


def _month_end(dates: Dates) -> Dates:
    """Return the last day of each date's month."""
    following = dates.astype("datetime64[M]") + 1
    return np.asarray(following.astype("datetime64[D]") - 1)


def _closes(terms: Settlement, dates: Dates) -> Days:
    """Return the last day of the statement of each date."""
    if terms.payout_every:
        ends = _month_end(dates) if terms.payout_every == "month" else _sunday(dates)
        return _number(ends, dates)
    cycle = np.arange(len(dates)) // terms.payout_every_days
    return (cycle + 1) * terms.payout_every_days - 1


def _pays(terms: Settlement, dates: Dates) -> Flags:
    """Return on which dates the platform pays; daily where the terms name no day."""
    if not (terms.payout_weekdays or terms.payout_month_days):
        return np.ones(len(dates), np.bool_)
    pays = np.isin(_weekday(dates), [WEEKDAYS.index(name) for name in terms.payout_weekdays])
    first, last = dates.astype("datetime64[M]").astype("datetime64[D]"), _month_end(dates)
    for day in terms.payout_month_days:
        pays |= dates == np.minimum(first + (day - 1), last)
    return pays


def _arrives(terms: Settlement, dates: Dates) -> Days:
    """Return when the bank has what is paid on each date: bank days count."""
    if not terms.transfer_days:
        return np.arange(len(dates))
    works = [name not in terms.bank_weekend for name in WEEKDAYS]
    holidays = list(terms.bank_holidays)
    if terms.bank_holidays_of:
        first, last = dates[0].item().year, dates[-1].item().year + 1
        holidays += public_holidays(terms.bank_holidays_of, first, last)
    rest = np.array(holidays, "datetime64[D]")
    return _number(np.busday_offset(dates, terms.transfer_days, "backward", works, rest), dates)


def _number(some: Dates, dates: Dates) -> Days:
    """Return dates as days since the first."""
    return np.asarray((some - dates[0]).astype(np.int64))
