"""TikTok Shop's exports of orders and of settlements, from tables of Records."""

import numpy as np
import pandas as pd

from .files import dated, local, money, to_xlsx, write
from .people import filled
from .words import BY, cancellers, states

ORDERS = [
    "Order ID",
    "Order Status",
    "Order Substatus",
    "Cancelation/Return Type",
    "Normal or Pre-order",
    "SKU ID",
    "Seller SKU",
    "Product Name",
    "Variation",
    "Quantity",
    "Sku Quantity of return",
    "SKU Unit Original Price",
    "SKU Subtotal Before Discount",
    "SKU Platform Discount",
    "SKU Seller Discount",
    "SKU Subtotal After Discount",
    "Shipping Fee After Discount",
    "Original Shipping Fee",
    "Taxes",
    "Order Amount",
    "Order Refund Amount",
    "Created Time",
    "Paid Time",
    "RTS Time",
    "Shipped Time",
    "Delivered Time",
    "Cancelled Time",
    "Cancel By",
    "Cancel Reason",
    "Fulfillment Type",
    "Warehouse Name",
    "Tracking ID",
    "Delivery Option",
    "Shipping Provider Name",
    "Buyer Message",
    "Buyer Username",
    "Recipient",
    "Phone #",
    "Zipcode",
    "Country",
    "Province",
    "District",
    "Detail Address",
    "Additional address information",
    "Payment Method",
    "Weight(kg)",
    "Product Category",
    "Package ID",
    "Seller Note",
]
PERSONAL = {
    "Buyer Message": "message",
    "Buyer Username": "id",
    "Recipient": "name",
    "Phone #": "phone",
    "Province": "town",
    "District": "town",
    "Detail Address": "address",
    "Additional address information": "address",
    "Seller Note": "message",
}
DESCRIBED = {
    "Order ID": "Platform unique order ID.",
    "Quantity": "Quantity sold of the SKU.",
    "Created Time": "Time when the order was placed.",
}
SETTLEMENTS = [
    "Order/adjustment ID  ",
    "Type ",
    "Order created time(UTC)",
    "Order settled time(UTC)",
    "Currency",
    "Total settlement amount",
    "Total Revenue",
    "Subtotal after seller discounts",
    "Subtotal before discounts",
    "Seller discounts",
    "Refund subtotal after seller discounts",
    "Total Fees",
    "TikTok Shop commission fee",
    "Transaction fee",
    "Affiliate Commission",
    "Affiliate partner commission",
    "Related order ID",
    "Adjustment amount",
    "Customer name",
]
STAMP = {"day first": "%d/%m/%Y %H:%M:%S", "month first": "%m/%d/%Y %I:%M:%S %p"}


def write_orders(orders, path, language="en", order="day first", amount="{:.2f}", described=True):
    """Write orders as an export, with its row of descriptions and the tab behind each cell."""
    rows, stamp = len(orders), STAMP[order]
    discount = orders["price"].mask(orders["price"] == 0, 10) * 0.25 * orders["units"]
    discount = discount.where(orders["price"] > 0, 40.0 * orders["units"])
    before = orders["price"] * orders["units"] + discount
    own = orders["sku"].where(orders["sku"].str.contains("-"), "")
    told = {
        "Order ID": orders["order"],
        "Order Status": states(orders, language),
        "Normal or Pre-order": "Normal",
        "SKU ID": orders["sku"].where(own == "", "1729" + orders["sku"].map(_digits)),
        "Seller SKU": own,
        "Product Name": orders["title"],
        "Quantity": orders["units"].astype("str"),
        "Sku Quantity of return": orders["returned"].astype("str"),
        "SKU Unit Original Price": money(before / orders["units"], amount),
        "SKU Subtotal Before Discount": money(before, amount),
        "SKU Platform Discount": money(orders["price"] * 0.1, amount),
        "SKU Seller Discount": money(discount, amount),
        "Created Time": dated(orders["created"], stamp),
        "Paid Time": dated(orders["created"].mask(orders["status"] == "unpaid"), stamp),
        "Shipped Time": dated(orders["shipped"], stamp),
        "Delivered Time": dated(orders["delivered"], stamp),
        "Cancelled Time": dated(orders["cancelled"], stamp),
        "Cancel By": cancellers(orders, BY[language]),
        "Payment Method": "Bank transfer",
        "Country": "Thailand",
        **filled(PERSONAL, rows),
    }
    table = pd.DataFrame(told, index=orders.index).reindex(columns=ORDERS, fill_value="")
    above = [[DESCRIBED.get(name, "About this column.") for name in ORDERS]] if described else ()
    table.columns = local("tiktok_orders", ORDERS, language)
    return write(table, path, "OrderSKUList", "\t", above)


def _digits(sku):
    return "".join(str(ord(character) % 10) for character in sku).rjust(15, "0")


def write_settlements(settlements, path, currency="THB", language="en"):
    """Write settlements as an export: fees below 0, an order and its refund a row each."""
    commission = (settlements["fees"] - settlements["affiliates"]) * 0.7
    told = {
        "Order/adjustment ID  ": settlements["order"],
        "Type ": np.where(settlements["refund"], *KINDS[language]),
        "Order created time(UTC)": dated(settlements["created"], "%Y/%m/%d"),
        "Order settled time(UTC)": dated(settlements["settled"], "%Y/%m/%d"),
        "Currency": currency,
        "Total settlement amount": money(settlements["amount"]),
        "Total Revenue": money(settlements["revenue"]),
        "Total Fees": money(settlements["fees"]),
        "TikTok Shop commission fee": money(commission),
        "Affiliate Commission": money(settlements["affiliates"] * 0.75),
        "Affiliate partner commission": money(settlements["affiliates"] * 0.25),
        **filled({"Customer name": "name"}, len(settlements)),
    }
    table = pd.DataFrame(told, index=settlements.index).reindex(columns=SETTLEMENTS, fill_value="")
    plain = [name.replace("(UTC)", "").strip() for name in SETTLEMENTS]
    table.columns = (
        SETTLEMENTS if language == "en" else local("tiktok_settlements", plain, language)
    )
    reports = pd.DataFrame({"Time period": ["2026"], "Total settlement amount": ["1"]})
    withdrawals = pd.DataFrame({"Type": ["Withdrawal"], "Reference ID": ["1"], "Amount": ["5"]})
    sheets = {"Reports": reports, "Order details": table, "Withdrawal records": withdrawals}
    return to_xlsx(sheets, path) if path.suffix == ".xlsx" else write(table, path, "")


KINDS = {
    "en": ("Refund", "Order"),
    "zh": ("退款", "订单"),
    "id": ("Pengembalian dana", "Pesanan"),
    "th": ("การคืนเงิน", "คำสั่งซื้อ"),
    "vi": ("Hoàn tiền", "Đơn hàng"),
    "pt": ("Reembolso", "Pedido"),
}
"""A refund, and an order."""
