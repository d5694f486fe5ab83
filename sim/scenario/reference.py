"""Names that must exist, and dates that must lie in the horizon: checked on the raw tables.

Checked before the tables become models, so that a file's broken references are told together with
its other mistakes.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from .part import MAIN
from .problem import Problem, did_you_mean

Table = Mapping[str, Any]

_NAMES = (
    ("product", "suppliers", "supplier"),
    ("lane", "to", "warehouse"),
    ("shipment", "product", "product"),
    ("live", "product", "product"),
    ("live", "host", "host"),
    ("promotion", "products", "product"),
    ("creator", "products", "product"),
    ("season", "products", "product"),
    ("payday", "products", "product"),
    ("substitute", "sold_out", "product"),
    ("substitute", "bought", "product"),
    ("product", "warehouse", "warehouse"),
    ("shipment", "to", "warehouse"),
    ("shop", "warehouse", "warehouse"),
    ("listing", "product", "product"),
    ("listing", "shop", "shop"),
    ("listing", "warehouse", "warehouse"),
    ("region", "warehouse", "warehouse"),
    ("region", "fallback", "warehouse"),
    ("delivery", "from", "warehouse"),
    ("transfer", "from", "warehouse"),
    ("transfer", "to", "warehouse"),
)
"""(table, key, table it must name an entry of)."""
_IN_SHOPS = (
    *((kind, "shop") for kind in ("live", "promotion", "creator", "season", "payday", "host")),
    ("region", "shop"),
    ("listing", "stock_of"),
)
"""(table, key that names a shop)."""
_DATES = (
    ("live", "start"),
    ("shipment", "arrives"),
    ("product", "on_sale_from"),
    ("listing", "on_sale_from"),
)


def reference_problems(table: Table) -> list[Problem]:
    """Return what is wrong between the tables of a file."""
    found = [*_doubles(table), *_unknown_names(table), *_dates_outside(table), *_sessions(table)]
    found += [*_unknown_shops(table), *_promotions(table), *_spans(table), *_shares(table)]
    found += [*_named_twice(table), *_idle_homes(table)]
    known = _names(table, "policy")
    rule = table.get("current_rule")
    if isinstance(rule, str) and known and rule not in known:
        message = f'no policy is named "{rule}"{did_you_mean(rule, known)}'
        found.append(Problem.at(("current_rule",), table, message))
    return found


_AHEAD = 120
"""Days after the horizon that a promotion may lie: policies look as far."""
_LAST_YEAR = 9000
"""Later years leave the calendar no room for the horizon and what lies beyond it."""


def _entries(table: Table, name: str) -> list[tuple[int, Table]]:
    entries = table.get(name)
    if not isinstance(entries, list):
        return []
    return [(i, entry) for i, entry in enumerate(entries) if isinstance(entry, Mapping)]


def _names(table: Table, name: str) -> set[str]:
    return {e["name"] for _, e in _entries(table, name) if isinstance(e.get("name"), str)}


def _doubles(table: Table) -> Iterator[Problem]:
    for kind in ("product", "supplier", "warehouse", "shop", "host", "creator", "policy"):
        for numbers in _numbers(table, kind, "name").values():
            if len(numbers) > 1:
                message = f"{len(numbers)} entries have this name, expected one"
                yield Problem.at((kind, numbers[-1]), table, message)
    for kind in ("promotion", "region"):
        for numbers in _numbers(table, kind, "name", "shop").values():
            if len(numbers) > 1:
                message = f"{len(numbers)} entries of one shop have this name, expected one"
                yield Problem.at((kind, numbers[-1]), table, message)
    for kind in ("transfer", "delivery"):
        for (start, to), numbers in _numbers(table, kind, "from", "to").items():
            if len(numbers) > 1:
                message = f"{len(numbers)} ways from {start} to {to}, expected one"
                yield Problem(kind, message, (kind, numbers[-1]))
    for (mode, to), numbers in _numbers(table, "lane", "mode", "to").items():
        if len(numbers) > 1:
            message = f'{len(numbers)} lanes by "{mode}" to {to}, expected one of each mode'
            yield Problem("lane", message, ("lane", numbers[-1]))


def _numbers(table: Table, kind: str, *keys: str) -> Mapping[tuple[str, ...], list[int]]:
    """Return which entries have the same values of some keys, of which they have the first.

    An entry that names no shop stands in the main one.
    """
    found: dict[tuple[str, ...], list[int]] = {}
    for number, entry in _entries(table, kind):
        if keys[0] in entry:
            placed = {"shop": _shop(table, entry), **entry}
            found.setdefault(tuple(str(placed.get(key)) for key in keys), []).append(number)
    return found


def _unknown_names(table: Table) -> Iterator[Problem]:
    for kind, key, target in _NAMES:
        known = _names(table, target)
        for i, entry in _entries(table, kind):
            for name in _named(entry, key):
                if name not in known:
                    message = f'no {target} is named "{name}"{did_you_mean(name, known)}'
                    yield Problem.at((kind, i, key), table, message)


def _named_twice(table: Table) -> Iterator[Problem]:
    for kind, key, _ in _NAMES:
        for i, entry in _entries(table, kind):
            for name, times in Counter(_named(entry, key)).items():
                if times > 1:
                    yield Problem.at((kind, i, key), table, f'names "{name}" {times} times')


def _named(entry: Table, key: str) -> list[str]:
    """Return the names that a key holds, one or a list."""
    value = entry.get(key)
    names = value if isinstance(value, list) else [value]
    return [name for name in names if isinstance(name, str)]


def _unknown_shops(table: Table) -> Iterator[Problem]:
    """Find what stands in a shop that there is not, and a shop that is named like the main one."""
    further, main = _names(table, "shop"), _main(table)
    if main in further:
        yield Problem(f'shop "{main}"', "the main shop has this name, expected another", ("shop",))
    known = further | {main}
    for kind, key in _IN_SHOPS:
        for i, entry in _entries(table, kind):
            name = entry.get(key)
            if isinstance(name, str) and name not in known:
                message = f'no shop is named "{name}"{did_you_mean(name, known)}'
                yield Problem.at((kind, i, key), table, message)


def _idle_homes(table: Table) -> Iterator[Problem]:
    """Find homes in shops with regions: goods lie where the regions say."""
    divided = {_shop(table, region) for _, region in _entries(table, "region")}
    homes = [(("product", i), product, _main(table)) for i, product in _entries(table, "product")]
    homes += [(("listing", i), e, _shop(table, e)) for i, e in _entries(table, "listing")]
    homes += [(("shop", i), shop, str(shop.get("name"))) for i, shop in _entries(table, "shop")]
    for place, entry, shop in homes:
        if "warehouse" in entry and shop in divided:
            message = f'has no effect: each region of shop "{shop}" names its own'
            yield Problem.at((*place, "warehouse"), table, message)


def _dates_outside(table: Table) -> Iterator[Problem]:
    start, days = table.get("start"), table.get("days")
    if type(start) is not dt.date or type(days) is not int or not 0 < days <= 3650:
        return
    if start.year > _LAST_YEAR:
        return
    last = start + dt.timedelta(days=days - 1)
    for loc, date in _dates(table):
        day = date.date() if isinstance(date, dt.datetime) else date
        if isinstance(day, dt.date) and not start <= day <= last:
            message = f"expected a date from {start} to {last}, found {day}"
            yield Problem.at(loc, table, message)


def _dates(table: Table) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every date that must lie in the horizon, with its place."""
    for kind, key in _DATES:
        for i, entry in _entries(table, kind):
            yield (kind, i, key), entry.get(key)
    for i, product in _entries(table, "product"):
        demand = product.get("demand")
        viral = demand.get("viral") if isinstance(demand, Mapping) else None
        hits = viral.get("hits_on") if isinstance(viral, Mapping) else None
        for n, date in enumerate(hits if isinstance(hits, list) else []):
            yield ("product", i, "demand", "viral", "hits_on", n), date


