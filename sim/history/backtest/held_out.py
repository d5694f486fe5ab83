"""A fitted scenario over days that are over: with the stock that was there, and nobody orders."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ...network.inputs import DEMAND, idle_inputs, idle_shocks
from ...network.load import checked
from ...network.network import Network
from ...scenario.change import as_lists, without
from ...scenario.law import Law, Pert
from ...scenario.outside import entries_outside
from ...scenario.problem import Fault, ScenarioError
from ...scenario.scenario import Scenario
from ...scenario.source import NO_DOCUMENT
from ...scenario.uncertain import Uncertain
from .actual import Actual, Shelf

AS_IT_WAS = "as it was"
"""The policy of such a scenario: it orders nothing, and spends on ads what was spent."""
_GONE = (
    "shipment", "live", "opening", "shock", "creator", "ad_wallet", "ad_credit", "sources", "bank",
    "transfer",
)  # fmt: skip
"""Parts that what really happened takes the place of, or that decide nothing of demand."""
Table = dict[str, Any]


def held_out(network: Network, actual: Actual) -> Network:
    """Return a scenario over the days held out, with the shelves, ads and sessions that there were.

    Its promotions are the network's own. Goods that came back are among the arrivals.

    Errors: ScenarioError where the scenario cannot be of these days.
    """
    table: Table = network.scenario.model_dump(by_alias=True, exclude_unset=True)
    table = {key: value for key, value in table.items() if key not in _GONE}
    table |= {
        "start": actual.origin,
        "days": actual.days,
        "run_off_days": 0,
        "cash": {"opening": 0.0, "spend_freely": True},
        "policy": [{"name": AS_IT_WAS}],
        "current_rule": AS_IT_WAS,
        "product": [_product(product, actual) for product in _own(table["product"], actual)],
        "shipment": _shipments(actual),
        "live": _sessions(table, actual),
    }
    for kind in ("promotion", "season", "payday"):
        table[kind] = _of_skus(table.get(kind, ()), actual)
    return _checked(table)


def spread_of(network: Network, sku: str) -> float:
    """Return the standard deviation of the logarithm of what a SKU's demand is multiplied by."""
    variance = 0.0
    for entry, targets in network.uncertain.items():
        if any(target.kind == DEMAND and target.name == sku for target in targets):
            law = _law(entry)
            variance += np.log1p(law.variance / law.mean**2)
    return float(np.sqrt(variance))


def _law(entry: Uncertain) -> Law:
    """Return what an entry multiplies by as a law."""
    spread = entry.spread
    if not isinstance(spread, tuple):
        return spread
    low, usual, high = spread
    return Pert(law="pert", low=low, mode=usual, high=high)


def _own(products: Iterable[Table], actual: Actual) -> list[Table]:
    """Return the products that are judged, in the order of the actual."""
    known = {product["name"]: product for product in products}
    return [known[sku] for sku in actual.skus]


def _product(product: Table, actual: Actual) -> Table:
    """Return a product with the shelf and the ads that there were; nothing comes back to it."""
    row = actual.skus.index(product["name"])
    product = {key: value for key, value in product.items() if key not in {"on_sale_from"}}
    product |= {"opening_stock": actual.shelves[row].opening, "resaleable_share": 0.0}
    if product.get("ads"):
        product["ads"] = product["ads"] | _ads(actual, row)
    return product


def _ads(actual: Actual, row: int) -> Table:
    """Return the budget of each day, where it changes."""
    spend = np.round(actual.spend[:, row], 2)
    changes = np.flatnonzero(np.diff(spend)) + 1
    steps = [
        {"date": actual.date(day), "budget_per_day": float(spend[day])} for day in changes.tolist()
    ]
    return {"budget_per_day": float(spend[0]), "steps": steps, "standby": False}


def _shipments(actual: Actual) -> list[Table]:
    """Return what came to the shelves, a shipment a SKU and day."""
    return [
        {"product": sku, "units": units, "arrives": actual.date(day), "late_days": _NONE}
        for sku, shelf in zip(actual.skus, actual.shelves, strict=True)
        for day, units in _arrivals(shelf)
    ]


def _arrivals(shelf: Shelf) -> list[tuple[int, int]]:
    """Return the days on which anything came, with the units."""
    return [(day, int(shelf.arrivals[day])) for day in np.flatnonzero(shelf.arrivals).tolist()]


_NONE: Mapping[str, Any] = {"law": "constant", "value": 0}


def _sessions(table: Table, actual: Actual) -> list[Table]:
    """Return the sessions of hosts that the scenario knows, on its clock of five minutes."""
    hosts = {host["name"] for host in table.get("host", ())}
    return [
        {
            "product": session.sku,
            "host": session.host,
            "start": session.start,
            "minutes": session.minutes,
        }
        for session in actual.sessions
        if session.host in hosts
    ]


def _of_skus(entries: Sequence[Table], actual: Actual) -> list[Table]:
    """Return the entries that are about any SKU that is judged, and about no other."""
    kept = [_narrowed(entry, actual) for entry in entries]
    return [entry for entry in kept if entry.get("products") != []]


def _narrowed(entry: Table, actual: Actual) -> Table:
    """Return an entry about those of its products that are judged."""
    if not entry.get("products"):
        return entry
    return entry | {"products": [name for name in entry["products"] if name in actual.skus]}


def _checked(table: Table) -> Network:
    """Return the network of tables, without entries of other days or of what is gone."""
    table = as_lists(table)  # dates are looked for in lists, and models have tuples
    table = without(table, [place for place, _ in entries_outside(table)])
    table = _without(table, idle_inputs)
    table = _without(table, idle_shocks)
    network, problems = checked(table, NO_DOCUMENT)
    if network is None or problems:
        raise ScenarioError("the time held out", problems)
    return network


def _without(table: Table, faults: Callable[[Scenario], Iterable[Fault]]) -> Table:
    """Return tables without the entries that are of no use in them."""
    found = [place for place, _ in faults(Scenario.model_validate(table))]
    return without(table, found) if found else table
