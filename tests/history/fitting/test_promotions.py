import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sim.history.estimate import Estimate
from sim.history.fitted import FittedPromotion
from sim.history.fitting.calendar import sales, to_come, with_own
from sim.history.fitting.priors import UPLIFT
from sim.history.fitting.promotions import uplift_to_come


def test_double_dates_and_black_friday_lie_where_calendars_have_them():
    whole = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    dates = {sale.name: (sale.first, sale.last) for sale in sales(*whole, western=False)}
    assert dates["11.11 2026"] == (dt.date(2026, 11, 10), dt.date(2026, 11, 12))
    (friday,) = sales(*whole, western=True)
    assert (friday.first, friday.last) == (dt.date(2026, 11, 27), dt.date(2026, 11, 30))


def test_a_sale_that_the_records_do_not_touch_is_left_out():
    assert not sales(dt.date(2026, 11, 13), dt.date(2026, 11, 30), western=False)


OWN = pd.DataFrame(
    {
        "sale": ["our 11.11", "birthday", "too early"],
        "first": pd.to_datetime(["2026-11-11", "2026-10-20", "2026-10-12"]),
        "last": pd.to_datetime(["2026-11-13", "2026-10-22", "2026-10-12"]),
    }
)


def test_a_sale_of_the_shops_own_takes_the_place_of_the_platforms_that_it_meets():
    own = OWN[:2]
    days = dt.date(2026, 10, 1), dt.date(2026, 12, 31)
    found = with_own(sales(*days, western=False), own, *days)
    assert [sale.name for sale in found] == ["10.10 2026", "birthday", "our 11.11", "12.12 2026"]


def test_a_sale_of_the_platforms_among_the_shops_own_is_none_of_its():
    days = dt.date(2026, 9, 1), dt.date(2026, 12, 31)
    early = pd.Timestamp("2026-09-25")
    own = OWN.assign(first=OWN["first"].where(OWN["sale"] != "too early", early))
    own["last"] = own["last"].where(own["sale"] != "too early", early)
    found = with_own(sales(*days, western=False), own, *days)
    names = ["9.9 2026", "too early", "birthday", "our 11.11", "12.12 2026"]
    assert [sale.name for sale in found] == names


def test_sales_to_come_are_the_platforms_and_those_that_the_seller_tells():
    last, told = dt.date(2026, 10, 31), OWN[["sale", "first", "last"]]
    found = to_come(told, last, western=False)[:2]
    assert [(sale.name, sale.own) for sale in found] == [("our 11.11", True), ("12.12 2026", False)]
    friday = to_come(told[:0], last, western=True)[0]
    assert (friday.name, friday.own) == ("Black Friday 2026", False)


def brought(value, width=1.1):
    estimate = Estimate(value, value / width, value * width, 3)
    return FittedPromotion("sale", dt.date(2026, 9, 9), 3, ("lamp",), estimate, estimate)


def test_the_next_sale_is_between_the_shops_own_and_the_markets_and_less_sure_than_either():
    found = uplift_to_come([brought(6.0), brought(6.0)], UPLIFT)
    assert np.exp(UPLIFT.mean) < found.value < 6.0
    assert found.high / found.low > (1.1**2) * 1.5
    assert uplift_to_come([], UPLIFT) is None


def test_many_sales_of_a_shop_outweigh_the_market():
    assert uplift_to_come([brought(6.0)] * 30, UPLIFT).value == pytest.approx(6.0, rel=0.02)
