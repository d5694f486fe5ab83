"""What the books of a shop open with, and what a running shop lacks there, in sentences."""

from collections.abc import Iterator

from ..network.network import Network
from ..network.shop import Shop
from ..scenario.opening import Opening
from ..words import outlook as say
from ..words.number import money, number
from ..words.text import quoted
from ..world.run.seller import open_seller
from .replay import drawn
from .task import blocks


def books_in_words(network: Network) -> tuple[str, ...]:
    """Return what the books open with, a sentence each; nothing where the file tells nothing."""
    if network.scenario.opening == Opening():
        return ()
    (block,) = blocks(network, 1)
    luck, plan = drawn((block,))
    seller = open_seller(network, network.scenario.policies[0], luck, plan, 1)
    held, owed = (
        money(number(network.minor.shown(float(cents[0]))), network.scenario.currency)
        for cents in (seller.receivable, seller.payable)
    )
    waiting = number(int(seller.stock.backlog.sum()))
    back = number(int(sum(shop.back.sum() for shop in seller.shops)))
    return (
        say.BOOKS_OF_MONEY(held=held, owed=owed),
        say.BOOKS_OF_GOODS(waiting=waiting, back=back),
    )


def gaps_in_words(network: Network) -> Iterator[str]:
    """Yield what a shop that runs already would have, and this one has not."""
    opening = network.scenario.opening
    told = opening.model_fields_set & {"receivables", "sold_like_this_days"}
    for shop in network.shops:
        if _runs_already(shop) and not told:
            yield say.NO_RECEIVABLES(shop=quoted(shop.name))
    if opening != Opening() and not opening.history:
        yield say.NO_HISTORY()


def _runs_already(shop: Shop) -> bool:
    """Say whether a shop sells from stock on the first day, and is paid days later."""
    terms = shop.settlement
    later = terms.delivery_days + max(terms.payout_days(shop.start)) + terms.transfer_days
    return later > 0 and any(
        listing.opening_stock and shop.launch(listing) <= 0 for listing in shop.listings
    )
