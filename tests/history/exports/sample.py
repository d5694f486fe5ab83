"""Small tables of Records with every case that the formats can tell."""

import numpy as np
import pandas as pd

from sim.history import records

SKUS = ("RED-S", "RED-M", "0012-X", "172955500000000011")
STATUSES = ("kept", "waiting", "cancelled by buyer", "cancelled by seller", "unpaid")
DAYS = pd.Timestamp("2026-03-01")


def orders(shop, count=60, seed=7, start=DAYS):
    """Return lines of orders of some weeks: several lines an order, gifts, returns, each status."""
    luck = np.random.default_rng(seed)
    which = np.sort(luck.integers(0, max(count * 2 // 3, 1), count))
    of_order = np.unique(which, return_inverse=True)[1]
    status = luck.choice(STATUSES, of_order.max() + 1, p=[0.6, 0.15, 0.1, 0.1, 0.05])[of_order]
    minutes = luck.integers(0, 60 * 24 * 60, of_order.max() + 1)[of_order]
    created = start + pd.to_timedelta(minutes, "min")
    shipped, delivered = created + pd.Timedelta(hours=30), created + pd.Timedelta(hours=100)
    units = luck.integers(1, 4, count)
    kept = status == "kept"
    sent = kept | ((status == "waiting") & (minutes % 2 == 0))
    price = np.where(luck.random(count) < 0.1, 0.0, luck.integers(20, 200, count) + 0.5)
    sku = luck.choice(SKUS, count)
    table = pd.DataFrame(
        {
            "shop": shop,
            "order": [f"5771234567890{number:05d}" for number in of_order],
            "sku": sku,
            "title": [f"Shirt {name}" for name in sku],
            "units": units,
            "returned": np.where(kept & (luck.random(count) < 0.2), units, 0),
            "price": price,
            "gift": price == 0,
            "status": status,
            "created": created,
            "shipped": pd.Series(shipped).where(sent),
            "delivered": pd.Series(delivered).where(kept),
            "cancelled": pd.Series(created).where(np.char.startswith(status, "cancelled")),
        }
    )
    return table.astype(dict(records.ORDERS))


def settlements(count=30, seed=8):
    """Return settlements, some of them refunds."""
    luck = np.random.default_rng(seed)
    refund = luck.random(count) < 0.2
    revenue = np.where(refund, -1, 1) * luck.integers(20, 300, count)
    affiliates = -np.abs(revenue) * 0.08
    fees = -np.abs(revenue) * 0.06 + affiliates
    created = DAYS + pd.to_timedelta(luck.integers(0, 40, count), "D")
    table = pd.DataFrame(
        {
            "shop": "tiktok",
            "order": [f"5771234567890{number:05d}" for number in range(count)],
            "refund": refund,
            "created": created,
            "settled": created + pd.Timedelta(days=9),
            "amount": revenue + fees,
            "revenue": revenue,
            "fees": fees.round(2),
            "affiliates": affiliates.round(2),
        }
    )
    return table.astype(dict(records.SETTLEMENTS))


def ads(days=20, seed=9, clicks=True):
    """Return days of two campaigns."""
    luck = np.random.default_rng(seed)
    dates = np.repeat(pd.date_range(DAYS, periods=days), 2)
    table = pd.DataFrame(
        {
            "date": dates,
            "campaign": ["Brand", "Hits"] * days,
            "sku": "",
            "spend": luck.integers(5, 90, 2 * days) + 0.25,
            "clicks": luck.integers(50, 900, 2 * days) if clicks else np.nan,
            "orders": luck.integers(0, 30, 2 * days),
        }
    )
    return table.astype(dict(records.ADS))


def rooms(count=12, seed=10):
    """Return live sessions of two hosts."""
    luck = np.random.default_rng(seed)
    starts = DAYS + pd.to_timedelta(
        24 * 60 * np.arange(count) + 60 * luck.integers(8, 22, count), "min"
    )
    table = pd.DataFrame(
        {
            "room": [f"7300000000000{number:06d}" for number in range(count)],
            "host": luck.choice(["Host A", "Host B"], count),
            "sku": "",
            "start": starts,
            "minutes": luck.integers(60, 300, count),
            "orders": luck.integers(3, 70, count),
            "spend": luck.integers(10, 60, count),
        }
    )
    return table.astype(dict(records.ROOMS))


def daily(days=15, seed=11):
    """Return days of two SKUs."""
    luck = np.random.default_rng(seed)
    table = pd.DataFrame(
        {
            "date": np.repeat(pd.date_range(DAYS, periods=days), 2),
            "sku": ["RED-S", "0012"] * days,
            "units": luck.integers(0, 30, 2 * days),
            "price": luck.integers(10, 60, 2 * days) + 0.9,
            "ad_spend": luck.integers(0, 50, 2 * days) + 0.5,
            "live_minutes": luck.integers(0, 120, 2 * days),
        }
    )
    return table.astype(dict(records.DAILY))


def stock(days=15, seed=12):
    """Return the stock of the same days and SKUs."""
    luck = np.random.default_rng(seed)
    table = daily(days)[["date", "sku"]].assign(stock=luck.integers(0, 400, 2 * days))
    return table.sort_values(["date", "sku"]).reset_index(drop=True).astype(dict(records.STOCK))


def purchases():
    """Return past purchase orders; the last are under way, or not yet shipped."""
    ordered = pd.date_range("2025-09-14", periods=6, freq="30D")
    table = pd.DataFrame(
        {
            "ordered": ordered,
            "supplier": ["Huaxin", "Jinmao"] * 3,
            "mode": ["sea", "air", "land", "express", "sea", "air"],
            "sku": ["RED-S", "0012"] * 3,
            "units": [500, 200, 300, 50, 600, 80],
            "shipped": [*(ordered[:5] + pd.Timedelta(days=12)), pd.NaT],
            "arrived": [*(ordered[:4] + pd.Timedelta(days=37)), pd.NaT, pd.NaT],
            "unit_cost": [3.5, 4.25, 3.5, 4.25, 3.75, 4.5],
        }
    )
    return table.astype(dict(records.PURCHASES))


def products():
    """Return what a seller knows of two products, not all of the second."""
    table = pd.DataFrame(
        {
            "sku": ["RED-S", "0012"],
            "unit_cost": [3.5, np.nan],
            "weight_kg": [0.25, 0.125],
            "volume_m3": [0.0012, 0.0005],
            "carton": [40, np.nan],
        }
    )
    return table.astype(dict(records.PRODUCTS))


def sales():
    """Return two sales of a shop."""
    table = pd.DataFrame(
        {
            "sale": ["birthday", "6.6"],
            "first": pd.to_datetime(["2026-04-02", "2026-06-05"]),
            "last": pd.to_datetime(["2026-04-04", "2026-06-07"]),
        }
    )
    return table.astype(dict(records.SALES))


def forecast(days=10):
    """Return a forecast of two SKUs with its range."""
    table = pd.DataFrame(
        {
            "date": np.repeat(pd.date_range("2026-06-16", periods=days), 2),
            "sku": ["RED-S", "0012"] * days,
            "units": np.arange(2 * days) + 5.5,
        }
    )
    table = table.assign(low=table["units"] - 2, high=table["units"] + 3)
    return table.astype(dict(records.FORECAST))
