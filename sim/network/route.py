"""Routes: between which stock points of a product goods may be moved, by which transfer (M101)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..scenario.transfer import Transfer
from .listing import Listing


class Route(NamedTuple):
    """From one stock point to another of the same product, by a transfer."""

    giver: int
    taker: int
    """Places among all rows."""
    names: tuple[str, str]
    """Of both rows."""
    terms: Transfer


def routes(transfers: Sequence[Transfer], rows: Sequence[Listing]) -> Iterator[Route]:
    """Yield the routes of each transfer; a row that draws on another's shelf has none."""
    shelves = [(number, row) for number, row in enumerate(rows) if row.owns_shelf]
    for terms in transfers:
        for giver, start in shelves:
            for taker, end in shelves:
                if (start.home, end.home) == (terms.origin, terms.to) and (
                    start.product == end.product and giver != taker
                ):
                    yield Route(giver, taker, (start.name, end.name), terms)


def idle(transfers: Sequence[Transfer], rows: Sequence[Listing]) -> Iterator[tuple[int, str]]:
    """Yield the number of each transfer that no product can take, and why."""
    for number, terms in enumerate(transfers):
        if not any(routes([terms], rows)):
            yield number, f'no product has a shelf both in "{terms.origin}" and in "{terms.to}"'
