"""Profit: what the days so far have earned, and what is left of them."""

from typing import NamedTuple

from ...arrays import Cents, Units, np
from ..core import causes
from .seller import Seller
from .worth import Worth


def earned(seller: Seller, opened_with: Cents) -> Cents:
    """Return the cents that the days so far have brought, but for the goods that are left, (W,).

    Change of cash, of the ad wallet and of what platforms hold (less the cost of its transfer),
    plus what buyers owe, less what is owed, less goods at the start (on the shelf or on their way
    to it) at their cost.
    """
    transfers = sum(shop.settlement.balance.transfer_cost for shop in seller.shops)
    return np.asarray(seller.ledger.earned - transfers + seller.ad_account.gain - opened_with)


HOLDING = (causes.STORAGE, causes.OVER_CAPACITY, causes.CAPITAL, causes.INTEREST)
"""What it costs to wait for buyers."""


class Standing(NamedTuple):
    """How a seller stands at a close."""

    earned: Cents
    """As above, (W,)."""
    goods: Units
    """Units of every listing, (P, W)."""
    lost: Units
    """Units that were lost on the shelf so far, (P, W)."""
    holding: Cents
    """Cents that storing goods and the money in them took so far, (W,)."""


def standing(seller: Seller, opened_with: Cents) -> Standing:
    """Return how a seller stands now."""
    stock, booked = seller.stock, seller.ledger.booked
    holding = -sum((booked(cause) for cause in HOLDING), np.zeros_like(seller.ledger.cash))
    return Standing(
        earned(seller, opened_with), seller.goods, stock.expired + stock.shrunk, holding
    )


def earned_late(worth: Worth, then: Standing, now: Standing) -> Cents:
    """Return the cents that sales brought since a close when new goods could be there, (W,).

    That is beyond what the goods sold would cost again and were stored for. A policy that ends its
    plan with more goods is not better for it: whoever had none could have had some since.
    """
    sold = then.goods + then.lost - now.goods - now.lost
    return now.earned - then.earned - worth.landed(sold) + now.holding - then.holding
