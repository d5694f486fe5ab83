"""As of this morning: a small CSV file moves the first day and tells what there is."""

import datetime as dt

import pytest

from sim import trace
from sim.network import ScenarioError, parse
from sim.network.as_of import as_of
from tests.scenario.files import SMALL

SHOP = parse(
    SMALL
    + """
[[shipment]]
product = "lamp"
units = 50
arrives = 2026-01-08
late_days = 0

[[promotion]]
name = "sale"
products = ["lamp"]
sale_from = 2026-01-20
sale_days = 2
uplift = 2

[opening]
sold_like_this_days = 5
"""
)
MORNING = """date,what,product,amount
2026-01-12,stock,lamp,33
2026-01-12,stock,rack,0
2026-01-12,cash,,4200.50
2026-01-10,sold,lamp,8
2026-01-11,sold,lamp,12
2026-01-15,arriving,lamp,70
2026-01-09,arriving,rack,20
2026-01-14,receivable,,310
2026-01-13,payable,,95.25
"""


@pytest.fixture
def morning(tmp_path):
    """Return what writes a file of a morning, with some texts replaced."""

    def written(*changes, text=MORNING):
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file = tmp_path / "today.csv"
        file.write_text(text, "utf-8")
        return file

    return written


def problems(file, network=SHOP):
    with pytest.raises(ScenarioError) as caught:
        as_of(network, file)
    return [str(problem) for problem in caught.value.problems]


def test_the_plan_begins_this_morning_and_ends_when_it_did(morning):
    now = as_of(SHOP, morning())
    assert now.start == dt.date(2026, 1, 12)
    assert now.date(now.plan_days - 1) == SHOP.date(SHOP.plan_days - 1)


def test_stock_cash_and_books_are_those_of_the_file(morning):
    scenario = as_of(SHOP, morning()).scenario
    assert {product.name: product.opening_stock for product in scenario.products} == {
        "lamp": 33,
        "rack": 0,
    }
    assert scenario.cash.opening == 4200.5
    opening = scenario.opening
    assert opening.history == {"lamp": (8.0, 12.0)}
    assert [(due.on.day, due.amount) for due in opening.receivables] == [(14, 310.0)]
    assert [(due.on.day, due.amount) for due in opening.payables] == [(13, 95.25)]
    assert opening.sold_like_this_days == 0


def test_goods_under_way_are_those_of_the_file_and_late_ones_are_overdue(morning):
    first, second = as_of(SHOP, morning()).scenario.shipments
    assert (first.product, first.units, first.arrives.day, first.overdue) == ("lamp", 70, 15, False)
    assert (second.product, second.units, second.overdue) == ("rack", 20, True)


def test_what_has_happened_is_left_out_and_what_comes_stays(morning):
    now = as_of(SHOP, morning())
    assert len(SHOP.scenario.lives) == 1
    assert now.scenario.lives == ()
    assert now.scenario.promotions == SHOP.scenario.promotions
    assert any("2026-01-10" in line for line in now.document.left_out)


def test_a_first_batch_of_a_day_that_has_gone_by_is_not_ordered_again(morning):
    batches = """
[[policy]]
name = "batch, then rule"
today.sea = { lamp = 9 }
order = { rule = "first batch", quantity = 500, then = { rule = "(s,S)", s = 5, up_to = 9 } }

[[policy]]
name = "batch to come"
order = { rule = "first batch", quantity = 500, on_day = 20 }
"""
    now = as_of(parse(SMALL + batches), morning(("2026-01-09,arriving,rack,20\n", "")))
    gone, coming = now.policy("batch, then rule"), now.policy("batch to come")
    assert (gone.order.rule, gone.order.s, gone.today) == ("(s,S)", 5, {})
    assert (coming.order.rule, coming.order.on_day) == ("first batch", 13)
    ordered = trace(now, "batch, then rule", runs=2, paths=("ordered",)).paths["ordered"]
    assert ordered[0].max() < 500


@pytest.mark.parametrize(
    "once",
    ['rule = "first batch", quantity = 500', 'rule = "newsvendor", days = 9, ratio = 0.5, cv = 1'],
)
def test_after_a_batch_that_nothing_follows_nothing_is_ordered(morning, once):
    batch = f'\n[[policy]]\nname = "no more"\norder = {{ {once} }}\n'
    assert as_of(parse(SMALL + batch), morning()).policy("no more").order.rule == "none"


def test_on_the_morning_of_the_first_day_policies_are_the_files(morning):
    first = MORNING.replace("2026-01-12", "2026-01-05").replace("01-10,sold", "01-03,sold")
    first = first.replace("01-11,sold", "01-04,sold")
    assert as_of(SHOP, morning(text=first)).scenario.policies == SHOP.scenario.policies


def test_each_change_is_told(morning):
    changes = as_of(SHOP, morning()).document.changes
    assert [change.key for change in changes] == [
        "start", "days", "cash.opening", "product.lamp.opening_stock", "product.rack.opening_stock",
        "shipment", "opening",
    ]  # fmt: skip


