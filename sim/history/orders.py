"""Which order lines were demand, and of which SKUs."""

import pandas as pd

from .records import Records

WANTED = ("kept", "waiting", "cancelled by seller")
"""What became of orders that were demand."""


def demand_lines(records: Records) -> pd.DataFrame:
    """Return the order lines that were demand: paid for, or refused at the door; no gifts."""
    orders = records.orders
    wanted = orders["status"].isin(WANTED) | refused(orders)
    return orders[wanted & ~orders["gift"] & (orders["units"] > 0)]


def refused(orders: pd.DataFrame) -> pd.Series:
    """Return which lines were called off after they had been sent: refused, or not found (M138)."""
    return (orders["status"] == "cancelled by buyer") & orders["shipped"].notna()


def all_skus(records: Records) -> list[str]:
    """Return the SKUs of which records tell a sale."""
    return sorted({*demand_lines(records)["sku"], *records.daily["sku"]})


def doubly_told(records: Records) -> list[str]:
    """Return the SKUs whose sales orders and a plain table both tell: the orders count."""
    return sorted(set(demand_lines(records)["sku"]) & set(records.daily["sku"]))
