"""What lines of orders mean: status, price, SKU, gifts, returns, and what is told of the rest."""

import pandas as pd
import pytest

from sim.history.reading.read import read
from sim.history.records import RecordsError

from .lines import CANCELLED, line, reasons, text, told


def status(folder, **changes):
    return told(folder, line(**changes)).orders["status"].item()


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Unpaid", "unpaid"),
        ("To ship", "waiting"),
        ("  COMPLETED\t", "kept"),
        ("已完成", "kept"),
        ("Đã hoàn tất", "kept"),
        ("Order received, but buyer can still raise a request until 3 May", "kept"),
    ],
)
def test_a_word_of_any_language_says_what_became_of_an_order(word, meant, tmp_path):
    assert status(tmp_path, Order_Status=word, Delivered_Time="") == meant


@pytest.mark.parametrize(
    ("by", "meant"),
    [
        ("Buyer", "cancelled by buyer"),
        ("买家", "cancelled by buyer"),
        ("Seller", "cancelled by seller"),
        ("ผู้ขาย", "cancelled by seller"),
    ],
)
def test_who_cancelled_is_told_by_its_column(by, meant, tmp_path):
    assert status(tmp_path, **CANCELLED_BY, Cancel_By=by) == meant


CANCELLED_BY = {name.replace(" ", "_"): value for name, value in CANCELLED.items()}


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({"Paid_Time": ""}, "unpaid"),
        ({"Cancel_Reason": "Buyer did not pay on time"}, "unpaid"),
        ({}, "cancelled by seller"),  # paid for, and never sent
        ({"Cancel_Reason": "Out of stock"}, "cancelled by seller"),
        ({"Shipped_Time": "2026-03-02 10:00:00"}, "cancelled by buyer"),  # came back from the door
        ({"Paid_Time": "", "Payment_Method": "Cash on delivery"}, "cancelled by seller"),
    ],
)
def test_why_a_platform_cancelled_is_told_by_reason_and_times(changes, meant, tmp_path):
    assert status(tmp_path, **{**CANCELLED_BY, "Cancel_By": "System", **changes}) == meant


def test_a_cancellation_of_nobody_counts_as_the_buyers_and_is_told(tmp_path):
    records = told(tmp_path, line(**CANCELLED_BY))
    assert records.orders["status"].item() == "cancelled by buyer"
    reason = "cancelled, and the file does not say by whom: counted as by the buyer"
    assert reasons(records) == {reason: (1, 2)}


def test_an_unknown_word_is_told_by_its_row_and_not_guessed(tmp_path):
    records = told(tmp_path, line(), line(Order_ID="577002", Order_Status="Compleeted"))
    assert records.orders["order"].tolist() == ["577001"]
    one = records.not_understood[0]
    assert (one.row, one.column) == (3, "Order Status")
    assert one.message == "the word 'Compleeted' is not known: did you mean Completed?"


def test_a_word_that_nobody_knows_on_many_rows_is_told_once(tmp_path):
    odd = [line(Order_ID=f"5770{n}", Order_Status="Blub") for n in range(10, 60)]
    records = told(tmp_path, line(), *odd)
    messages = [one.message for one in records.not_understood]
    assert messages == ["the word 'Blub' is not known (50 rows)"]


def test_many_words_that_nobody_knows_are_told_in_a_few_lines(tmp_path):
    odd = [line(Order_ID=f"57700{n}", Order_Status=f"Blub {n}") for n in range(100, 200)]
    records = told(tmp_path, line(), *odd)
    assert len(records.orders) == 1
    assert len(records.not_understood) == 21
    assert records.not_understood[-1].message == "80 more like these, in 80 rows"


def test_a_column_of_statuses_without_a_known_word_stops_in_a_line(tmp_path):
    with pytest.raises(RecordsError, match="column Order Status: no cell could be read"):
        told(tmp_path, line(Order_Status="577001"), line(Order_Status="577002"))


def test_a_price_is_after_the_sellers_discount_and_of_one_unit(tmp_path):
    assert told(tmp_path, line()).orders["price"].item() == 10.0


def test_a_discount_that_is_written_below_zero_is_one_too(tmp_path):
    assert told(tmp_path, line(SKU_Seller_Discount="-10.00")).orders["price"].item() == 10.0


