"""Whether money that came out of files can be that of a shop in its market."""

from collections.abc import Iterator, Sequence

import numpy as np

from ..errors import UserError
from ..scenario.scenario import Scenario
from ..words import history as say
from ..words.number import number
from .fitted import FittedProduct

_TIMES = 300.0
"""Between a shop's usual price and its market's: more is another currency, or an exchange upside
down, 1,190 baht a dollar where 34.5 is meant."""
_LEAST_COST = 0.02
"""Share of the price below which a unit cost is hardly in the scenario's money."""


def refuse_strange_prices(products: Sequence[FittedProduct], market: Scenario) -> None:
    """Refuse prices that no shop of a market has.

    Errors: UserError.
    """
    prices = [one.price for one in products if one.price]
    usual = float(np.median([product.price for product in market.products]))
    price = float(np.median(prices)) if prices else usual
    if not 1.0 / _TIMES < price / usual < _TIMES:
        raise UserError(
            say.STRANGE_PRICES(
                price=number(price, 2), usual=number(usual, 2), currency=market.currency
            )
        )


def strange_costs(products: Sequence[FittedProduct], market: Scenario) -> Iterator[str]:
    """Yield a question for each product whose cost is next to nothing, or more than its price."""
    for one in products:
        if one.price and one.unit_cost and not _LEAST_COST < one.unit_cost / one.price < 1.0:
            cost, price = number(one.unit_cost, 2), number(one.price, 2)
            yield say.STRANGE_COST(sku=one.sku, cost=cost, price=price, currency=market.currency)
