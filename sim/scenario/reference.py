"""Names that must exist, and dates that must lie in the horizon: checked on the raw tables.

Checked before the tables become models, so that a file's broken references are reported together
with its other mistakes.
"""

import datetime as dt
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from .live import DAY
from .missing import missing
from .part import MAIN, TEN_YEARS
from .problem import Fault, Place, Problem, did_you_mean
from .sources import unknown_sources

Table = Mapping[str, Any]

_NAMES = (
    ("product", "suppliers", "supplier"), ("lane", "to", "warehouse"),
    ("shipment", "product", "product"), ("live", "product", "product"), ("live", "host", "host"),
    ("promotion", "products", "product"), ("creator", "products", "product"),
    ("season", "products", "product"), ("payday", "products", "product"),
    ("substitute", "sold_out", "product"), ("substitute", "bought", "product"),
    ("product", "warehouse", "warehouse"), ("shipment", "to", "warehouse"),
    ("shop", "warehouse", "warehouse"), ("listing", "product", "product"),
    ("listing", "shop", "shop"), ("listing", "warehouse", "warehouse"),
    ("region", "warehouse", "warehouse"), ("region", "fallback", "warehouse"),
    ("delivery", "from", "warehouse"), ("transfer", "from", "warehouse"),
    ("transfer", "to", "warehouse"),
)  # fmt: skip
"""(table, key, table it must name an entry of)."""
_IN_SHOPS = (
    ("live", "shop"), ("promotion", "shop"), ("creator", "shop"), ("season", "shop"),
    ("payday", "shop"), ("host", "shop"), ("region", "shop"), ("listing", "stock_of"),
)  # fmt: skip
"""(table, key that names a shop)."""
_NAMED = ("product", "supplier", "warehouse", "shop", "host", "creator", "policy")
_OF_ONE_SHOP = "{n} entries of one shop have this name, expected one"
_UNIQUE = (
    (_NAMED, ("name",), "{n} entries have this name, expected one"),
    (
        ("promotion", "region"),
        ("name", "shop"),
        _OF_ONE_SHOP,
    ),
    (("transfer", "delivery"), ("from", "to"), "{n} ways from {0} to {1}, expected one"),
    (("lane",), ("mode", "to"), '{n} lanes by "{0}" to {1}, expected one of each mode'),
)
"""(tables, keys that tell their entries apart, message)."""
_LOOK_ALIKE = '"{0}" and "{1}" look alike, expected names that differ in more than their width'
_DATES = (
    "live.[].start", "product.[].on_sale_from", "listing.[].on_sale_from",
    "product.[].demand.viral.hits_on.[]",
)  # fmt: skip
"""Paths to dates; `.[]` stands for every entry of a list."""
_SPANS = (
    "season.[]", "packing.peaks.[]", "shop.[].packing.peaks.[]", "supplier.[].closed.[]",
    "lane.[].congestion.[]", "lane.[].closed.[]", "warehouse.[].peaks.[]",
)  # fmt: skip
"""Paths to tables that have a first and a last day."""
STAR = "* is no name; with drop = true, and first of all, it leaves out what is inherited"
"""What is said of an entry that is named so."""
_AHEAD = 120
"""Days after the horizon that a promotion may lie: policies look as far."""
_AFLOAT = 365
"""Days before the start and after the end that goods on the water may be promised for."""
_LAST_YEAR = 9000
"""Later years leave the calendar no room for the horizon and what lies beyond it."""


def reference_problems(table: Table) -> list[Problem]:
    """Return what is wrong between the tables of a file."""
    return [
        *_placed(table, _no_table, _stars),
        *_doubles(table),
        *_placed(
            table, _twins, _unknown_names, dates_outside, _shipments, _sessions, _late_sessions
        ),
        *_main_twice(table),
        *_placed(table, _unknown_shops, promotions, spans),
        *_shares(table),
        *_placed(table, _named_twice, _idle_homes, _unknown_rule, unknown_sources),
    ]


