"""Money of files becomes that of a scenario, or is refused in a line."""

import dataclasses

import pandas as pd
import pytest

from sim.history import records as tables
from sim.history.exchange import CurrencyError, exchanged
from sim.history.records import Records, empty

KINDS = ("ORDERS", "SETTLEMENTS", "ADS", "ROOMS", "DAILY", "STOCK", "PURCHASES", "PRODUCTS")
IN_MONEY = {"price", "amount", "revenue", "fees", "affiliates", "spend", "ad_spend"}


def row(columns):
    values = {name: 69.0 if kind == tables.NUMBER else None for name, kind in columns.items()}
    return pd.concat([empty(columns), pd.DataFrame([values])])


BAHT = dataclasses.replace(
    Records(currencies=("THB",)), **{kind.lower(): row(getattr(tables, kind)) for kind in KINDS}
)


def test_every_column_of_money_is_exchanged_and_no_other():
    dollars = exchanged(BAHT, "USD", 34.5)
    for kind in KINDS:
        for name, number in getattr(tables, kind).items():
            if number == tables.NUMBER:
                found = getattr(dollars, kind.lower())[name].iloc[0]
                assert found == (2.0 if name in IN_MONEY else 69.0), (kind, name)


def test_files_of_the_scenario_s_currency_or_of_none_stay_as_they_are():
    for named in ((), ("USD",)):
        told = dataclasses.replace(BAHT, currencies=named)
        assert exchanged(told, "USD", None) is told


@pytest.mark.parametrize(
    ("named", "rate", "message"),
    [
        (("THB",), None, "the files are in THB and the market's file is in USD: say how much"),
        (("IDR", "THB"), 34.5, "the files are in IDR and THB, and one shop has one currency"),
        (("USD",), 34.5, "the files are in USD already: leave --exchange out"),
        (("THB",), 0.0, "--exchange takes a number above 0, found 0"),
        (("THB",), float("nan"), "--exchange takes a number above 0, found nan"),
    ],
)
def test_money_that_cannot_be_told_is_refused_in_a_line(named, rate, message):
    told = dataclasses.replace(BAHT, currencies=named)
    with pytest.raises(CurrencyError, match=message) as refused:
        exchanged(told, "USD", rate)
    assert len(refused.value.lines) == 1


def test_unit_costs_are_in_the_scenarios_money_or_refused():
    dollars = dataclasses.replace(BAHT, cost_currency="USD")
    assert exchanged(dollars, "USD", 34.5).products["unit_cost"].iloc[0] == 69.0
    with pytest.raises(CurrencyError, match="unit costs are in CNY: write them in USD"):
        exchanged(dataclasses.replace(BAHT, cost_currency="CNY"), "USD", 34.5)
