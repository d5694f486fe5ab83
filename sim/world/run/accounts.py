"""Accounts: profit split by why money came and went; the parts sum up to it, to the cent."""

from collections.abc import Mapping

from ...arrays import Cents, np
from ..core.causes import CAUSES, EARLIER
from .books import Books
from .profit import earned_late, standing
from .seller import Seller

GOODS_AT_START = "goods at the start"
GOODS_LEFT = "goods left"
NOT_COUNTED = "margin on late sales, not counted"
HELD = "transfer of what platforms hold"
WALLET = "left in the ad wallet"


def accounts(seller: Seller, books: Books) -> Mapping[str, Cents]:
    """Return the cents that each cause brought, above 0, or took, below 0, (W,) each.

    Beside the causes of the ledger: goods at the start count at their cost and goods left at the
    end at their leftover value, transfers of what platforms still hold have their cost, and what
    sold after new goods could be there counts no margin; see sim.world.run.profit.

    Errors: AssertionError when they are not all of profit.
    """
    ledger, now = seller.ledger, standing(seller, books.opened_with)
    held = sum(shop.settlement.balance.transfer_cost for shop in seller.shops)
    booked = {cause.name: ledger.booked(cause) for cause in CAUSES if cause not in EARLIER}
    others = {
        GOODS_AT_START: -books.opened_with,
        GOODS_LEFT: seller.worth.at_the_end(now.goods),
        NOT_COUNTED: -earned_late(seller.worth, books.restocked, now),
        HELD: -np.asarray(held),
        WALLET: np.zeros_like(ledger.cash) + seller.ad_account.gain,
    }
    told = {name: cents for name, cents in (booked | others).items() if cents.any()}
    profit = now.earned + others[GOODS_LEFT] + others[NOT_COUNTED]
    assert (sum(told.values(), np.zeros_like(profit)) == profit).all(), (
        "causes are not all of profit"
    )
    return told
