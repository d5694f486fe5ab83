"""A supplier that falls out now and then: it takes no work, and nobody knows beforehand."""

import numpy as np
import pytest

from sim.chance import outage
from sim.chance.streams import Streams
from sim.chance.supply import draw_supply
from sim.network import ScenarioError
from sim.scenario.supplier import Supplier
from tests.oracles.figures import TOLERANCE

from .scenes import ran, scene

OUT = """
days = 40
[[product]]
name = "mug"
suppliers = ["maker", "spare"]
[[supplier]]
name = "maker"
lead_time_days = 2
{outage}
{maker}
[[supplier]]
name = "spare"
lead_time_days = 9
[[lane]]
mode = "sea"
to = "hub"
transit_days = 0
[[policy]]
name = "rule"
order = {{ rule = "constant", quantity = 10, every_days = {every} }}
"""


def text(outage="", maker="", every=10):
    return OUT.format(outage=outage, maker=maker, every=every)


def fixed(monkeypatch, *days):
    """Let every world have outages on the same days."""

    def out(supplier, horizon, streams, worlds, unplanned):
        flags = np.zeros((horizon, worlds), np.bool_)
        flags[[*days]] = True
        return flags

    monkeypatch.setattr("sim.chance.supply.draw_outage", out)
    return "outage = { per_year = 1, days = 1 }"


def arrivals(scenario):
    return [day for day, units in enumerate(ran(scenario).flow("received")) if units]


def test_an_order_that_is_being_made_waits_until_the_outage_is_over(monkeypatch):
    some = fixed(monkeypatch, 1, 2, 3)
    assert arrivals(text(some))[0] == 5  # made on days 0 and 4
    assert arrivals(text())[0] == 2


def test_an_order_in_an_outage_goes_to_the_second_supplier(monkeypatch):
    some = fixed(monkeypatch, 10, 11, 12)
    assert arrivals(text(some)) == [2, 19, 22, 32]  # day 10 + 9


def test_without_a_second_supplier_an_order_waits(monkeypatch):
    some = fixed(monkeypatch, 10, 11, 12)
    alone = text(some).replace('["maker", "spare"]', '["maker"]')
    assert arrivals(alone) == [2, 15, 22, 32]


def test_a_queue_is_not_worked_off_in_an_outage(monkeypatch):
    some = fixed(monkeypatch, 1, 2)
    # Ten at five a day: a day more than the two; 0, 3 and 4 are worked.
    assert arrivals(text(some, "capacity_per_day = 5", every=40)) == [5]


def test_outages_begin_as_often_and_last_as_long_as_the_file_says():
    """Poisson starts, half a day rounded up; days that overlap count once."""
    terms = Supplier.model_validate(
        {
            "name": "maker",
            "lead_time_days": 2,
            "outage": {"per_year": 3.0, "days": {"law": "discrete", "values": [2, 4.5, 9]}},
        }
    )
    out = outage.draw_outage(terms, 2_000, Streams(5, 0), 400)
    begins = -np.expm1(-3 / 365)
    # A day is free if none of the 9 days up to it began an outage that reaches it: all began
    # lengths of 2, 5 and 9 days with a third each.
    reach = [1 - begins * np.mean([length > ago for length in (2, 5, 9)]) for ago in range(9)]
    expected = 1 - np.prod(reach)
    by_world = out[20:].mean(axis=0)
    error = (by_world.mean() - expected) / (by_world.std(ddof=1) / np.sqrt(400))
    assert abs(error) < TOLERANCE


def test_a_longer_plan_and_another_supplier_leave_the_days_of_an_outage():
    some = "outage = { per_year = 6, days = { law = 'gamma', mean = 5, cv = 1 } }".replace("'", '"')
    short = draw_supply(scene(text(some)), Streams(3, 0), 50).outage["maker"]
    longer = text(some).replace("days = 40", "days = 90", 1)
    far = draw_supply(scene(longer), Streams(3, 0), 50).outage["maker"]
    assert (short == far[: len(short)]).all()
    assert short.any()


def test_worlds_differ_and_both_models_agree():
    some = "outage = { per_year = 20, days = { law = 'gamma', mean = 4, cv = 1 } }".replace(
        "'", '"'
    )
    run = ran(text(some, "deposit_share = 1.0", every=5), worlds=20)
    assert len(np.unique(run.record.paths["received"][20, 0])) > 2


def test_goods_in_stock_leave_at_once_and_have_no_lead_time():
    stock = '[[supplier]]\nname = "maker"\nready_stock = { units = 4, remake_days = 6 }\n'
    with pytest.raises(ScenarioError, match="leave lead_time_days out"):
        scene(f"days = 40\n{stock}lead_time_days = 5")
    none = scene(f"days = 40\n{stock}lead_time_days = 0")
    assert none.scenario.suppliers[0].ready_stock
    with pytest.raises(ScenarioError, match="leave works out"):
        scene(f'days = 40\n{stock}lead_time_days = 0\nworks = ["monday"]')


def test_outages_that_only_stop_orders_are_rejected(monkeypatch):
    """A mutant: what is being made goes on being made."""
    some = fixed(monkeypatch, 1, 2, 3)
    monkeypatch.setattr("sim.world.buying.calendar.OutageCalendar.done", _unstopped)
    with pytest.raises(AssertionError):
        arrivals(text(some))


def _unstopped(calendar, day, effort, world):
    return day + effort
