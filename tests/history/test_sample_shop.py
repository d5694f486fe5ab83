"""The sample exports are as they are generated, hold no buyer, and become a shop."""

import pytest

from sim.history.exchange import exchanged
from sim.history.fit import fit
from sim.history.reading.read import read
from sim.history.writing.save import write_shop
from sim.network import load
from sim.scenario.markets import markets

from .sample_shop import A_DAY, FOLDER, RATE, SKUS, write

FILES = sorted(FOLDER.glob("*.csv"))


def test_the_sample_exports_are_as_they_are_generated(tmp_path):
    write(tmp_path)
    assert [file.name for file in FILES] == [file.name for file in sorted(tmp_path.iterdir())]
    for file in FILES:
        again = (tmp_path / file.name).read_text("utf-8")
        assert file.read_text("utf-8") == again, "python -m tests.history.sample_shop"


@pytest.fixture(scope="module")
def fitted():
    records = exchanged(read(FILES), "USD", 34.5)
    return fit(records, load(markets()["thailand"]).scenario)


def test_the_sample_exports_become_a_shop_whose_truth_lies_in_its_ranges(fitted, tmp_path):
    saved = write_shop(fitted, "thailand", tmp_path / "my-shop.toml")
    assert (saved.problems, saved.left_out) == ((), [])
    scenario = load(saved.file).scenario
    assert {p.name for p in scenario.products} == set(SKUS)
    truth = dict(zip(SKUS, A_DAY * (1 - RATE["cancelled"]), strict=True))
    for product in fitted.products:
        assert product.level.low < truth[product.sku] < product.level.high
    assert scenario.shipments[0].product == SKUS[0]
    assert sum(due.amount for due in scenario.opening.receivables) > 0


def test_a_file_renewed_by_the_same_records_is_the_same_file(fitted, tmp_path):
    file = tmp_path / "my-shop.toml"
    write_shop(fitted, "thailand", file)
    before = file.read_text("utf-8")
    assert write_shop(fitted, "thailand", file, update=True).told == []
    assert file.read_text("utf-8") == before
    assert [one.name for one in tmp_path.iterdir()] == ["my-shop.toml"]