def _placed(table: Table, *checks: Callable[[Table], Iterator[Fault]]) -> Iterator[Problem]:
    for place, message in chain.from_iterable(check(table) for check in checks):
        yield Problem.at(place, table, message)


def _entries(table: Table, name: str) -> list[tuple[int, Table]]:
    entries = table.get(name)
    if not isinstance(entries, list):
        return []
    return [(i, entry) for i, entry in enumerate(entries) if isinstance(entry, Mapping)]


def _all_at(table: Table, paths: Sequence[str]) -> Iterator[tuple[Place, Any]]:
    return chain.from_iterable(_at(table, path.split(".")) for path in paths)


def _at(node: Any, keys: Sequence[str], place: Place = ()) -> Iterator[tuple[Place, Any]]:  # noqa: ANN401 - any TOML value
    """Yield what stands at a path, with its place."""
    if not keys:
        yield place, node
    elif keys[0] == "[]":
        for number, entry in enumerate(node if isinstance(node, list) else ()):
            yield from _at(entry, keys[1:], (*place, number))
    elif isinstance(node, Mapping) and keys[0] in node:
        yield from _at(node[keys[0]], keys[1:], (*place, keys[0]))


def _names(table: Table, name: str) -> set[str]:
    return {e["name"] for _, e in _entries(table, name) if isinstance(e.get("name"), str)}


def _horizon(table: Table) -> tuple[dt.date, int] | None:
    """Return the first day and the number of days, where the file has them right."""
    start, days = table.get("start"), table.get("days")
    if type(start) is dt.date and type(days) is int and 0 < days <= TEN_YEARS:
        return start, days
    return None


def _doubles(table: Table) -> Iterator[Problem]:
    for kinds, keys, message in _UNIQUE:
        for kind in kinds:
            for values, numbers in _numbers(table, kind, *keys).items():
                if len(numbers) > 1:
                    text, place = message.format(*values, n=len(numbers)), (kind, numbers[-1])
                    named = "name" in keys
                    yield Problem.at(place, table, text) if named else Problem(kind, text, place)


def _stars(table: Table) -> Iterator[Fault]:
    """Find entries that are named *, which is no name."""
    for kind in (*_NAMED, "promotion"):
        for number, entry in _entries(table, kind):
            if entry.get("name") == "*":
                yield (kind, number), STAR


def _twins(table: Table) -> Iterator[Fault]:
    """Find names that differ in nothing that one sees: full and half width, ligatures."""
    for kind in (*_NAMED, "promotion", "region"):
        seen: dict[str, str] = {}
        for number, entry in _entries(table, kind):
            name = str(entry.get("name"))
            first = seen.setdefault(unicodedata.normalize("NFKC", name), name)
            if first != name:
                yield (kind, number), _LOOK_ALIKE.format(first, name)


def _numbers(table: Table, kind: str, *keys: str) -> Mapping[tuple[str, ...], list[int]]:
    """Return which entries have the same values of some keys, of which they have the first.

    An entry that names no shop stands in the main one.
    """
    numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, entry in _entries(table, kind):
        if keys[0] in entry:
            placed = {"shop": _shop(table, entry), **entry}
            numbers[tuple(str(placed.get(key)) for key in keys)].append(number)
    return numbers


def _no_table(table: Table) -> Iterator[Fault]:
    """Find tables that are not there though entries of others name theirs."""
    for target in dict.fromkeys(target for _, _, target in _NAMES):
        kinds = [(kind, key) for kind, key, named in _NAMES if named == target]
        waiting = sum(
            bool(_named(entry, key)) for kind, key in kinds for _, entry in _entries(table, kind)
        )
        if waiting and target not in table:
            named = "1 entry names one" if waiting == 1 else f"{waiting} entries name one"
            yield (target,), f"{missing((target,))}; {named}"


def _unknown_names(table: Table) -> Iterator[Fault]:
    for kind, key, target in _NAMES:
        if target in table:
            yield from _unknown(table, kind, key, target, _names(table, target))


