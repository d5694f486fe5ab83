"""Shopify's export of orders, from a table of Records."""

import numpy as np
import pandas as pd

from .files import dated, money, write
from .people import filled

COLUMNS = [
    "Name",
    "Email",
    "Financial Status",
    "Paid at",
    "Fulfillment Status",
    "Fulfilled at",
    "Accepts Marketing",
    "Currency",
    "Subtotal",
    "Shipping",
    "Taxes",
    "Total",
    "Discount Code",
    "Discount Amount",
    "Shipping Method",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem compare at price",
    "Lineitem sku",
    "Lineitem requires shipping",
    "Lineitem taxable",
    "Lineitem fulfillment status",
    "Billing Name",
    "Billing Street",
    "Billing City",
    "Billing Phone",
    "Shipping Name",
    "Shipping Street",
    "Shipping Phone",
    "Notes",
    "Note Attributes",
    "Cancelled at",
    "Payment Method",
    "Refunded Amount",
    "Vendor",
    "Tags",
    "Lineitem discount",
    "Phone",
]
PERSONAL = {
    "Email": "id",
    "Billing Name": "name",
    "Billing Street": "address",
    "Billing City": "town",
    "Billing Phone": "phone",
    "Shipping Name": "name",
    "Shipping Street": "address",
    "Shipping Phone": "phone",
    "Notes": "message",
    "Phone": "phone",
}
OF_ORDER = [
    "Email",
    "Financial Status",
    "Paid at",
    "Fulfillment Status",
    "Fulfilled at",
    "Currency",
    "Cancelled at",
    "Payment Method",
]
STAMP = "%Y-%m-%d %H:%M:%S +0700"


def write_orders(orders, path, currency="USD"):
    """Write orders as an export: what belongs to an order stands only on its first row."""
    unpaid = orders["status"] == "unpaid"
    everything = (orders["returned"] == orders["units"]) & (orders["status"] == "kept")
    told = {
        "Name": orders["order"],
        "Financial Status": np.select([unpaid, everything], ["pending", "refunded"], "paid"),
        "Fulfillment Status": np.where(orders["status"] == "kept", "fulfilled", "unfulfilled"),
        "Fulfilled at": dated(orders["shipped"], STAMP),
        "Currency": currency,
        "Created at": dated(orders["created"], STAMP),
        "Cancelled at": dated(orders["cancelled"], STAMP),
        "Lineitem quantity": orders["units"].astype("str"),
        "Lineitem name": orders["title"],
        "Lineitem sku": orders["sku"],
        "Lineitem price": money(orders["price"] + 2),
        "Lineitem discount": money(orders["units"] * 2.0),
        "Payment Method": "Bank",
        **filled(PERSONAL, len(orders)),
    }
    table = pd.DataFrame(told, index=orders.index).reindex(columns=COLUMNS, fill_value="")
    table.loc[orders["order"].duplicated(), OF_ORDER] = ""
    return write(table, path, "orders")
