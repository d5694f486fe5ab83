"""A made-up scenario of many listings: what a seller with a long tail would ask for."""

from sim.network import Network, parse

_HEAD = """
name = "long tail"
currency = "USD"
start = 2026-01-05
days = 90
run_off_days = 0
runs = 200
current_rule = "weekly base stock"
cash = { opening = 2_000_000 }
[settlement]
payout_after_days = 7
[[supplier]]
name = "factory"
lead_time_days = { law = "gamma", mean = 12, cv = 0.3 }
deposit_share = 0.3
[[lane]]
mode = "sea"
to = "hall"
sails = ["tuesday", "friday"]
transit_days = { law = "gamma", mean = 15, cv = 0.2 }
rate = 150
per = "m3"
[[warehouse]]
name = "hall"
dock_days = 2
[[policy]]
name = "weekly base stock"
order = { rule = "(R,S)", every_days = 7, up_to = 120 }
"""

_PRODUCT = """
[[product]]
name = "listing {number}"
price = 10
unit_cost = 4
volume_m3 = 0.002
opening_stock = 80
suppliers = ["factory"]
return_share = 0.05
demand = {{ units_per_day = {rate}, dispersion = 5 }}
"""


def many(listings: int) -> Network:
    """Return a shop of so many listings; few sell much and many sell little."""
    products = [
        _PRODUCT.format(number=number, rate=round(40 / (1 + number / 10), 2) + 0.1)
        for number in range(listings)
    ]
    return parse(_HEAD + "".join(products))
