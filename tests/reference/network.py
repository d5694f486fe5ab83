"""A small seller with two shops, two regions and three warehouses, on top of the small shop."""

from itertools import starmap
from string import Template

from .small import small

_NETWORK = Template("""
[[lane]]
mode = "sea"
to = "coast"
sails = ["tuesday"]
transit_days = { law = "gamma", mean = 6, cv = 0.3 }
rate = 180
per = "m3"
fee_per_shipment = 25

[[lane]]
mode = "air"
to = "coast"
transit_days = 2
rate = 5
per = "kg"

[[lane]]
mode = "sea"
to = "Manila"
transit_days = { law = "gamma", mean = 5, cv = 0.3 }
customs_hold = { chance = 0.3, days = 4 }
rate = 120
per = "m3"

[[lane]]
mode = "air"
to = "Manila"
transit_days = 3
rate = 6
per = "kg"
kg_per_m3 = 167

[[warehouse]]
name = "coast"
dock_days = 1
storage_per_m3_day = 5
free_days = 3
fulfilment_per_unit = 1.1

[[warehouse]]
name = "Manila"
dock_days = { law = "discrete", values = [1, 3] }
storage_per_m3_day = 2
fulfilment_per_unit = 0.7

[[region]]
name = "West"
share = 0.55
warehouse = "hall"
fallback = $west

[[region]]
name = "East"
share = 0.45
warehouse = "coast"
fallback = $east

[[shop]]
name = "Shopee"
currency = "PHP"
exchange_rate = 0.018
warehouse = "Manila"
[shop.market]
weekday = [0.9, 0.9, 0.9, 0.9, 1.0, 1.2, 1.2]
stockout = { orders = "backordered" }
[shop.settlement]
delivery_days = 5
payout_after_days = 9
commission = 0.08
fee_per_unit = 6

[[listing]]
product = "cup"
shop = "Shopee"
price = 520
opening_stock = 70
role = "new"
demand = { units_per_day = 6, dispersion = 2, units_per_order = 1.4 }
[listing.ads]
budget_per_day = 400
cost_per_click = 2
orders_per_click = 0.02
half_saturation = 900
noise = 0.3

[[listing]]
product = "pot"
shop = "Shopee"
warehouse = "coast"
opening_stock = 25
return_share = 0.1
demand = { units_per_day = 3 }

[[promotion]]
name = "spring"
shop = "Shopee"
products = ["cup", "pot"]
sale_from = 2026-03-14
sale_days = 4
uplift = { law = "pert", low = 1.5, mode = 2, high = 4 }

[[host]]
name = "star"
shop = "Shopee"
units_per_hour = 9
fee_per_session = 900

[[live]]
product = "cup"
shop = "Shopee"
host = "star"
start = 2026-03-11T11:00:00
minutes = 60

[[shipment]]
product = "pot"
to = "coast"
units = 40
arrives = 2026-03-08
late_days = { law = "discrete", values = [0, 4] }
freight_due = 55
""")


LABEL = "fast_delivery = { within_days = 3, lift = 0.15 }"


def network(**changes: str) -> str:
    """Return the text of the network, with some values of the small shop changed."""
    return small(**changes) + _NETWORK.substitute(west="[]", east="[]")


def fallback_network(**changes: str) -> str:
    """Return the network with fallback, deliveries of their own, and a label in the main shop."""
    text = small(in_market=LABEL, **changes)
    text += _NETWORK.substitute(west='["coast"]', east='["hall"]')
    ways = [
        ("hall", "West", 2, 0.3),
        ("coast", "West", 6, 1.45),
        ("hall", "East", 7, 1.2),
        ("Manila", "Shopee", 4, 0.2),
    ]
    return text + "".join(starmap(_delivery, ways))


def _delivery(origin: str, to: str, days: int, cost: float) -> str:
    ends = f'from = "{origin}"\nto = "{to}"'
    return f"[[delivery]]\n{ends}\ndays = {days}\ncost_per_unit = {cost}\n"


TRUCKS = """
[[transfer]]
from = "coast"
to = "hall"
transit_days = { law = "discrete", values = [1, 2, 4] }
cost_per_unit = 0.15
cost_per_m3 = 20
fee_per_transfer = 12.5

[[transfer]]
from = "hall"
to = "coast"
transit_days = { law = "discrete", values = [0, 3] }
cost_per_unit = 0.2

[[transfer]]
from = "Manila"
to = "coast"
transit_days = 6
fee_per_transfer = 90
"""
"""Lorries both ways between the main shop's warehouses, and a ship from the further shop's."""
_LAZADA = Template("""
[[shop]]
name = "Lazada"
[shop.market]
demand_noise = "poisson"
weekday = [0.9, 0.9, 0.9, 0.9, 1.0, 1.2, 1.2]
stockout = { orders = "$channel", sync_lag_hours = 4, cancel_after_days = 3 }
[shop.settlement]
delivery_days = 6
payout_after_days = 7
commission = 0.06

[[listing]]
product = "cup"
shop = "Lazada"
stock_of = "main"
$cups
price = 8.8
return_share = 0.25
demand = { units_per_day = 5, dispersion = 2 }
[listing.ads]
budget_per_day = 9
cost_per_click = 0.05
orders_per_click = 0.02
half_saturation = 20
stop_lag_hours = 2

[[listing]]
product = "pot"
shop = "Lazada"
stock_of = "$pots"
demand = { units_per_day = 2.5 }

[[substitute]]
sold_out = "cup"
bought = "pot"
share = 0.4
""")
_BY_COAST = """
[[region]]
name = "North"
shop = "Lazada"
share = 0.3
warehouse = "coast"
fallback = ["hall"]

[[region]]
name = "South"
shop = "Lazada"
share = 0.7
warehouse = "hall"

[[region]]
name = "Far East"
share = 0.2
warehouse = "coast"
fallback = ["hall"]
"""
_RECORDS = "records = { shrinkage_per_year = 0.5, misbooked_share = 0.2, count_every_days = 9 }"


def pooled_network(cups: str = "coast", pots: str = "Shopee", **changes: str) -> str:
    """Return the network with a third shop, which draws on the shelves of the other two."""
    lazada = _lazada(pots, f'warehouse = "{cups}"', **changes)
    return network(**changes) + lazada + _delivery("coast", "Lazada", 8, 0.4)


def regional_pools(**changes: str) -> str:
    """Return the fallback network, with a third shop of two regions and a twin of one region."""
    text = fallback_network(**changes).replace("share = 0.45", "share = 0.25")
    text = text.replace('name = "coast"\n', f'name = "coast"\n{_RECORDS}\n')
    lazada = _lazada("main", "", **changes) + _delivery("coast", "North", 8, 0.4)
    return text + lazada + _BY_COAST


def _lazada(pots: str, cups: str, empty: str = "lost", **_: str) -> str:
    return _LAZADA.substitute(channel=empty, cups=cups, pots=pots)
