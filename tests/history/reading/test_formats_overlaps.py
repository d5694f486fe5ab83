"""Exports that overlap are counted once, and what is told twice by one file counts twice."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sim.history.reading.read import read
from sim.history.records import RecordsError
from tests.history.exports import ads, own, sample, tiktok

from .lines import line, reasons, text, written


def test_the_same_file_twice_changes_nothing(tmp_path):
    file = tiktok.write_orders(sample.orders("tiktok", 20), tmp_path / "a.csv")
    copy = tmp_path / "copy of a.csv"
    copy.write_bytes(file.read_bytes())
    once, twice = read([file]), read([file, file, copy])
    assert_frame_equal(once.orders, twice.orders)
    assert (once.files, once.left_out) == (twice.files, twice.left_out)


def test_two_lines_of_an_order_with_one_sku_are_both_real(tmp_path):
    assert read([written(tmp_path, line(), line())]).orders["units"].tolist() == [2, 2]


def test_lines_of_an_order_that_two_files_tell_count_once(tmp_path):
    old = written(tmp_path, line(), line(), name="old.csv")
    new = written(tmp_path, line(), line(), line(Order_ID="577009"), name="new.csv")
    records = read([old, new])
    assert records.orders["order"].tolist() == ["577001", "577001", "577009"]
    assert reasons(records)["exported twice: counted once"] == (2, 4)


@pytest.mark.parametrize("turn", [1, -1])
def test_the_status_that_is_further_on_wins_in_whatever_order_files_are_given(turn, tmp_path):
    late = "2026-03-20 10:00:00"  # a later event does not outweigh a status
    before = line(Order_Status="Shipped", Shipped_Time=late, Delivered_Time="")
    files = [
        written(tmp_path, before, name="old.csv"),
        written(tmp_path, line(), line(Order_ID="577002"), name="new.csv"),
    ]
    assert read(files[::turn]).orders["status"].unique().tolist() == ["kept"]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_equal_statuses_the_latest_event_wins(turn, tmp_path):
    files = [
        written(tmp_path, line(Delivered_Time=""), name="old.csv"),
        written(tmp_path, line(), line(Order_ID="577002"), name="new.csv"),
    ]
    assert read(files[::turn]).orders["delivered"].notna().all()


def test_of_files_that_know_the_same_the_one_given_last_wins(tmp_path):
    files = [
        written(tmp_path, line(SKU_Seller_Discount="0"), name="a.csv"),
        written(tmp_path, line(), name="b.csv"),
    ]
    assert read(files).orders["price"].tolist() == [10.0]
    assert read(files[::-1]).orders["price"].tolist() == [15.0]


def test_an_order_is_known_by_the_platforms_id_where_its_sku_was_named_later(tmp_path):
    old = written(tmp_path, line(Seller_SKU=""), name="old.csv")
    new = written(tmp_path, line(), name="new.csv")
    assert read([old, new]).orders["sku"].tolist() == ["RED-S"]


def test_settlements_that_two_files_have_alike_count_once(tmp_path):
    table = sample.settlements()
    one = tiktok.write_settlements(table.iloc[:20], tmp_path / "a.csv")
    two = tiktok.write_settlements(table.iloc[10:], tmp_path / "b.csv")
    records = read([one, two])
    assert len(records.settlements) == 30
    assert records.settlements["amount"].sum() == pytest.approx(table["amount"].sum())


def test_two_settlements_of_one_file_that_are_alike_both_count(tmp_path):
    table = sample.settlements(5)
    both = pd.concat([table, table])
    assert len(read([tiktok.write_settlements(both, tmp_path / "a.csv")]).settlements) == 10


def test_a_day_of_a_campaign_is_of_the_report_that_goes_on_longer(tmp_path):
    table = sample.ads(10)
    short = table[table["date"] <= "2026-03-05"].assign(spend=1.0)
    long = ads.write_ads_manager(table, tmp_path / "long.csv")
    for files in ([long, ads.write_ads_manager(short, tmp_path / "short.csv")],):
        assert read(files).ads["spend"].sum() == table["spend"].sum()
        assert read(files[::-1]).ads["spend"].sum() == table["spend"].sum()


def test_ads_of_two_accounts_that_name_no_campaign_are_refused(tmp_path):
    head = "By Day,Cost,Clicks\n"
    one = text(tmp_path, head + "2026-03-01,5.00,9\n2026-03-02,6.00,9\n", "a.csv")
    two = text(tmp_path, head + "2026-03-01,7.00,9\n2026-03-02,8.00,9\n", "b.csv")
    with pytest.raises(RecordsError, match="neither names a campaign"):
        read([one, two])


def test_daily_tables_and_stock_that_overlap_count_once(tmp_path):
    daily, stock = sample.daily(), sample.stock()
    early = daily["date"] < "2026-03-08"
    files = [
        own.write_plain(daily[early], stock, tmp_path / "a.csv"),
        own.write_plain(daily, stock, tmp_path / "b.csv"),
        own.write_stock(stock, tmp_path / "c.csv"),
    ]
    records = read(files)
    assert (len(records.daily), len(records.stock)) == (30, 30)


def test_a_plain_table_that_tells_a_day_twice_is_refused(tmp_path):
    file = text(tmp_path, "date,sku,units\n2026-03-01,A,5\n2026-03-02,A,5\n2026-03-01,A,6\n")
    with pytest.raises(RecordsError, match="rows 2 and 4 both tell 2026-03-01 of A"):
        read([file])


def test_a_purchase_order_whose_goods_have_arrived_since_counts_once(tmp_path):
    table = sample.purchases()
    before = table.assign(arrived=pd.Series(pd.NaT, table.index, dtype="datetime64[s]"))
    files = [
        own.write_purchases(table, tmp_path / "new.csv"),
        own.write_purchases(before, tmp_path / "old.csv"),
    ]
    records = read(files)
    assert len(records.purchases) == 6
    assert records.purchases["arrived"].notna().sum() == 4


def test_what_two_tables_of_products_tell_goes_together_and_may_not_differ(tmp_path):
    one = text(tmp_path, "sku,unit_cost\nA,3.50\n", "a.csv")
    two = text(tmp_path, "sku,weight_kg\nA,0.25\n", "b.csv")
    told = read([one, two]).products
    assert told[["unit_cost", "weight_kg"]].to_numpy().tolist() == [[3.5, 0.25]]
    other = text(tmp_path, "sku,unit_cost\nA,4.25\n", "c.csv")
    with pytest.raises(
        RecordsError, match=r"c\.csv: unit_cost of A is 4.25, in .*a\.csv it is 3.5"
    ):
        read([one, other])
