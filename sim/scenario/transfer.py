"""Routes of transfers: from which shelf to which other goods of a product may be moved (M101)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .network import TransferLane
from .row import Row


class Route(NamedTuple):
    """From one stock point to another of the same product, by a lane."""

    giver: int
    taker: int
    """Places among all rows."""
    names: tuple[str, str]
    """Of both rows."""
    lane: TransferLane


def routes(lanes: Sequence[TransferLane], rows: Sequence[Row]) -> Iterator[Route]:
    """Yield the routes of each lane; a row that draws on another's shelf has none."""
    shelves = [(number, row) for number, row in enumerate(rows) if row.owns_shelf]
    for lane in lanes:
        for giver, start in shelves:
            for taker, end in shelves:
                if (start.home, end.home) == (lane.origin, lane.to) and (
                    start.product == end.product and giver != taker
                ):
                    yield Route(giver, taker, (start.name, end.name), lane)
