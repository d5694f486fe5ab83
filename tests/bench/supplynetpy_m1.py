"""M1 in SupplyNetPy, exactly and of its own parts; `pip install -e ".[bench]"` installs it.

SupplyNetPy reviews when the shelf drops, after the day's customers, and M1 on the next morning,
before them: the stock position is the same. So an order is a day longer on its way here, less a
moment, and its goods meet the same customers. A network lives once; each run builds its own.
"""

import simpy
from SupplyNetPy import Components

from tests.bench import plain

MOMENT = 1e-6
"""Days by which goods arrive before the customers of their day."""


def run(rng):
    """Return fill rate, days closed with an empty shelf and mean stock of one run."""
    env = simpy.Environment()
    factory = {
        "ID": "factory", "name": "factory", "node_type": "infinite_supplier", "logging": False,
    }  # fmt: skip
    shop = {
        "ID": "shop", "name": "shop", "node_type": "warehouse", "logging": False,
        "capacity": float("inf"), "initial_level": plain.OPENING, "inventory_holding_cost": 0,
        "product_buy_price": 0, "product_sell_price": 0,
        "replenishment_policy": Components.SSReplenishment,
        "policy_param": {"s": plain.REORDER_AT, "S": plain.ORDER_UP_TO},
    }  # fmt: skip
    road = {
        "ID": "road", "source": "factory", "sink": "shop", "cost": 0,
        "lead_time": lambda: 1 + plain.lead_days(rng) - MOMENT,
    }  # fmt: skip
    customers = {
        "ID": "customers", "name": "customers", "demand_node": "shop", "logging": False,
        "order_arrival_model": lambda: 1, "consume_available": True,
        "order_quantity_model": lambda: rng.poisson(plain.UNITS_PER_DAY[int(env.now)]),
    }  # fmt: skip
    network = Components.create_sc_net([factory, shop], [road], [customers], env)
    Components.simulate_sc_net(network, len(plain.UNITS_PER_DAY), logging=False)
    wanted = network["demands"]["customers"].stats.demand_placed[1]
    shelf = network["nodes"]["shop"].stats
    fill = 1 - shelf.lost_sales[1] / wanted
    return fill, round(shelf.zero_inventory_time), shelf.avg_inventory_level
