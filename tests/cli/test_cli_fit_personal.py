"""What is personal in exports stands in no file that is written of them, and is never printed."""

import pytest

from tests.history.exports import own, sample, tiktok
from tests.history.exports.people import PERSONAL


@pytest.fixture
def exports(shop):
    """Return exports of a shop whose personal columns are filled."""
    orders = sample.orders("tiktok", 600)
    tiktok.write_orders(orders, shop / "orders.csv")
    tiktok.write_settlements(sample.settlements(), shop / "income.csv")
    own.write_purchases(sample.purchases(), shop / "purchases.csv")
    return ["orders.csv", "income.csv", "purchases.csv"]


def test_no_person_stands_in_what_fit_writes_and_prints(exports, told, shop):
    for file in exports:
        assert any(name in (shop / file).read_text("utf-8") for name in PERSONAL), file
    done = told("fit", *exports, "--market", "thailand", "--exchange", "34.5")
    assert done.code == 0, done.err
    text = (shop / "my-shop.toml").read_text("utf-8") + done.out + done.err
    orders = {line.split("\t")[0] for line in (shop / "orders.csv").read_text("utf-8").split("\n")}
    assert [name for name in {*PERSONAL, *(orders - {""})} if len(name) > 3 and name in text] == []