def test_a_spreadsheet_with_semicolons_and_columns_in_another_order_is_read_alike(morning):
    rows = [line.split(",") for line in MORNING.splitlines()]
    text = "\n".join(
        ";".join([amount, product, what, date]) for date, what, product, amount in rows
    )
    assert as_of(SHOP, morning(text=text)) == as_of(SHOP, morning())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([("stock,lamp", "stok,lamp")], 'row 2: what is "stok", expected stock, sold, arriving'),
        ([("lamp,33", "lamb,33")], 'row 2: no product "lamb" with a shelf; did you mean "lamp"?'),
        ([("lamp,33", "lamp,33.5")], "row 2: stock is 33.5, expected whole units"),
        ([("lamp,33", "lamp,many")], 'row 2: amount is "many", expected a number of 0 or more'),
        ([("lamp,33", "lamp,-3")], 'row 2: amount is "-3", expected a number of 0 or more'),
        ([("2026-01-12,stock,lamp", "12/1/26,stock,lamp")], 'row 2: date is "12/1/26", expected'),
        ([("stock,lamp", "stock,")], "row 2: stock of which product?"),
        ([("cash,,", "cash,lamp,")], 'row 4: cash is of the seller, not of "lamp"'),
        ([("2026-01-12,stock,rack,0\n", "")], 'no stock of "rack": write 0 where there is none'),
        ([("2026-01-12,cash,,4200.50\n", "")], "no cash: write what the bank has this morning"),
        ([("stock,rack", "stock,lamp")], 'stock of "lamp" is told 2 times'),
        ([("2026-01-12,cash", "2026-01-13,cash")], "stock and cash are of one morning, found"),
        ([("2026-01-11,sold", "2026-01-12,sold")], "row 6: sold on 2026-01-12, expected a day"),
        ([("2026-01-11,sold", "2026-01-09,sold")], 'sales of "lamp" leave out 2026-01-11'),
        (
            [("2026-01-15,arr", "2027-01-15,arr")],
            f"row 7: arriving on 2027-01-15, after {SHOP.date(SHOP.days - 1)}, the last day",
        ),
        ([("2026-01-14,rec", "2026-01-02,rec")], "row 9: receivable of 2026-01-02, before"),
        ([("what,product", "what,sku")], "row 1: expected the columns date, what, product, amount"),
    ],
)
def test_a_mistake_is_one_line_that_names_its_row(morning, changes, message):
    assert any(message in line for line in problems(morning(*changes))), problems(morning(*changes))


def test_a_morning_outside_of_the_plan_is_refused(morning):
    late = MORNING.replace("2026-01", "2027-01")
    assert "lies outside of the plan, 2026-01-05 to 2026-02-03" in problems(morning(text=late))[0]


def test_a_file_that_is_missing_is_refused(tmp_path):
    assert problems(tmp_path / "today.csv") == ["no such file"]


# --- further shops ---------------------------------------------------------------------------

WEST = """
[[shop]]
name = "West"
warehouse = "Penang"

[[listing]]
product = "lamp"
shop = "West"
opening_stock = 5
demand = { units_per_day = 3 }

[[warehouse]]
name = "Penang"
dock_days = 1

[[lane]]
mode = "sea"
to = "Penang"
transit_days = 3
rate = 100
per = "m3"
"""
TWO = parse(SMALL.replace('name = "Small"', 'name = "Small"\nshop_name = "Main"', 1) + WEST)
IN_TWO = MORNING.replace(",lamp,", ",lamp @ Main,") + (
    "2026-01-12,stock,lamp @ West,17\n"
    "2026-01-11,sold,lamp @ West,4\n"
    "2026-01-16,arriving,lamp @ West,60\n"
    "2026-01-15,receivable,West,90\n"
)


def test_a_further_shop_has_its_own_stock_goods_sales_and_receivables(morning):
    scenario = as_of(TWO, morning(text=IN_TWO)).scenario
    assert [product.opening_stock for product in scenario.products] == [33, 0]
    (listing,) = scenario.further_listings
    assert listing == TWO.scenario.further_listings[0].model_copy(update={"opening_stock": 17})
    assert [(s.product, s.to, s.units) for s in scenario.shipments] == [
        ("lamp", "Bangkok", 70), ("rack", "Bangkok", 20), ("lamp", "Penang", 60),
    ]  # fmt: skip
    assert scenario.opening.history == {"lamp @ Main": (8.0, 12.0), "lamp @ West": (4.0,)}
    assert [(due.shop, due.amount) for due in scenario.opening.receivables] == [
        (None, 310.0), ("West", 90.0),
    ]  # fmt: skip


def test_a_receivable_of_no_shop_is_refused(morning):
    found = problems(morning(("receivable,West", "receivable,Wset"), text=IN_TWO), TWO)
    assert found == ['row 14: no shop "Wset"; did you mean "West"?']


def test_goods_that_would_go_to_another_shops_shelf_are_refused(morning):
    together = parse(TWO.document.text.replace('warehouse = "Penang"', 'warehouse = "Bangkok"'))
    (found,) = problems(morning(text=IN_TWO), together)
    assert found == (
        'row 13: "lamp @ Main" has the same home as "lamp @ West", and gets what arrives there'
    )


def test_a_further_shop_with_two_shelves_of_a_product_is_refused(morning):
    regions = "".join(
        f'\n[[region]]\nname = "{name}"\nshop = "West"\nshare = 0.5\nwarehouse = "{home}"\n'
        for name, home in (("north", "Penang"), ("south", "Bangkok"))
    )
    split = TWO.document.text.replace('name = "West"\nwarehouse = "Penang"', 'name = "West"')
    found = problems(morning(text=IN_TWO), parse(split + regions))
    assert '"lamp" has 2 shelves in "West", whose stock is one number' in found[0]
