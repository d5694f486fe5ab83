"""Payout days, bank days and statements, by the calendar that banks and platforms go by."""

import datetime as dt

import numpy as np
import pytest
from pydantic import ValidationError

from sim.scenario.bank import public_holidays
from sim.scenario.lane import WEEKDAYS
from sim.scenario.settlement import Settlement

from .test_trouble_purses import MUG, ONE_DAY, arrivals

FRIDAY = ONE_DAY + '[settlement]\npayout_weekdays = ["friday"]\n'
"""A hundred, paid on Friday 6 March, day 4."""


def test_two_bank_days_after_a_friday_are_a_tuesday():
    assert arrivals(FRIDAY + "transfer_days = 2\n") == {8: 100}


def test_a_payout_without_transfer_days_is_there_on_its_day_also_on_a_sunday():
    assert arrivals(FRIDAY.replace("friday", "sunday")) == {6: 100}


def test_a_payout_on_a_saturday_reaches_the_bank_a_bank_day_later():
    assert arrivals(FRIDAY.replace("friday", "saturday") + "transfer_days = 1\n") == {7: 100}


def test_a_bank_holiday_is_no_bank_day():
    holidays = "transfer_days = 2\nbank_holidays = [2026-03-09]\n"
    assert arrivals(FRIDAY + holidays) == {9: 100}


def test_where_friday_and_saturday_are_the_weekend_sunday_is_a_bank_day():
    weekend = 'transfer_days = 2\nbank_weekend = ["friday", "saturday"]\n'
    assert arrivals(FRIDAY + weekend) == {7: 100}


def test_a_country_s_holidays_are_no_bank_days():
    """Paid on 31 March; Good Friday is 3 April: 1, 2 and 6 April are the bank days, day 35."""
    month_end = f"{ONE_DAY}[settlement]\npayout_month_days = [31]\ntransfer_days = 3\n"
    assert dt.date(2026, 4, 3) in public_holidays("SG", 2026, 2026)
    assert arrivals(month_end + 'bank_holidays_of = "SG"\n') == {35: 100}
    assert arrivals(month_end) == {32: 100}


@pytest.mark.parametrize(("on", "day"), [("[31]", 29), ("[10]", 8), ("[10, 5]", 3)])
def test_a_platform_pays_on_days_of_the_month(on, day):
    """Day 29 is 31 March, day 8 the tenth; the 5th comes before the 10th."""
    assert arrivals(f"{ONE_DAY}[settlement]\npayout_month_days = {on}\n") == {day: 100}


def test_day_31_is_the_last_day_of_every_month():
    """Sold for 14 days from 20 February on: paid on the 28th, day 8, and on 31 March, day 39."""
    terms = "start = 2026-02-20\n[settlement]\npayout_month_days = [31]\n"
    stock = MUG + "opening_stock = 140\n"
    assert arrivals(terms.replace("[settlement]", stock + "[settlement]")) == {8: 800, 39: 600}


WEEK = f"days = 20\n{MUG}opening_stock = 100\n[settlement]\npayout_every = "


def test_a_statement_of_a_week_ends_on_its_sunday():
    """From Wednesday 4 March: five days until Sunday, day 4, and five of the next week, day 11."""
    week = f'start = 2026-03-04\n{WEEK}"week"\npayout_after_days = 2\n'
    assert arrivals(week) == {6: 500, 13: 500}


def test_a_statement_of_a_month_ends_on_its_last_day():
    """From 24 February: five days of it, and five of March, whose last day is day 35."""
    month = f"start = 2026-02-24\ndays = 40\n{MUG}opening_stock = 100\n[settlement]\n"
    month += 'payout_every = "month"\npayout_after_days = 1\n'
    assert arrivals(month) == {5: 500, 36: 500}


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"payout_every": "week", "payout_every_days": 7}, "stands in place of"),
        ({"bank_holidays_of": "SG"}, "decides nothing without transfer_days"),
        ({"bank_holidays_of": "XX", "transfer_days": 1}, 'no holidays are known of .* "XX"'),
        ({"bank_weekend": WEEKDAYS, "transfer_days": 1}, "leaves no bank day"),
    ],
)
def test_terms_of_banks_that_make_no_sense_are_refused(terms, said):
    with pytest.raises(ValidationError, match=said):
        Settlement.model_validate(terms)


def test_a_transfer_that_counts_sundays_is_found(monkeypatch):
    monkeypatch.setattr(np, "busday_offset", lambda dates, days, *calendar: dates + days)
    with pytest.raises(AssertionError):
        test_two_bank_days_after_a_friday_are_a_tuesday()