def _unknown_shops(table: Table) -> Iterator[Fault]:
    for kind, key in _IN_SHOPS:
        yield from _unknown(table, kind, key, "shop", _names(table, "shop") | {_main(table)})


def _unknown(table: Table, kind: str, key: str, target: str, known: set[str]) -> Iterator[Fault]:
    for i, entry in _entries(table, kind):
        for name in _named(entry, key):
            if name not in known:
                yield (kind, i, key), f'no {target} is named "{name}"{did_you_mean(name, known)}'


def _unknown_rule(table: Table) -> Iterator[Fault]:
    known, rule = _names(table, "policy"), table.get("current_rule")
    if isinstance(rule, str) and known and rule not in known:
        yield ("current_rule",), f'no policy is named "{rule}"{did_you_mean(rule, known)}'


def _named_twice(table: Table) -> Iterator[Fault]:
    for kind, key, _ in _NAMES:
        for i, entry in _entries(table, kind):
            for name, times in Counter(_named(entry, key)).items():
                if times > 1:
                    yield (kind, i, key), f'names "{name}" {times} times'


def _named(entry: Table, key: str) -> list[str]:
    """Return the names that a key holds, one or a list."""
    value = entry.get(key)
    names = value if isinstance(value, list) else [value]
    return [name for name in names if isinstance(name, str)]


def _main_twice(table: Table) -> Iterator[Problem]:
    """Find a shop that is named like the main one."""
    main = _main(table)
    if main in _names(table, "shop"):
        yield Problem(f'shop "{main}"', "the main shop has this name, expected another", ("shop",))


def _idle_homes(table: Table) -> Iterator[Fault]:
    """Find homes in shops with regions: goods lie where the regions say."""
    divided = {_shop(table, region) for _, region in _entries(table, "region")}
    for kind in ("product", "listing", "shop"):
        for i, entry in _entries(table, kind):
            shop = str(entry.get("name")) if kind == "shop" else _shop(table, entry)
            if "warehouse" in entry and shop in divided:
                message = f'has no effect: each region of shop "{shop}" names its own'
                yield (kind, i, "warehouse"), message


def dates_outside(table: Table) -> Iterator[Fault]:
    """Find sessions, launches and hits of days that are not the plan's."""
    horizon = _horizon(table)
    if horizon is None or horizon[0].year > _LAST_YEAR:
        return
    start, days = horizon
    last = start + dt.timedelta(days=days - 1)
    for place, date in _all_at(table, _DATES):
        day = date.date() if isinstance(date, dt.datetime) else date
        if isinstance(day, dt.date) and not start <= day <= last:
            yield place, f"expected a date from {start} to {last}, found {day}"


def _shipments(table: Table) -> Iterator[Fault]:
    """Find shipments promised for too far a day, or wrong about being overdue."""
    horizon = _horizon(table)
    if horizon is None or horizon[0].year > _LAST_YEAR:
        return
    start, days = horizon
    first, last = start - dt.timedelta(days=_AFLOAT), start + dt.timedelta(days=days + _AFLOAT)
    for i, shipment in _entries(table, "shipment"):
        arrives, overdue = shipment.get("arrives"), shipment.get("overdue", False)
        if type(arrives) is not dt.date:
            continue
        if not first <= arrives <= last:
            yield (
                ("shipment", i, "arrives"),
                f"expected a date from {first} to {last}, found {arrives}",
            )
        elif arrives < start and overdue is False:
            message = f"lies before the first day, {start}: say overdue = true"
            yield ("shipment", i, "arrives"), message
        elif arrives >= start and overdue is True:
            yield ("shipment", i, "overdue"), f"is not overdue on {start}: it arrives on {arrives}"


