"""Backtests of shops with a known truth: from records to the verdict, and back from disk."""

import pytest

from sim.history.backtest import files
from sim.history.backtest.from_records import Asked, NothingToJudgeError, backtest
from sim.history.backtest.sentences import sentences
from sim.history.records import Records
from tests.history.backtest.backtest_shops import MODEL, SHIFT, VIRAL, backtests, market
from tests.history.shops import shops


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return the backtest of one shop whose world is the model, by two origins."""
    folder = tmp_path_factory.mktemp("market")
    records = shops(MODEL, 2, 3).records(0)
    return records, market(folder), backtest(records, market(folder), Asked(origins=2, runs=100))


def test_a_backtest_is_read_back_as_it_was_written(found, tmp_path):
    _, _, (result, windows) = found
    files.write(result, windows, tmp_path, sentences(result))
    again, days = files.read(tmp_path)
    assert again == result
    assert len(days) == 60
    assert days["sold"].tolist() == [*windows[0].sold[:, 0], *windows[1].sold[:, 0]]


def test_what_comes_after_a_time_held_out_changes_nothing_of_its_fan(found):
    records, file, (_, windows) = found
    later = records.daily["date"] >= windows[1].origin.isoformat()
    changed = records.daily.assign(units=records.daily["units"].mask(later, 500))
    assert later.any()
    stock = records.stock
    other = type(records)(daily=changed, stock=stock)
    _, again = backtest(other, file, Asked(origins=2, runs=100))
    assert (again[0].fan == windows[0].fan).all()
    assert (again[1].spread == windows[1].spread).all()
    assert (again[1].sold != windows[1].sold).any()


@pytest.mark.slow
def test_two_hundred_shops_whose_world_is_the_model_are_trusted_and_held(tmp_path):
    found = list(backtests(MODEL, 200, tmp_path))
    totals = sum(result.totals.value for result in found) / 200
    print(f"30-day totals held: {totals:.3f}")
    assert 0.76 <= sum(result.days.value for result in found) / 200 <= 0.84
    # Of twenty fans that are right one is called wrong: 190 of 200, within 4.5 standard errors.
    assert sum(result.trusted for result in found) >= 176


@pytest.mark.slow
@pytest.mark.parametrize("truth", [SHIFT, VIRAL], ids=["level shift", "viral hit"])
def test_shops_whose_world_is_not_the_model_are_told_in_nine_of_ten(truth, tmp_path):
    found = list(backtests(truth, 50, tmp_path))
    assert sum(bool(result.faults) for result in found) >= 45


def test_records_in_which_nothing_was_sold_are_refused_in_a_line(tmp_path):
    with pytest.raises(NothingToJudgeError, match="nothing can be judged"):
        backtest(Records(), market(tmp_path))
