"""What a unit is worth that nobody bought: what a liquidator pays, less the storing until then."""

from ..scenario.product import Product
from ..scenario.scenario import Scenario

LIQUIDATED = 0.25
"""Share of unit_cost that a liquidator pays: 10, 25, 50 % by the domain notes' recovery of returns;
public sources tell 10 to 50 %."""
SOLD_AFTER_DAYS = 30
"""Days that it lies in its warehouse until then; assumption."""


def leftover_value(scenario: Scenario, product: Product) -> float:
    """Return what a unit of a product counts at the end, as its file says or by default."""
    if product.leftover_value is not None:
        return product.leftover_value
    home = product.warehouse or scenario.warehouses[0].name
    prices = [
        step.per_m3_day
        for warehouse in scenario.warehouses
        if warehouse.name == home
        for step in warehouse.steps_on(scenario.start)
    ]
    stored = SOLD_AFTER_DAYS * product.volume_m3 * max(prices, default=0.0)
    return max(LIQUIDATED * product.unit_cost - stored, 0.0)
