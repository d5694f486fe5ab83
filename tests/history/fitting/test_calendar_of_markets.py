import pytest

from sim.history.fitting.calendar import is_western, sales
from sim.network import load
from sim.scenario.markets import markets


@pytest.mark.parametrize("name", markets())
def test_a_sale_of_the_past_lasts_from_when_to_when_the_markets_file_plans_it(name):
    """Else its uplift is that of other days than those to come."""
    market = load(markets()[name]).scenario
    told = {
        (sale.sale_from, sale.sale_days): sale.name
        for sale in market.promotions
        if "." in sale.name or sale.name == "Black Friday"
    }
    year = market.start.replace(month=1, day=1), market.start.replace(month=12, day=31)
    known = {
        (s.first, (s.last - s.first).days + 1) for s in sales(*year, western=is_western(market))
    }
    assert told
    assert set(told) <= known