def _sessions(table: Table) -> Iterator[Problem]:
    """Find live sessions before the product's launch, and two at a time of one product."""
    until: dict[tuple[str, str], dt.datetime] = {}
    for i, live in sorted(_entries(table, "live"), key=_start):
        product, start, minutes = live.get("product"), live.get("start"), live.get("minutes")
        if not isinstance(start, dt.datetime) or not isinstance(product, str):
            continue
        first, sold = _launch(table, live), (product, _shop(table, live))
        if type(first) is dt.date and start.date() < first:
            message = f"{product} is not on sale before {first}, found {start.date()}"
            yield Problem.at(("live", i, "start"), table, message)
        if sold in until and start.replace(tzinfo=None) < until[sold]:
            message = f"another session of {product} goes on until {until[sold]:%H:%M}"
            yield Problem.at(("live", i, "start"), table, message)
        if isinstance(minutes, int):
            until[sold] = start.replace(tzinfo=None) + dt.timedelta(minutes=min(minutes, 1440))


def _shop(table: Table, entry: Table) -> str:
    """Return the shop that an entry stands in: the main one where it names none."""
    return str(entry.get("shop") or _main(table))


def _main(table: Table) -> str:
    """Return the name of the main shop."""
    return str(table.get("shop_name", MAIN))