def test_a_sku_is_the_sellers_and_else_the_platforms(tmp_path):
    other = line(Order_ID="577002", SKU_ID="17290000000000002", Seller_SKU="")
    assert told(tmp_path, line(), other).orders["sku"].tolist() == ["RED-S", "17290000000000002"]


def test_a_product_whose_seller_named_it_later_has_one_name(tmp_path):
    records = told(tmp_path, line(Seller_SKU=""), line(Order_ID="577002"))
    assert records.orders["sku"].tolist() == ["RED-S", "RED-S"]


def test_ids_and_skus_stay_text(tmp_path):
    records = told(tmp_path, line(Order_ID="577123456789012345\t", Seller_SKU="0012"))
    assert records.orders[["order", "sku"]].to_numpy().tolist() == [["577123456789012345", "0012"]]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"SKU_ID": "", "Seller_SKU": ""}, "no SKU, neither"),
        ({"Order_ID": ""}, "no order id"),
        ({"Quantity": "0"}, "no units"),
        ({"Created_Time": ""}, "no time of the order"),
    ],
)
def test_a_row_without_what_it_needs_is_told_and_not_counted(changes, message, tmp_path):
    records = told(tmp_path, line(), line(**changes))
    assert len(records.orders) == 1
    assert [(one.row, one.message[: len(message)]) for one in records.not_understood] == [
        (3, message)
    ]


def test_a_name_shows_characters_that_are_not_seen_as_codes_and_it_is_told(tmp_path):
    records = told(tmp_path, line(Seller_SKU="a\u202eb"))
    assert records.orders["sku"].item() == "a\\u202eb"
    assert [one.row for one in records.not_understood if "not seen" in one.message] == [2]


def test_a_title_loses_them(tmp_path):
    assert (
        told(tmp_path, line(Product_Name="Nice\u200b shirt")).orders["title"].item() == "Nice shirt"
    )


def test_gifts_and_returns_and_what_was_not_bought_are_counted(tmp_path):
    records = told(
        tmp_path,
        line(SKU_Seller_Discount="30.00"),
        line(Order_ID="577002", Sku_Quantity_of_return="1"),
        line(Order_ID="577003", Order_Status="Unpaid", Quantity="5"),
        line(Order_ID="577004", **CANCELLED_BY, Cancel_By="Buyer"),
        line(Order_ID="577005", **CANCELLED_BY, Cancel_By="Seller"),
    )
    assert records.orders["gift"].tolist() == [True, False, False, False, False]
    assert reasons(records) == {
        "never paid for": (1, 5),
        "cancelled by the buyer": (1, 2),
        "gifts: sold for nothing": (1, 2),
        "sold and sent back: counted as demand": (1, 1),
    }


def test_more_that_came_back_than_was_ordered_is_told(tmp_path):
    records = told(tmp_path, line(Sku_Quantity_of_return="9"))
    assert records.orders["returned"].item() == 2
    assert records.not_understood[0].message == "more units came back than were ordered"


DESCRIBED = {
    "Order ID": "Platform unique order ID.",
    "Order Status": "Status of the order",
    "Quantity": "Quantity sold",
    "Created Time": "When the order was placed",
}


def test_a_row_of_descriptions_is_no_data(tmp_path):
    records = told(tmp_path, DESCRIBED, line())
    assert len(records.orders) == 1
    assert records.not_understood == ()
    assert reasons(records) == {"headers and descriptions among the rows": (1, 0)}


def test_it_is_known_by_what_it_says_so_a_first_row_of_data_stays(tmp_path):
    assert len(told(tmp_path, line(), line(Order_ID="577002")).orders) == 2


def test_rows_of_exports_that_were_pasted_together_are_no_data_either(tmp_path):
    header = {name: name for name in DESCRIBED}
    records = told(tmp_path, DESCRIBED, line(), header, DESCRIBED, line(Order_ID="577002"))
    assert len(records.orders) == 2
    assert reasons(records) == {"headers and descriptions among the rows": (3, 0)}


def test_a_column_that_is_needed_and_wholly_unreadable_stops_in_a_line(tmp_path):
    with pytest.raises(RecordsError, match=r"orders\.csv: column Quantity: no cell could be read"):
        told(tmp_path, line(Quantity="1 piece"), line(Quantity="two"))


