"""Profit: what the days so far have earned, and what is left of them."""

import numpy as np

from ...arrays import Cents
from .seller import Seller


def earned(seller: Seller, opened_with: Cents) -> Cents:
    """Return the cents that the days so far have brought, but for the goods that are left, (W,).

    Change of cash, of the ad wallet and of what platforms hold (less the cost of its transfer),
    plus what buyers owe, less what is owed, less goods at the start (on the shelf or on their way
    to it) at their cost.
    """
    transfers = sum(shop.settlement.balance.transfer_cost for shop in seller.shops)
    return np.asarray(seller.ledger.earned - transfers + seller.ad_account.gain - opened_with)


def profit(seller: Seller, opened_with: Cents) -> Cents:
    """Return the cents that were earned if all ended now: goods count at their leftover_value."""
    return np.asarray(earned(seller, opened_with) + seller.worth.at_the_end(seller.goods))