def _launch(table: Table, live: Table) -> object:
    """Return from when on a session's product is on sale in its shop."""
    name, shop = live.get("product"), live.get("shop")
    listed = [e for _, e in _entries(table, "listing") if e.get("product") == name]
    own = [e for e in listed if e.get("shop") == shop]
    sold = own + [e for _, e in _entries(table, "product") if e.get("name") == name]
    return next((e["on_sale_from"] for e in sold if "on_sale_from" in e), None)


def _promotions(table: Table) -> Iterator[Problem]:
    """Find sales that end before the first day or lie far beyond the last, and late sign-ups."""
    start, days = table.get("start"), table.get("days")
    for i, promotion in _entries(table, "promotion"):
        sale, sign_up = promotion.get("sale_from"), promotion.get("sign_up_by")
        if type(sale) is not dt.date:
            continue
        if type(start) is dt.date and type(days) is int and 0 < days <= 3650:
            ahead = (sale - start).days
            if not -60 <= ahead < days + _AHEAD:
                message = f"expected a sale within {_AHEAD} days of the horizon, found {sale}"
                yield Problem.at(("promotion", i, "sale_from"), table, message)
        if type(sign_up) is dt.date and sign_up > sale:
            message = f"expected a day up to the sale on {sale}, found {sign_up}"
            yield Problem.at(("promotion", i, "sign_up_by"), table, message)


def _spans(table: Table) -> Iterator[Problem]:
    """Find closures and seasons that touch neither the horizon nor what lies soon after it."""
    start, days = table.get("start"), table.get("days")
    if type(start) is not dt.date or type(days) is not int or not 0 < days <= 3650:
        return
    for loc, span in _all_spans(table):
        first, last = span.get("first_day"), span.get("last_day")
        if type(first) is not dt.date or type(last) is not dt.date:
            continue
        if (last - start).days < 0 or (first - start).days >= days + _AHEAD:
            message = f"lies outside the horizon: {first} to {last}"
            yield Problem.at(loc, table, message)


def _all_spans(table: Table) -> Iterator[tuple[tuple[str | int, ...], Table]]:
    """Yield every table that has a first and a last day, with its place."""
    for i, season in _entries(table, "season"):
        yield ("season", i), season
    shops = [((), table), *((("shop", i), shop) for i, shop in _entries(table, "shop"))]
    for place, shop in shops:
        packing = shop.get("packing")
        if isinstance(packing, Mapping):
            for n, span in _entries(packing, "peaks"):
                yield (*place, "packing", "peaks", n), span
    for kind, key in (("supplier", "closed"), ("lane", "congestion"), ("lane", "closed")):
        for i, entry in _entries(table, kind):
            for n, span in _entries(entry, key):
                yield (kind, i, key, n), span


def _shares(table: Table) -> Iterator[Problem]:
    """Find products of which more than all buyers turn to substitutes."""
    turned: dict[str, float] = defaultdict(float)
    for i, entry in _entries(table, "substitute"):
        name, share = str(entry.get("sold_out")), entry.get("share")
        turned[name] += share if isinstance(share, int | float) else 0.0
        if turned[name] > 1:
            message = f"the shares of {name}'s buyers sum to {turned[name]:g}, expected at most 1"
            yield Problem("substitute", message, ("substitute", i))


def _start(entry: tuple[int, Table]) -> str:
    return str(entry[1].get("start"))
