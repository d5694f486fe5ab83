"""The columns of runs.parquet: each total as its measure says that it is kept."""

import numpy as np
import pytest

from sim.study.frames import QUANTILES, quantiles, runs_frame
from sim.world.core.measures import BY_KEY, MONEY, Measure, Topic


def frame(**totals):
    """Return the runs of one policy by their totals."""
    arrays = {"names": np.array(list(totals)), "totals": np.array(list(totals.values()), float)}
    return runs_frame({"today": arrays})


def test_money_keeps_its_cents_whatever_its_name_begins_with(monkeypatch):
    cost = Measure(Topic.STOCK, "stockout_cost", MONEY, "cost of stockouts")
    monkeypatch.setitem(BY_KEY, cost.key, cost)
    assert frame(stockout_cost=[5374.5, 0.0])["stockout_cost"].tolist() == [5374.5, 0.0]


def test_units_are_whole_and_yes_or_no_is_yes_or_no():
    runs = frame(units_lost=[3, 0], stocked_out=[1, 0], profit=[1, 2])
    assert runs.dtypes[["units_lost", "stocked_out", "profit"]].tolist() == [
        "int64", "bool", "float64",
    ]  # fmt: skip
    assert runs["world"].tolist() == [0, 1]


@pytest.mark.parametrize("total", [{"units_lost": [0.5, 1]}, {"stocked_out": [2, 0]}])
def test_a_total_that_its_column_cannot_hold_is_noticed(total):
    with pytest.raises(AssertionError, match="has values that are no"):
        frame(**total)


def test_a_total_without_a_measure_is_refused():
    with pytest.raises(KeyError, match="profits"):
        frame(profits=[1.0, 2.0])


@pytest.mark.parametrize("worlds", [1, 2, 3, 20, 199, 2000])
def test_quantiles_of_days_are_those_of_numpy_to_the_last_digit(worlds):
    values, levels = (
        np.random.default_rng(worlds).normal(1e4, 3e3, (7, worlds)),
        [*QUANTILES.values()],
    )
    assert np.array_equal(quantiles(values, levels), np.quantile(values, levels, axis=1))