def _sessions(table: Table) -> Iterator[Fault]:
    """Find live sessions before the product's launch, and two at a time of one product."""
    until: dict[tuple[str, str], dt.datetime] = {}
    for i, live in sorted(_entries(table, "live"), key=lambda entry: str(entry[1].get("start"))):
        product, start, minutes = live.get("product"), live.get("start"), live.get("minutes")
        if not isinstance(start, dt.datetime) or not isinstance(product, str):
            continue
        first, sold = _launch(table, live), (product, _shop(table, live))
        if type(first) is dt.date and start.date() < first:
            message = f"{product} is not on sale before {first}, found {start.date()}"
            yield ("live", i, "start"), message
        start = start.replace(tzinfo=None)
        if sold in until and start < until[sold]:
            message = f"another session of {product} goes on until {until[sold]:%H:%M}"
            yield ("live", i, "start"), message
        if isinstance(minutes, int):
            until[sold] = start + dt.timedelta(minutes=min(minutes, 1440))


def _late_sessions(table: Table) -> Iterator[Fault]:
    """Find sessions that start on the last day, and go on past its midnight."""
    horizon = _horizon(table)
    if horizon is None or horizon[0].year > _LAST_YEAR:
        return
    last = horizon[0] + dt.timedelta(days=horizon[1] - 1)
    for i, live in _entries(table, "live"):
        start, minutes = live.get("start"), live.get("minutes")
        if isinstance(start, dt.datetime) and isinstance(minutes, int) and start.date() == last:
            passed = 60 * start.hour + start.minute + minutes - DAY
            if passed > 0:
                message = f"the session goes on for {passed} minutes after the last day, {last}"
                yield ("live", i, "minutes"), message


def _shop(table: Table, entry: Table) -> str:
    """Return the shop that an entry stands in: the main one where it names none."""
    return str(entry.get("shop") or _main(table))


def _main(table: Table) -> str:
    """Return the name of the main shop."""
    return str(table.get("shop_name", MAIN))


def _launch(table: Table, live: Table) -> object:
    """Return from when on a session's product is on sale in its shop."""
    name, shop = live.get("product"), live.get("shop")
    listings = [e for _, e in _entries(table, "listing") if e.get("product") == name]
    sold = [e for e in listings if e.get("shop") == shop]
    sold += [e for _, e in _entries(table, "product") if e.get("name") == name]
    return next((e["on_sale_from"] for e in sold if "on_sale_from" in e), None)


def promotions(table: Table) -> Iterator[Fault]:
    """Find sales that end before the first day or lie far beyond the last, and late sign-ups."""
    horizon = _horizon(table)
    for i, promotion in _entries(table, "promotion"):
        sale, sign_up = promotion.get("sale_from"), promotion.get("sign_up_by")
        if type(sale) is not dt.date:
            continue
        if horizon and not -60 <= (sale - horizon[0]).days < horizon[1] + _AHEAD:
            message = f"expected a sale within {_AHEAD} days of the horizon, found {sale}"
            yield ("promotion", i, "sale_from"), message
        if type(sign_up) is dt.date and sign_up > sale:
            message = f"expected a day up to the sale on {sale}, found {sign_up}"
            yield ("promotion", i, "sign_up_by"), message


def spans(table: Table) -> Iterator[Fault]:
    """Find closures and seasons that touch neither the horizon nor what lies soon after it."""
    horizon = _horizon(table)
    if horizon is None:
        return
    start, days = horizon
    for place, span in _all_at(table, _SPANS):
        if not isinstance(span, Mapping):
            continue
        first, last = span.get("first_day"), span.get("last_day")
        if type(first) is not dt.date or type(last) is not dt.date:
            continue
        if last < start or (first - start).days >= days + _AHEAD:
            yield place, f"lies outside the horizon: {first} to {last}"


def _shares(table: Table) -> Iterator[Problem]:
    """Find products of which more than all buyers turn to substitutes."""
    turned: dict[str, float] = defaultdict(float)
    for i, entry in _entries(table, "substitute"):
        name, share = str(entry.get("sold_out")), entry.get("share")
        turned[name] += share if isinstance(share, int | float) else 0.0
        if turned[name] > 1:
            message = f"the shares of {name}'s buyers sum to {turned[name]:g}, expected at most 1"
            yield Problem("substitute", message, ("substitute", i))
