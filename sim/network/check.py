"""What must be checked across the parts of a scenario: listings, routes, lanes, policies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..policy.fit import Known, misfits
from ..scenario.problem import Place
from ..scenario.scenario import Scenario
from .gaps import gaps
from .horizon import BEYOND
from .lanes import common_modes, dead_ends, never_open
from .listing import Listing
from .route import idle, routes
from .shop import Shop


def faults(scenario: Scenario, shops: Sequence[Shop]) -> list[tuple[Place, str]]:
    """Return all that does not fit together, with its place; lanes only where the rest does."""
    return _misfits(scenario, shops) or _dead_ends(scenario, shops[0].all_listings)


def _misfits(scenario: Scenario, shops: Sequence[Shop]) -> list[tuple[Place, str]]:
    """Return what shops and policies name that is not there."""
    listings = shops[0].all_listings
    wrong: list[tuple[Place, str]] = [((), line) for line in gaps(scenario, shops)]
    if not wrong:
        lame = idle(scenario.transfers, listings)
        wrong = [(("transfer", number), line) for number, line in lame]
    known = _known(scenario, listings)
    return wrong + [
        (("policy", number), line)
        for number, policy in enumerate(scenario.policies)
        for line in misfits(policy, known)
    ]


def _known(scenario: Scenario, listings: Sequence[Listing]) -> Known:
    """Return what a policy's numbers and modes may name."""
    return Known(
        listings=tuple((row.name, row.product, row.role) for row in listings),
        modes=common_modes(scenario.lanes, listings),
        two_suppliers=any(len(product.suppliers) > 1 for product in scenario.products),
        elastic=any(row.demand.price_elasticity for row in listings),
        transfers=any(routes(scenario.transfers, listings)),
    )


def _dead_ends(scenario: Scenario, listings: Sequence[Listing]) -> list[tuple[Place, str]]:
    """Return lanes and goods that lead nowhere, and what is never open."""
    days = range(scenario.days + BEYOND)
    dates = [scenario.start + dt.timedelta(days=day) for day in days]
    wrong = [*dead_ends(scenario.lanes, scenario.products, listings)]
    return [*wrong, *never_open(scenario.lanes, scenario.suppliers, dates)]
