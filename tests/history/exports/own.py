"""The tables that a seller keeps, from tables of Records."""

import pandas as pd

from .files import dated, local, money, write
from .people import filled


def _write(format_, told, path, language):
    table = pd.DataFrame(
        {**told, **filled({"contact": "name", "note": "message"}, len(next(iter(told.values()))))}
    )
    table.columns = local(format_, table.columns, language)
    return write(table, path, "Sheet1")


def write_plain(daily, stock, path, language="en"):
    """Write the plain table, with the stock of the same days."""
    both = daily.merge(stock, on=["date", "sku"], how="left")
    told = {
        "date": dated(both["date"], "%Y-%m-%d"),
        "sku": both["sku"],
        "units": both["units"].astype("str"),
        "price": money(both["price"]),
        "stock": money(both["stock"], "{:.0f}"),
        "ad_spend": money(both["ad_spend"]),
        "live_minutes": money(both["live_minutes"], "{:.0f}"),
    }
    return _write("plain", told, path, language)


def write_stock(stock, path, language="en"):
    """Write snapshots of stock."""
    told = {
        "date": dated(stock["date"], "%Y-%m-%d"),
        "sku": stock["sku"],
        "stock": stock["stock"].astype("str"),
    }
    return _write("stock", told, path, language)


def write_purchases(purchases, path, language="en"):
    """Write past purchase orders."""
    told = {
        "ordered": dated(purchases["ordered"], "%Y-%m-%d"),
        "supplier": purchases["supplier"],
        "mode": purchases["mode"].map(MODES[language]),
        "units": purchases["units"].astype("str"),
        "shipped": dated(purchases["shipped"], "%Y-%m-%d"),
        "arrived": dated(purchases["arrived"], "%Y-%m-%d"),
        "sku": purchases["sku"],
        "unit_cost": money(purchases["unit_cost"]),
    }
    return _write("purchases", told, path, language)


def write_products(products, path, language="en"):
    """Write a table of products."""
    told = {
        "sku": products["sku"],
        "unit_cost": money(products["unit_cost"]),
        "weight_kg": money(products["weight_kg"], "{:.3f}"),
        "volume_m3": money(products["volume_m3"], "{:.5f}"),
        "carton": money(products["carton"], "{:.0f}"),
    }
    return _write("products", told, path, language)


def write_sales(sales, path, language="en"):
    """Write the dates of the shop's own sales."""
    told = {
        "sale": sales["sale"],
        "from": dated(sales["first"], "%Y-%m-%d"),
        "until": dated(sales["last"], "%Y-%m-%d"),
    }
    return _write("sales", told, path, language)


def write_forecast(forecast, path, language="en"):
    """Write a forecast with its range."""
    told = {
        "date": dated(forecast["date"], "%Y-%m-%d"),
        "sku": forecast["sku"],
        "units": money(forecast["units"], "{:.1f}"),
        "low": money(forecast["low"], "{:.1f}"),
        "high": money(forecast["high"], "{:.1f}"),
    }
    return _write("forecast", told, path, language)


MODES = {
    "en": {"sea": "Sea", "air": "Air", "land": "Truck", "express": "Express"},
    "zh": {"sea": "海运", "air": "空运", "land": "陆运", "express": "快递"},
    "id": {"sea": "laut", "air": "udara", "land": "darat", "express": "kurir"},
    "th": {"sea": "ทางเรือ", "air": "ทางอากาศ", "land": "ทางบก", "express": "ด่วน"},
    "vi": {
        "sea": "đường biển",
        "air": "hàng không",
        "land": "đường bộ",
        "express": "chuyển phát nhanh",
    },
    "pt": {"sea": "marítimo", "air": "aéreo", "land": "terrestre", "express": "expresso"},
}
