"""What a file says of the ways between shelves, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ..network.listing import owners
from ..network.network import Network
from ..scenario.transfer import Transfer


def ways_in_words(network: Network) -> tuple[str, ...]:
    """Return a line a transfer, and a line a row that draws on another's shelf."""
    return (*map(_transfer, network.scenario.transfers), *_pools(network))


def _transfer(terms: Transfer) -> str:
    costs = (
        (terms.cost_per_unit, "a unit"),
        (terms.cost_per_m3, "a m3"),
        (terms.fee_per_transfer, "a transfer"),
    )
    cost = ", ".join(f"{money:,.2f} {what}" for money, what in costs if money)
    days = f"{terms.transit_days.mean:.1f} days (mean)"
    return f"{terms.origin} may give to {terms.to} in {days}, for {cost or 'nothing'}"


def _pools(network: Network) -> Iterator[str]:
    rows = network.listings
    for row, owner in zip(rows, owners(rows), strict=True):
        if owner is not None and rows[owner] is not row:
            yield f"{row.name} draws on the shelf of {rows[owner].name}, which orders for all"
