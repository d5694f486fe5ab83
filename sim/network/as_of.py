"""As of today: a scenario that begins this morning, with what a small CSV file tells of it."""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..policy.begun import begun, counts_days, passed
from ..scenario.change import Change
from ..scenario.dotted import value_at
from ..scenario.merge import Table
from ..scenario.morning_rows import Told, morning_rows
from ..scenario.outside import entries_outside
from ..scenario.problem import Fault, Problem, ScenarioError, did_you_mean
from ..scenario.reference import dates_outside
from ..scenario.source import Ordered
from .listing import Listing
from .load import changed
from .network import Network


def as_of(network: Network, file: Path) -> Network:
    """Return the network on the morning that a file tells of, its plan ending on the same day.

    A row tells of one date: today's `stock` of a product and today's `cash`; what was `sold` on a
    day before; what is `arriving` on a day, also an overdue one; a `receivable` that a platform
    releases, of a further shop with its name, or a `payable` that is due, on a day to come. Stock,
    cash and goods under way replace the file's, and so does all that its books opened with. What
    policies do on a numbered day keeps its date: a first batch of a day that has gone by is
    ordered, and the rule after it goes on.

    Errors: ScenarioError, with a line for each row that is wrong, and for what is missing.
    """
    rows = morning_rows(file)
    today = _today(rows, network, file)
    missing = list(_missing(rows, network, today))
    if missing:
        raise ScenarioError(str(file), missing)
    now = changed(network, list(_changes(rows, network, today, file)), str(file), _gone_by)
    document = dataclasses.replace(now.document, ordered=tuple(_ordered(network, today)))
    return dataclasses.replace(now, document=document)


def _ordered(network: Network, today: dt.date) -> Iterator[Ordered]:
    """Yield the one order of each policy that it has placed by now."""
    for policy in network.scenario.policies:
        for rule in passed(policy, network.day(today)):
            quantity = getattr(rule, "quantity", None)
            yield Ordered(policy.name, network.date(rule.on_day), quantity)


def _gone_by(table: Table) -> Iterator[Fault]:
    """Yield what lies before the first day: sessions, sales, closures, hits; launches are over."""
    yield from entries_outside(table)
    for place, message in dates_outside(table):
        if place[-1] == "on_sale_from" and value_at(table, place) < table["start"]:
            yield place, message


def _today(rows: Sequence[Told], network: Network, file: Path) -> dt.date:
    """Return the date of the stock, which all rows of stock and of cash must have.

    Errors: ScenarioError.
    """
    dates = dict.fromkeys(row.date for row in rows if row.what in {"stock", "cash"})
    last = network.date(network.plan_days - 1)
    if len(dates) != 1:
        found = " and ".join(map(str, dates)) or "none"
        message = f"stock and cash are of one morning, found {found}"
    elif not network.start <= (today := next(iter(dates))) <= last:
        message = f"{today} lies outside of the plan, {network.start} to {last}"
    else:
        return today
    raise ScenarioError(str(file), [Problem("", message)])


def _missing(rows: Sequence[Told], network: Network, today: dt.date) -> Iterator[Problem]:
    """Yield what is not told and must be, what is unknown, and what lies on the wrong day."""
    names = [row.name for row in network.listings if row.owns_shelf]
    yield from _split(network)
    counted = [row.product for row in rows if row.what == "stock"]
    for name in names:
        if name not in counted:
            yield Problem("", f'no stock of "{name}": write 0 where there is none')
        elif counted.count(name) > 1:
            yield Problem("", f'stock of "{name}" is told {counted.count(name)} times')
    if not any(row.what == "cash" for row in rows):
        yield Problem("", "no cash: write what the bank has this morning")
    for row in rows:
        if message := _misnamed(row, network) or _misplaced(row, network, today):
            yield Problem(f"row {row.row}", message)
    yield from _gaps(rows, today)


def _split(network: Network) -> Iterator[Problem]:
    """Yield products with several shelves in a further shop, where their stock is one number."""
    shelves = Counter((row.product, row.place.shop) for row in _further(network))
    for (product, shop), count in shelves.items():
        if count > 1:
            message = f'"{product}" has {count} shelves in "{shop}", whose stock is one number'
            yield Problem("", f"{message}: a morning cannot tell them apart")


def _further(network: Network) -> list[Listing]:
    """Return the listings of further shops that have a shelf."""
    main = network.scenario.shop_name
    return [row for row in network.listings if row.owns_shelf and row.place.shop != main]


def _misnamed(row: Told, network: Network) -> str:
    """Return what is wrong with what a row is about; empty where nothing is."""
    shelves = [listing.name for listing in network.listings if listing.owns_shelf]
    if row.what == "receivable":
        shops = [shop.name for shop in network.shops]
        unknown = row.product and row.product not in shops
        return f'no shop "{row.product}"{did_you_mean(row.product, shops)}' if unknown else ""
    if row.what == "sold" and row.product in network.listing_names:
        return ""
    if row.product and row.product not in shelves:
        return f'no product "{row.product}" with a shelf{did_you_mean(row.product, shelves)}'
    if row.what == "arriving" and (there := _unloaded(row, network)) != row.product:
        return f'"{there}" has the same home as "{row.product}", and gets what arrives there'
    return ""


