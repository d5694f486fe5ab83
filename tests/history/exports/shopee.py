"""Shopee's export of orders, from a table of Records."""

import pandas as pd

from .files import dated, local, money, write
from .people import filled
from .words import BY_SHOPEE, cancellers, states

COLUMNS = [
    "Order ID",
    "Order Status",
    "Cancel reason",
    "Tracking Number*",
    "Shipping Option",
    "Shipment Method",
    "Ship Time",
    "Order Creation Date",
    "Order Paid Time",
    "Parent SKU Reference No.",
    "Product Name",
    "SKU Reference No.",
    "Variation Name",
    "Original Price",
    "Deal Price",
    "Quantity",
    "Returned quantity",
    "Product Subtotal",
    "Seller Voucher",
    "Grand Total",
    "Order Cancelled Time",
    "Order Delivered Time",
    "Username (Buyer)",
    "Receiver Name",
    "Phone Number",
    "Delivery Address",
    "City",
    "Note",
    "Remark from buyer",
    "Order Complete Time",
]
PERSONAL = {
    "Username (Buyer)": "id",
    "Receiver Name": "name",
    "Phone Number": "phone",
    "Delivery Address": "address",
    "City": "town",
    "Note": "message",
    "Remark from buyer": "message",
}
STAMP = "%Y-%m-%d %H:%M"


def write_orders(orders, path, language="en", amount="{:.2f}"):
    """Write orders as an export."""
    told = {
        "Order ID": orders["order"],
        "Order Status": states(orders, language),
        "Cancel reason": cancellers(orders, BY_SHOPEE[language]),
        "Ship Time": dated(orders["shipped"], STAMP),
        "Order Creation Date": dated(orders["created"], STAMP),
        "Order Paid Time": dated(orders["created"].mask(orders["status"] == "unpaid"), STAMP),
        "Order Delivered Time": dated(orders["delivered"], STAMP),
        "Order Cancelled Time": dated(orders["cancelled"], STAMP),
        "Product Name": orders["title"],
        "SKU Reference No.": orders["sku"],
        "Original Price": money(orders["price"] + 5, amount),
        "Deal Price": money(orders["price"], amount),
        "Quantity": orders["units"].astype("str"),
        "Returned quantity": orders["returned"].astype("str"),
        **filled(PERSONAL, len(orders)),
    }
    table = pd.DataFrame(told, index=orders.index).reindex(columns=COLUMNS, fill_value="")
    table.columns = local("shopee_orders", COLUMNS, language)
    return write(table, path, "orders")
