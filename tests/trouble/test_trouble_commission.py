"""Commission is owed on what is delivered, at the price at which it was ordered."""

import pytest

from sim.world.demand.referrals import Commissions

from .scenes import ran

POSTS = """
days = 20
[[product]]
name = "mug"
opening_stock = {stock}
demand = {{ units_per_day = 0 }}
[[creator]]
name = "c"
products = ["mug"]
posts_per_week = 7
orders_per_post = 10
half_life_days = 0.01
commission = 0.2
"""
WAIT = """
[market.stockout]
orders = "backordered"
"""
# Ten orders a day at 10.00, all from posts of the same day: 20.00 a day.


def commission(stock, more=""):
    return ran(POSTS.format(stock=stock) + more).total("commission")


def test_backorders_that_are_never_filled_cost_no_commission():
    run = ran(POSTS.format(stock=0) + WAIT)
    assert run.total("commission") == run.total("profit") == 0


def test_what_is_delivered_costs_its_commission():
    assert commission(1000) == 20 * 20
    assert commission(55, WAIT) == 5.5 * 20


def test_a_backorder_costs_its_commission_when_it_is_filled():
    ship = '[[shipment]]\nproduct = "mug"\nunits = 30\narrives = 2026-03-12\nlate_days = 0\n'
    assert commission(0, WAIT + ship) == 30 * 2


def test_an_order_that_is_cancelled_costs_none():
    oversold = '[market.stockout]\norders = "oversold"\nsync_lag_hours = 1000\n'
    run = ran(POSTS.format(stock=50) + oversold)
    assert run.total("units_cancelled") > 0
    assert run.total("commission") == 5 * 20


def test_a_parcel_that_is_refused_at_the_door_costs_none():
    doors = "[cash_on_delivery]\nshare = 1\nrefused_share = 0.5\n"
    assert commission(1000, doors) == 20 * 10


def test_a_host_earns_on_what_the_session_delivered():
    more = (
        WAIT
        + """
    [[host]]
    name = "Ann"
    units_per_hour = 20
    commission = 0.1
    [[live]]
    product = "mug"
    host = "Ann"
    start = 2026-03-02T20:00:00
    minutes = 60
    """
    )
    text = POSTS.format(stock=0).replace("posts_per_week = 7", "posts_per_week = 0") + more
    assert ran(text).total("commission") == 0
    assert ran(text.replace("stock = 0", "stock = 1000")).total("commission") == 20


def test_a_commission_on_orders_as_they_are_taken_is_found(monkeypatch):
    owed = Commissions.owed

    def as_taken(self, stock, parcels, kept, expected, price):
        today = self._waiting.today(stock)
        return owed(self, stock, today, today, expected, price)

    monkeypatch.setattr(Commissions, "owed", as_taken)
    with pytest.raises(AssertionError):
        test_backorders_that_are_never_filled_cost_no_commission()