def test_money_in_two_currencies_of_one_shop_is_refused(tmp_path):
    with pytest.raises(RecordsError, match="one currency"):
        told(
            tmp_path,
            line(SKU_Subtotal_Before_Discount="THB 30.00"),
            line(Order_ID="577002", SKU_Subtotal_Before_Discount="USD 30.00"),
        )


SHOPIFY = (
    "Name,Email,Financial Status,Fulfillment Status,Currency,Created at,Lineitem quantity,"
    "Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Payment Method\n"
    "#1001,a@b.c,paid,fulfilled,USD,2026-03-01 10:00:00,1,Cup,5.00,CUP,,card\n"
    "#1001,,,,,2026-03-01 10:00:00,2,Pot,9.00,POT,,\n"
    "#1002,a@b.c,pending,,USD,2026-03-02 10:00:00,1,Cup,5.00,CUP,,Cash on Delivery (COD)\n"
    "#1003,a@b.c,pending,,USD,2026-03-02 10:00:00,1,Cup,5.00,CUP,,Bank Deposit\n"
    "#1004,a@b.c,partially_refunded,fulfilled,USD,2026-03-02 10:00:00,2,Cup,5.00,CUP,,card\n"
)


def test_later_rows_of_a_shopify_order_have_what_its_first_row_says(tmp_path):
    records = read([text(tmp_path, SHOPIFY)])
    assert records.orders["status"].tolist() == ["kept", "kept", "waiting", "unpaid", "kept"]
    assert records.orders["units"].tolist() == [1, 2, 1, 1, 2]
    assert "refunded in part" in records.not_understood[0].message


PLAIN_ENGLISH, PLAIN_INDONESIAN = "date,sku,units,price", "tanggal,sku,jumlah,harga"


def prices(folder, rows, header=PLAIN_ENGLISH, more=""):
    days = [f"2026-03-{day:02},CUP,3,108.000{more}" for day in range(1, rows + 1)]
    return read([text(folder, "\n".join([header, *days]))]).daily["price"].tolist()


def test_prices_all_with_three_digits_behind_the_mark_are_thousands_in_ten_rows(tmp_path):
    assert prices(tmp_path, 10) == [108_000.0] * 10
    with pytest.raises(RecordsError, match="may be thousands or have three decimals"):
        prices(tmp_path, 9)


def test_columns_in_the_language_of_a_money_without_cents_decide_a_single_price(tmp_path):
    assert prices(tmp_path, 1, PLAIN_INDONESIAN) == [108_000.0]


def test_money_of_three_decimals_and_weights_are_not_taken_for_thousands(tmp_path):
    with pytest.raises(RecordsError, match="column price"):
        prices(tmp_path, 12, f"{PLAIN_ENGLISH},currency", ",KWD")
    rows = [f"CUP-{number},108.000,1.250" for number in range(12)]
    with pytest.raises(RecordsError, match="column weight_kg"):
        read([text(tmp_path, "\n".join(["sku,unit_cost,weight_kg", *rows]))])


@pytest.mark.parametrize("name", ["~$orders.xlsx", ".~lock.orders.xlsx#"])
def test_a_lock_file_is_called_one(name, tmp_path):
    with pytest.raises(RecordsError, match="is a lock file: its workbook is open"):
        read([text(tmp_path, "\x05user  u s e r", name)])


@pytest.mark.parametrize(
    ("word", "shipped"),
    [("Completed", "2026-03-02"), ("Cancelled", None)],
    ids=["sent", "not sent"],
)
def test_a_label_that_was_made_sends_an_order_unless_it_was_called_off(word, shipped, tmp_path):
    file = tmp_path / "orders.csv"
    file.write_text(
        "Order ID,Order Status,Seller SKU,Quantity,SKU Subtotal Before Discount,Created Time,"
        "Paid Time,RTS Time,Cancel By\n"
        f"1,{word},A,1,9.00,2026-03-01 10:00,2026-03-01 10:01,2026-03-02 09:00,Buyer\n"
    )
    (found,) = read([file]).orders["shipped"]
    assert (None if pd.isna(found) else f"{found:%Y-%m-%d}") == shipped
