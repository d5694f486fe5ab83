"""The shelves of a scenario: what the charts of stock have a panel or a row for."""

from ..network.listing import Listing, owners
from ..network.network import Network


def shelves(network: Network) -> dict[str, list[Listing]]:
    """Return by the row whose shelf it is all rows that draw on it, that one first."""
    rows = network.listings
    on_shelf = {row.name: [row] for row in rows if row.owns_shelf}
    for row, owner in zip(rows, owners(rows), strict=True):
        if owner is not None and not row.owns_shelf and not row.made_of:
            on_shelf[rows[owner].name].append(row)
    return on_shelf


def session_days(network: Network, rows: list[Listing]) -> list[int]:
    """Return the days of the live sessions that sell from a shelf."""
    sold = {(row.product, row.place.shop) for row in rows}
    return [
        day
        for live in network.scenario.lives
        for day, _ in enumerate(live.parts, network.day(live.start.date()))
        if (live.product, live.shop or network.scenario.shop_name) in sold
    ]
