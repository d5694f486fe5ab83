"""Routes: between which stock points of a product goods may be moved, by which transfer (M101)."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from ..scenario.problem import Fault
from ..scenario.warehouse import Transfer
from .listing import Listing


class Route(NamedTuple):
    """From one stock point to another of the same product, by a transfer."""

    giver: int
    taker: int
    """Rows among the listings of all shops."""
    names: tuple[str, str]
    """Of both listings."""
    terms: Transfer


def routes(transfers: Sequence[Transfer], listings: Sequence[Listing]) -> Iterator[Route]:
    """Yield the routes of each transfer; a listing that draws on another's shelf has none."""
    shelves = [(row, listing) for row, listing in enumerate(listings) if listing.owns_shelf]
    for terms in transfers:
        for (giver, start), (taker, end) in permutations(shelves, 2):
            if (start.home, end.home, start.product) == (terms.origin, terms.to, end.product):
                yield Route(giver, taker, (start.name, end.name), terms)


def idle(transfers: Sequence[Transfer], listings: Sequence[Listing]) -> Iterator[Fault]:
    """Yield the transfers that no product can take."""
    for number, terms in enumerate(transfers):
        if not any(routes([terms], listings)):
            message = f'no product has a shelf both in "{terms.origin}" and in "{terms.to}"'
            yield ("transfer", number), message
