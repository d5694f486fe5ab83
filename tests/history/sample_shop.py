"""The sample exports of `scenarios/records/`: an invented shop of two lamps and a rack in Thailand.

`python -m tests.history.sample_shop` writes them anew. No buyer stands in them.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from .exports.files import dated, money, to_csv

FOLDER = Path(__file__).parents[2] / "scenarios" / "records"
START, DAYS, SEED = pd.Timestamp("2026-05-14"), 180, 7
SKUS = ("LAMP-W", "LAMP-B", "RACK-2")
TITLES = ("Desk lamp, white", "Desk lamp, black", "Shoe rack")
A_DAY, PRICE, K = np.array([5.2, 2.2, 1.6]), np.array([890.0, 890.0, 1290.0]), 6.0
WEEKDAY = np.array([0.9, 0.92, 0.95, 1.0, 1.05, 1.1, 1.08])
PAYDAY = 1.3
SALES = {"2026-09-08": 2.6, "2026-10-09": 2.2}
BOUGHT = ((0, 380, 180, 160), (52, 180, 120, 80), (130, 480, 220, 160))
"""Days on which goods are there, and units of each SKU."""
RATE = {
    "cancelled": 0.06,
    "refused": 0.08,
    "returned": 0.05,
    "commission": 0.14,
    "affiliates": 0.07,
}
PURCHASES = (
    ("2025-11-20", "2025-12-06", "2025-12-30"),
    ("2026-01-12", "2026-01-30", "2026-02-19"),
    ("2026-03-23", "2026-04-08", "2026-05-02"),
    ("2026-05-25", "2026-06-11", "2026-07-05"),
    ("2026-08-10", "2026-08-27", "2026-09-21"),
    ("2026-10-28", "", ""),
)


def sold(luck):
    """Return units sold and stock at the close, (D, SKUs) each."""
    dates = pd.date_range(START, periods=DAYS)
    sale = np.ones(DAYS)
    for day, uplift in SALES.items():
        first = (pd.Timestamp(day) - START).days
        sale[first : first + 3] = uplift
    payday = np.where((dates.day >= 25) | (dates.day == 1), PAYDAY, 1.0)
    mean = A_DAY * (WEEKDAY[dates.day_of_week] * sale * payday)[:, None]
    wanted = luck.poisson(mean * luck.gamma(K, 1 / K, mean.shape))
    arrivals = np.zeros_like(wanted)
    for day, *units in BOUGHT:
        arrivals[day] = units
    units, stock = np.zeros_like(wanted), np.zeros_like(wanted)
    shelf = np.zeros(len(SKUS), np.int64)
    for day in range(DAYS):
        shelf = shelf + arrivals[day]
        units[day] = np.minimum(wanted[day], shelf)
        shelf = shelf - units[day]
        stock[day] = shelf
    return units, stock


def lines(units, luck):
    """Return an order line for each unit that was sold, and for those that were cancelled."""
    day, which = (np.repeat(part, units.ravel()) for part in np.indices(units.shape).reshape(2, -1))
    count = len(day)
    created = START + pd.to_timedelta(day * 1440 + luck.randint(480, 1430, count), "min")
    cancelled = luck.random_sample(count) < RATE["cancelled"]
    refused = ~cancelled & (luck.random_sample(count) < RATE["refused"])
    delivered = created + pd.to_timedelta(luck.randint(40, 96, count), "h")
    end = START + pd.Timedelta(days=DAYS)
    table = pd.DataFrame({
        "Order ID": [f"57690{number:013d}" for number in 1000003 * np.arange(1, count + 1)],
        "sku": which,
        "created": created,
        "delivered": pd.Series(delivered).where(~cancelled & ~refused & (delivered < end)),
        "cancelled": cancelled | refused,
        "sent": ~cancelled,
        "returned": ~cancelled & ~refused & (luck.random_sample(count) < RATE["returned"]),
    })  # fmt: skip
    return table.sort_values("created", ignore_index=True)


def orders(table):
    """Return the orders as TikTok Shop exports them."""
    stamp = "%d/%m/%Y %H:%M:%S"
    done = table["delivered"].notna()
    left = (table["created"] + pd.Timedelta("18h")).where(table["sent"])
    called_off = table["created"] + pd.to_timedelta(np.where(table["sent"], 96, 1), "h")
    price = PRICE[table["sku"]]
    return pd.DataFrame({
        "Order ID": table["Order ID"],
        "Order Status": np.select([table["cancelled"], done], ["Canceled", "Completed"], "Shipped"),
        "Seller SKU": np.array(SKUS)[table["sku"]],
        "Product Name": np.array(TITLES)[table["sku"]],
        "Quantity": "1",
        "Sku Quantity of return": table["returned"].astype("int64").astype("str"),
        "SKU Unit Original Price": money(price),
        "SKU Subtotal Before Discount": money(price),
        "SKU Seller Discount": money(0 * price),
        "Created Time": dated(table["created"], stamp),
        "Paid Time": dated(table["created"], stamp),
        "Shipped Time": dated(left, stamp),
        "Delivered Time": dated(table["delivered"], stamp),
        "Cancelled Time": dated(called_off.where(table["cancelled"]), stamp),
        "Cancel By": np.where(table["cancelled"], np.where(table["sent"], "System", "User"), ""),
    })  # fmt: skip


def income(table, luck):
    """Return the settlements of what was delivered and paid out."""
    settled = table["delivered"] + pd.to_timedelta(luck.randint(7 * 24, 9 * 24, len(table)), "h")
    paid = table[settled < START + pd.Timedelta(days=DAYS)]
    price = PRICE[paid["sku"]]
    commission, affiliates = (-price * RATE[name] for name in ("commission", "affiliates"))
    day = "%Y/%m/%d"
    return pd.DataFrame({
        "Order/adjustment ID": paid["Order ID"],
        "Type": "Order",
        "Order created time": dated(paid["created"], day),
        "Order settled time": dated(settled[paid.index], day),
        "Currency": "THB",
        "Total settlement amount": money(price + commission + affiliates),
        "Total Revenue": money(price),
        "Total Fees": money(commission + affiliates),
        "TikTok Shop commission fee": money(commission),
        "Affiliate Commission": money(affiliates),
    })  # fmt: skip


def snapshots(stock):
    """Return the stock of each day."""
    dates = pd.date_range(START, periods=DAYS)
    return pd.DataFrame({
        "date": np.repeat(dates.strftime("%Y-%m-%d"), len(SKUS)),
        "sku": np.tile(SKUS, DAYS),
        "stock": stock.ravel().astype(str),
    })  # fmt: skip


def purchases():
    """Return past purchase orders."""
    ordered, shipped, arrived = zip(*PURCHASES, strict=True)
    return pd.DataFrame({
        "ordered": ordered,
        "supplier": "Ningbo Lighting",
        "mode": "sea",
        "sku": SKUS[0],
        "units": ["360", "300", "380", "180", "480", "440"],
        "shipped": shipped,
        "arrived": arrived,
    })  # fmt: skip


def write(folder):
    """Write the files."""
    luck = np.random.RandomState(SEED)  # whose stream no version changes
    units, stock = sold(luck)
    table = lines(units, luck)
    folder.mkdir(exist_ok=True)
    to_csv(orders(table), folder / "orders.csv", encoding="utf-8", tail="\t")
    to_csv(income(table, luck), folder / "income.csv", encoding="utf-8")
    to_csv(snapshots(stock), folder / "stock.csv", encoding="utf-8")
    to_csv(purchases(), folder / "purchases.csv", encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER)
