import datetime as dt

import numpy as np
import pytest

from sim.history.estimate import Estimate
from sim.history.fitted import FittedPromotion
from sim.history.fitting.calendar import sales
from sim.history.fitting.priors import UPLIFT
from sim.history.fitting.promotions import uplift_to_come


def test_double_dates_and_black_friday_lie_where_calendars_have_them():
    whole = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    dates = {sale.name: (sale.first, sale.last) for sale in sales(*whole, western=False)}
    assert dates["11.11 2026"] == (dt.date(2026, 11, 9), dt.date(2026, 11, 12))
    (friday,) = sales(*whole, western=True)
    assert (friday.first, friday.last) == (dt.date(2026, 11, 27), dt.date(2026, 11, 30))


def test_a_sale_that_the_records_do_not_touch_is_left_out():
    assert not sales(dt.date(2026, 11, 13), dt.date(2026, 11, 30), western=False)


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
