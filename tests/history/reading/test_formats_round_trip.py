"""What a shop exports is read back as it was, in each format and language."""

from functools import partial

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sim.history.reading.catalogue import LANGUAGES
from sim.history.reading.read import read
from tests.history.exports import ads, own, sample, shopee, shopify, tiktok
from tests.history.exports.people import PERSONAL

ORDERS = {
    "tiktok": tiktok.write_orders,
    "shopee": shopee.write_orders,
}
TABLES = {
    "ads": (sample.ads, ads.write_ads_manager),
    "rooms": (sample.rooms, ads.write_rooms),
    "stock": (sample.stock, own.write_stock),
    "purchases": (sample.purchases, own.write_purchases),
    "products": (sample.products, own.write_products),
    "sales": (sample.sales, own.write_sales),
    "forecast": (sample.forecast, own.write_forecast),
    "settlements": (sample.settlements, tiktok.write_settlements),
}


def alike(told, given):
    """Hold a table that was read against the one that was written, row order aside."""
    key = [name for name in given if given[name].dtype != "float64"]
    told, given = (table.sort_values(key).reset_index(drop=True) for table in (told, given))
    assert_frame_equal(told, given)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shop", ORDERS)
def test_orders_come_back_as_they_were(shop, language, tmp_path):
    orders = sample.orders(shop)
    told = read([ORDERS[shop](orders, tmp_path / "orders.csv", language)])
    alike(told.orders, orders)
    assert told.not_understood == ()


def test_orders_come_back_from_workbooks_too(tmp_path):
    orders = sample.orders("tiktok")
    alike(read([tiktok.write_orders(orders, tmp_path / "o.xlsx", "th")]).orders, orders)


def test_orders_of_the_us_come_back(tmp_path):
    orders = sample.orders("tiktok")
    file = tiktok.write_orders(
        orders, tmp_path / "o.csv", order="month first", amount="USD {:,.2f}"
    )
    told = read([file])
    alike(told.orders, orders)
    assert told.currencies == ("USD",)


def test_orders_of_shopify_come_back(tmp_path):
    orders = sample.orders("shopify")
    sold = orders[~orders["status"].str.contains("seller")]  # whom it never tells
    sold = sold.assign(delivered=pd.NaT)  # and when
    sold["shipped"] = sold["shipped"].where(sold["status"] == "kept")
    whole = (sold["returned"] > 0).groupby(sold["order"]).transform("all")
    sold["returned"] = sold["units"].where(whole, 0)
    told = read([shopify.write_orders(sold, tmp_path / "orders.csv")])
    alike(told.orders, sold.astype(orders.dtypes))
    assert told.currencies == ("USD",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_other_tables_come_back_as_they_were(name, language, tmp_path):
    make, write = TABLES[name]
    told = read([write(make(), tmp_path / "file.csv", language=language)])
    alike(getattr(told, name), make())
    assert told.not_understood == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_gmv_max_comes_back_without_clicks(language, tmp_path):
    given = sample.ads(clicks=False)
    told = read([ads.write_gmv_max(given, tmp_path / "gmv.csv", language)])
    alike(told.ads, given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_table_comes_back_with_its_stock(language, tmp_path):
    file = own.write_plain(sample.daily(), sample.stock(), tmp_path / "daily.csv", language)
    told = read([file])
    alike(told.daily, sample.daily())
    alike(told.stock, sample.stock())


def everything(folder):
    """Write a file of each format."""
    orders = partial(sample.orders, count=30)
    return [
        tiktok.write_orders(orders("tiktok"), folder / "tiktok.csv"),
        shopee.write_orders(orders("shopee"), folder / "shopee.xlsx", "vi"),
        shopify.write_orders(orders("shopify"), folder / "shopify.csv"),
        tiktok.write_settlements(sample.settlements(), folder / "income.xlsx"),
        ads.write_ads_manager(sample.ads(), folder / "ads.xlsx"),
        ads.write_rooms(sample.rooms(), folder / "rooms.csv"),
        own.write_plain(sample.daily(), sample.stock(), folder / "daily.csv"),
        own.write_purchases(sample.purchases(), folder / "purchases.csv"),
        own.write_products(sample.products(), folder / "products.xlsx"),
        own.write_forecast(sample.forecast(), folder / "forecast.csv"),
    ]


def test_nothing_personal_of_any_file_is_kept(tmp_path):
    files = everything(tmp_path)
    told = read(files)
    said = repr((told.currencies, told.files, told.left_out, told.not_understood))
    for name in (*TABLES, "orders", "daily"):
        said += "\n".join(map(str, getattr(told, name).to_numpy().ravel()))
    assert [one for one in PERSONAL if one in said] == []


def test_what_is_personal_does_stand_in_the_files(tmp_path):
    written = tiktok.write_orders(sample.orders("tiktok"), tmp_path / "o.csv").read_text(
        "utf-8-sig"
    )
    assert [one for one in PERSONAL if one not in written] == []


def test_each_file_is_told_with_its_format_its_rows_and_its_days(tmp_path):
    files = everything(tmp_path)
    told = read(files).files
    assert [one.format for one in told] == [
        "TikTok Shop orders",
        "Shopee orders",
        "Shopify orders",
        "TikTok Shop settlements",
        "an ads report by day",
        "live rooms",
        "a plain table of daily sales",
        "past purchase orders",
        "a table of products",
        "a forecast",
    ]
    assert [one.sheet for one in told[:4]] == ["", "orders", "", "Order details"]
    assert [one.rows for one in told] == [30, 30, 30, 30, 40, 12, 30, 6, 2, 20]
    assert (str(told[4].first), str(told[4].last)) == ("2026-03-01", "2026-03-20")
    assert (told[8].first, told[8].last) == (None, None)
