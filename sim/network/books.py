"""What must be checked of the books that a running shop opens with."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ..scenario.opening import LONGEST
from ..scenario.problem import did_you_mean
from ..scenario.scenario import Scenario
from .shop import Shop


def odd_books(scenario: Scenario, shops: Sequence[Shop]) -> Iterator[str]:
    """Find names that there are not, and days that lie on the wrong side of the first."""
    opening = scenario.opening
    listings = [listing.name for listing in shops[0].all_listings]
    told = [("waiting_orders", name) for name in opening.waiting_orders]
    told += [("history", name) for name in opening.history]
    told += [("parcels", parcels.listing) for parcels in opening.parcels]
    for key, name in told:
        if name not in listings:
            yield f'opening: {key} of "{name}", which is no listing{did_you_mean(name, listings)}'
    names = [shop.name for shop in shops]
    for due in opening.receivables:
        if due.shop and due.shop not in names:
            yield f'opening: a receivable of shop "{due.shop}"{did_you_mean(due.shop, names)}'
    yield from _odd_days(scenario)
    if any(units == () for units in opening.history.values()):
        yield "opening: a history without a day tells nothing"


def _odd_days(scenario: Scenario) -> Iterator[str]:
    """Find what is due before the first day, and parcels that left on it or long before it."""
    opening, start = scenario.opening, scenario.start
    for key, entries in (("receivables", opening.receivables), ("payables", opening.payables)):
        for entry in entries:
            if entry.on < start:
                yield f"opening: {key} on {entry.on}, before the first day: cash has it already"
    for parcels in opening.parcels:
        if not start - dt.timedelta(LONGEST) <= parcels.left_on < start:
            yield (
                f"opening: parcels that left on {parcels.left_on}, expected a day before the first"
                f" and at most {LONGEST} days ago"
            )
