"""Small scenarios that switch on what the 11.11 file lacks."""

from string import Template

_SHOP = """
name = "small"
currency = "USD"
start = 2026-03-02
days = $days
run_off_days = $run_off
seed = 7
current_rule = "it"

[cash]
opening = $cash
keep_at_least = 100
fixed_cost_per_day = 12.5
spend_freely = $free

[market]
demand_noise = "$noise"
[market.stockout]
orders = "$empty"
sync_lag_hours = 5
cancel_after_days = 2
traffic_lost_per_day = $traffic_lost

$more
[settlement]
delivery_days = $delivery
payout_after_days = $payout
payout_every_days = $cycle
commission = 0.15
fee_per_unit = 0.35
commission_kept_on_refund = 0.2
reserve_share = $reserve
reserve_days = $held

$suppliers

$lanes

[[warehouse]]
name = "hall"
dock_days = $dock
storage_per_m3_day = 3
free_days = $free_days
fulfilment_per_unit = 0.9

[[product]]
name = "cup"
role = "hit"
price = 9.9
unit_cost = 3.3
leftover_value = 2
weight_kg = 0.3
volume_m3 = 0.002
carton = 6
opening_stock = 150
suppliers = ["factory", "market"]
return_share = 0.13
return_days = $back
resaleable_share = 0.6
[product.demand]
units_per_day = 14
dispersion = 3
units_per_order = $basket
[product.ads]
budget_per_day = 25
steps = $steps
cost_per_click = 0.06
orders_per_click = 0.02
half_saturation = 40
noise = $ads_noise
learning_days = 3
learning_efficiency = 0.6
stop_lag_hours = 3

[[product]]
name = "pot"
price = 21
unit_cost = 8.4
leftover_value = 5
weight_kg = 1.1
volume_m3 = 0.006
carton = 4
opening_stock = 60
suppliers = ["market", "factory"]
demand = { units_per_day = 5 }
$pot_ads

[[promotion]]
name = "spring"
products = ["pot"]
sign_up_by = 2026-03-10
sale_from = 2026-03-17
sale_days = 3
warm_up_days = 4
warm_up = 0.8
uplift = { law = "pert", low = 1.5, mode = 3, high = 6 }

[[host]]
name = "host"
units_per_hour = 8
audience = { law = "lognormal", mean = 1, cv = 1 }
fee_per_session = 35

[[live]]
product = "cup"
host = "host"
start = 2026-03-11T11:00:00
minutes = 90

[[policy]]
name = "it"
$policy
"""

_SUPPLIERS = """[[supplier]]
name = "factory"
lead_time_days = $lead
minimum_order = 40
capacity_per_day = 35
deposit_share = 0.35
balance_days = 2
order_fee = 18
closed = [ { first_day = 2026-03-20, last_day = 2026-03-24 } ]

[[supplier]]
name = "market"
lead_time_days = $lead
deposit_share = 1.0
premium = 0.1"""

_LANES = """[[lane]]
mode = "sea"
to = "hall"
sails = $sails
transit_days = $transit
rate = 150
per = "m3"
minimum_charged = 0.2
fee_per_shipment = 20

[[lane]]
mode = "air"
to = "hall"
transit_days = $flight
rate = 4.5
per = "kg"
kg_per_m3 = 167"""

BY_COVER = """
alert = { rule = "days of cover", yellow = 20, orange = 14, red = 7, counts = "position" }
order = { rule = "cover target", at = "yellow", days = { hit = 25, pot = 18 }, window = 10 }
freight = { rule = "red by air" }
"""
UP_TO_320 = 'order = { rule = "(s,S)", s = 160, up_to = 320 }'
_USUAL = {
    "days": 50,
    "run_off": "0",
    "cash": "6_000",
    "free": "false",
    "noise": "poisson",
    "empty": "lost",
    "traffic_lost": "0.1",
    "delivery": "3",
    "payout": "4",
    "back": "4",
    "held": "11",
    "cycle": "1",
    "reserve": "0.0",
    "suppliers": _SUPPLIERS,
    "lanes": _LANES,
    "lead": '{ law = "gamma", mean = 5, cv = 0.4 }',
    "sails": '["monday", "thursday"]',
    "transit": '{ law = "gamma", mean = 4, cv = 0.3 }',
    "steps": "[]",
    "pot_ads": "",
    "dock": '{ law = "discrete", values = [0, 1, 2] }',
    "free_days": "6",
    "more": "",
    "basket": "1.0",
    "ads_noise": "0.0",
    "policy": UP_TO_320,
}

POT_ADS = """
[product.ads]
budget_per_day = 15
cost_per_click = 0.08
orders_per_click = 0.01
half_saturation = 30
"""
NOW = '{ law = "constant", value = 0 }'


def small(**changes: str) -> str:
    """Return the text of the small scenario with some of its values changed.

    A name with `in_` adds keys to the first table of that name: `in_host` to [[host]],
    `in_product__demand` to [product.demand].
    """
    words = _USUAL | changes
    words.setdefault("flight", words["transit"])
    whole = Template(_SHOP).safe_substitute(words)
    text = Template(whole).substitute(words)  # for the words of suppliers and lanes
    for name, keys in changes.items():
        table = name.removeprefix("in_").replace("__", ".")
        header = f"[{table}]" if f"\n[{table}]\n" in text else f"[[{table}]]"
        if name.startswith("in_"):
            assert f"\n{header}\n" in text, f"the small scenario has no {header}"
            text = text.replace(f"{header}\n", f"{header}\n{keys}\n", 1)
    return text
