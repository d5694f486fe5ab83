"""Small files of orders for tests, a line each."""

import pandas as pd

from sim.history.reading.read import read

HEAD = [
    "Order ID",
    "Order Status",
    "SKU ID",
    "Seller SKU",
    "Product Name",
    "Quantity",
    "Sku Quantity of return",
    "SKU Subtotal Before Discount",
    "SKU Seller Discount",
    "Created Time",
    "Paid Time",
    "Shipped Time",
    "Delivered Time",
    "Cancelled Time",
    "Cancel By",
    "Cancel Reason",
    "Payment Method",
]
USUAL = {
    "Order ID": "577001",
    "Order Status": "Completed",
    "SKU ID": "17290000000000001",
    "Seller SKU": "RED-S",
    "Product Name": "Shirt",
    "Quantity": "2",
    "SKU Subtotal Before Discount": "30.00",
    "SKU Seller Discount": "10.00",
    "Created Time": "2026-03-01 10:00:00",
    "Paid Time": "2026-03-01 10:05:00",
    "Shipped Time": "2026-03-02 10:00:00",
    "Delivered Time": "2026-03-05 10:00:00",
}
CANCELLED = {"Order Status": "Cancelled", "Shipped Time": "", "Delivered Time": ""}


def line(**changes):
    """Return a line of an order as its columns tell it; underscores stand for blanks."""
    return {**USUAL, **{name.replace("_", " "): value for name, value in changes.items()}}


def written(folder, *lines, name="orders.csv", head=HEAD):
    """Write lines as an export of TikTok Shop."""
    rows = [[one.get(column, "") for column in head] for one in lines]
    pd.DataFrame(rows, columns=head).to_csv(folder / name, index=False)
    return folder / name


def told(folder, *lines):
    """Return what is read of lines."""
    return read([written(folder, *lines)])


def text(folder, content, name="file.csv"):
    """Write a file of a few lines."""
    (folder / name).write_text(content, "utf-8")
    return folder / name


def reasons(records):
    """Return what was left out: rows and units by reason."""
    return {one.reason: (one.rows, one.units) for one in records.left_out}
