"""The file that `new` writes, and what it says when it has."""

from .template import Template

FILE = Template("""\
# A starter for {market}, money in {currency}. Put your own numbers in, then run
#   peakstock check {file}, and: peakstock compare {file}
# All else is as in the market that it extends: freight, factory, warehouse, fees, policies.
extends = "{parent}"

name = "{name}"
start = {start}      # the first day that counts
days = {days}               # of the plan; the sale below lies within
current_rule = "{rule}"  # what you do today; `--policies` lists only some of them
shipment = []            # goods on the water on the first day: none
live = []                # live sessions: none; each is a [[live]] with product, host, start
cash.opening = {cash}    # in the bank on the first morning
settlement.payout_after_days = {payout}    # from delivery until the platform pays you
settlement.commission = {commission}    # of the price: platform, payment and affiliates together

# What you cannot know: low, usual, high, times what the file says, or days more than it says.
uncertain = [ {{ name = "*", drop = true }},   # in place of the market's own
{uncertain}]

[[product]]              # the two products of the market make room for yours
name = "*"
drop = true

[[product]]
name = "bottle"
role = "hit"             # hit, steady or new: policies may treat them otherwise
price = {price}             # what buyers pay
unit_cost = {unit_cost}          # what the factory asks
weight_kg = {weight_kg}
volume_m3 = {volume_m3}
opening_stock = {opening_stock}     # on the shelf on the first day
suppliers = {suppliers}
return_share = {return_share}
demand.units_per_day = {units_per_day}    # on an ordinary day, without ads and sales
ads = {{ budget_per_day = {budget}, cost_per_click = {click}, orders_per_click = {orders}, \
half_saturation = {half} }}

[[product]]
name = "towel"
role = "steady"
price = {price_2}
unit_cost = {unit_cost_2}
weight_kg = {weight_kg_2}
volume_m3 = {volume_m3_2}
opening_stock = {opening_stock_2}
suppliers = {suppliers}
demand.units_per_day = {units_per_day_2}

[[promotion]]
name = "*"
drop = true

[[promotion]]
name = "{sale}"
products = ["bottle", "towel"]
sale_from = {sale_from}
sale_days = {sale_days}
uplift = {uplift}   # times the orders of an ordinary day
""")
UNCERTAIN = Template("  {{ what = {what}, {way} = {spread} }},\n")
NAME = Template("My shop, {market}")
MARKET = Template("{name}: {about}")
WRITTEN = Template("Written: {file}. Put your numbers in, then: peakstock check {file}")
MARKETS = Template("Markets, for --market NAME:")
UNKNOWN = Template("no market is named {market}{hint} (--market help says what they are)")
WHICH = Template("say which market: {markets}")
THERE = Template("{file} is there already, and is left as it is: name another file")
NO_FOLDER = Template("no folder {folder} to write {file} into")
