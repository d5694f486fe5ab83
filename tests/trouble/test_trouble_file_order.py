"""The order of products and of substitutes in a file changes nothing."""

import pytest

from .scenes import ran

CUP = """
[[product]]
name = "{name}"
price = 10
unit_cost = 4
opening_stock = {stock}
suppliers = ["maker"]
demand = {{ units_per_day = {a_day} }}
"""
INSTEAD = """
[[substitute]]
sold_out = "{name}"
bought = "mug"
share = 1
"""
HEAD = 'days = 3\n[[product]]\nname = "mug"\nopening_stock = 18\ndemand = { units_per_day = 0 }\n'
NAMES = ("cup", "bowl")


def sold(products, pairs):
    """Return what is bought instead, and the order in which the file has it."""
    text = HEAD + "".join(CUP.format(name=name, stock=0, a_day=10) for name in products)
    run = ran(text + "".join(INSTEAD.format(name=name) for name in pairs))
    rows = {name: run.network.listing_names.index(name) for name in ("mug", *NAMES)}
    return {name: run.path("wanted", row) for name, row in rows.items()}, run.total(
        "units_substituted"
    )


@pytest.mark.parametrize("pairs", [NAMES, NAMES[::-1]])
@pytest.mark.parametrize("products", [NAMES, NAMES[::-1]])
def test_who_turns_to_the_last_units_is_not_said_by_the_order_of_the_file(products, pairs):
    assert sold(products, pairs) == sold(NAMES, NAMES)
    assert sold(products, pairs)[1] == 18