def _unloaded(row: Told, network: Network) -> str:
    """Return the listing to whose shelf arriving goods go."""
    listing = network.listings[network.listing_names.index(row.product)]
    return next(
        other.name
        for other in network.listings
        if other.owns_shelf and (other.product, other.home) == (listing.product, listing.home)
    )


def _misplaced(row: Told, network: Network, today: dt.date) -> str:
    """Return what is wrong with a row's date; empty where nothing is."""
    last = network.date(network.days - 1)
    if row.what == "arriving" and row.date > last:
        return f"arriving on {row.date}, after {last}, the last day of plan and run-off"
    if row.what == "sold" and row.date >= today:
        return f"sold on {row.date}, expected a day before {today}"
    if row.what in {"receivable", "payable"} and row.date < today:
        return f"{row.what} of {row.date}, before {today}: cash has it already"
    return ""


def _gaps(rows: Sequence[Told], today: dt.date) -> Iterator[Problem]:
    """Yield days up to yesterday that the sales of a product leave out, or tell twice."""
    for name, days in _sold(rows).items():
        first = min(days)
        for ago in range((today - first).days):
            day = first + dt.timedelta(ago)
            if day not in days:
                yield Problem("", f'sales of "{name}" leave out {day}: write 0 if nothing was sold')
                break


def _sold(rows: Sequence[Told]) -> dict[str, dict[dt.date, float]]:
    """Return what was sold by product and day; of several rows of a day the sum."""
    sold: dict[str, dict[dt.date, float]] = {}
    for row in rows:
        if row.what == "sold":
            of_product = sold.setdefault(row.product, {})
            of_product[row.date] = of_product.get(row.date, 0.0) + row.amount
    return sold


def _changes(
    rows: Sequence[Told], network: Network, today: dt.date, file: Path
) -> Iterator[Change]:
    """Yield what the file changes of the scenario."""

    def change(key: str, value: Any) -> Change:  # noqa: ANN401 - any TOML value
        return Change(key, value, f"--as-of {file}")

    gone = (today - network.start).days
    yield change("start", today)
    yield change("days", network.plan_days - gone)
    if gone and any(map(counts_days, network.scenario.policies)):
        later = [begun(policy, gone) for policy in network.scenario.policies]
        dumped = [one.model_dump(by_alias=True, exclude_unset=True) for one in later]
        yield change("policy", dumped)
    yield change("cash.opening", sum(row.amount for row in rows if row.what == "cash"))
    for name, units in _stock(rows, network).items():
        yield change(f"product.{name}.opening_stock", units)
    if network.scenario.further_listings:
        yield change("listing", [*_listings(rows, network)])
    yield change("shipment", [_shipment(row, network, today) for row in _of(rows, "arriving")])
    yield change("opening", _books(rows))


def _of(rows: Sequence[Told], what: str) -> list[Told]:
    return [row for row in rows if row.what == what]


def _stock(rows: Sequence[Told], network: Network) -> dict[str, Any]:
    """Return the opening stock of each product: a number, or a table by warehouse."""
    told = {row.product: int(row.amount) for row in _of(rows, "stock")}
    stock: dict[str, dict[str, int]] = {}
    for row in network.listings:
        if row.owns_shelf and row.place.shop == network.scenario.shop_name:
            stock.setdefault(row.product, {})[row.home] = told[row.name]
    return {name: next(iter(of.values())) if len(of) == 1 else of for name, of in stock.items()}


def _listings(rows: Sequence[Told], network: Network) -> Iterator[Table]:
    """Yield the listings of further shops with what is on their shelves."""
    told = {row.product: int(row.amount) for row in _of(rows, "stock")}
    stock = {(row.product, row.place.shop): told[row.name] for row in _further(network)}
    for listing in network.scenario.further_listings:
        table = listing.model_dump(by_alias=True, exclude_unset=True)
        key = listing.product, listing.shop
        yield table | ({"opening_stock": stock[key]} if key in stock else {})


def _shipment(row: Told, network: Network, today: dt.date) -> dict[str, Any]:
    """Return what is arriving as a shipment; what should be there already is overdue."""
    listing = network.listings[network.listing_names.index(row.product)]
    shipment = {"product": listing.product, "units": int(row.amount), "arrives": row.date}
    late = {"overdue": True} if row.date < today else {}
    return {**shipment, "to": listing.home, "late_days": 0, **late}


def _books(rows: Sequence[Told]) -> dict[str, Any]:
    """Return what the books open with: the last days' sales, and money due."""
    history = {name: [days[day] for day in sorted(days)] for name, days in _sold(rows).items()}
    due = {
        f"{what}s": [
            {"on": row.date, "amount": row.amount} | ({"shop": row.product} if row.product else {})
            for row in _of(rows, what)
        ]
        for what in ("receivable", "payable")
    }
    return {"history": history, **{key: entries for key, entries in due.items() if entries}}
