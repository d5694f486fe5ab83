"""A file that was written before, renewed: what is the seller's own stays as it is.

A number is `fit`'s own while it is what its comment says (`marks.py`). All else, comments and
order among it, is left. New SKUs, sales and keys come after those that are there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

from ...scenario.merge import identity
from ...scenario.written import written
from ...words import shop_update as say
from .assumed import assumed
from .carried_over import carried_over
from .marks import marked, untouched
from .shop_file import ShopFile, assumed_block
from .sources import is_ours

_SALES = "promotion"
_SOURCES = "sources"
_HISTORY = "opening.history"
_DATED = {"life_cycle", "receivables"}
"""Lists of days, which have gone by when the plan moves on."""
_TOLD_GONE = ("product", "host", "supplier", "lane")
_ASSUMED = re.compile(r"^# [^\n]*[.。]\n(?:#   - [^\n]*\n)+", re.MULTILINE)
"""The comments at the top that say what is still assumed."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A file that was renewed."""

    text: str
    told: Sequence[str]
    """What stays though records say otherwise, what is new, what is gone."""
    assumed: Sequence[str]
    """What it still assumes."""


@dataclass(slots=True)
class _Work:
    """What is being renewed, and what is told of it."""

    told: list[str] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    """Whole keys of numbers that are the seller's."""
    kept: set[str] = field(default_factory=set)
    """The same of earlier records."""
    gone: set[str] = field(default_factory=set)
    """The same of what is left out."""


def updated(text: str, fresh: ShopFile) -> Updated:
    """Return a file with what was fitted renewed from a fresh one."""
    document, new, work = tomlkit.parse(text), tomlkit.parse(fresh.text), _Work()
    for key, value in new.items():
        if key != _SOURCES:
            _item(document, new, key, value, "", work)
    for key in [key for key in document if key in {*_TOLD_GONE, _SALES}]:
        _gone(document, new.get(key, ()), key, work)
    _renew_sources(document, new, work)
    open_still = list(assumed(fresh.shop, set(_filled(document, new))))
    renewed = _ASSUMED.sub(lambda _: assumed_block(open_still), tomlkit.dumps(document), count=1)
    return Updated(renewed, work.told, open_still)


def names(text: str) -> list[str]:
    """Return the products that a file names, without those that it drops."""
    products = tomlkit.parse(text).unwrap().get("product", [])
    return [str(product.get("name")) for product in products if not product.get("drop")]


def _filled(document: Any, new: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    """Yield the whole keys of numbers of which a file assumes nothing."""
    yield from (f"cash.{key}" for key in document.get("cash", ()))
    if document.get("current_rule") != new.get("current_rule"):
        yield "current_rule"
    for product in document.get("product", ()):
        path = _path("product", identity(product.unwrap(), "product"))
        yield from (f"{path}.{key}" for key in product if not _is_assumption(product, key))


def _is_assumption(entry: Any, key: str) -> bool:  # noqa: ANN401 - the same
    """Say whether a number is what an earlier `fit` assumed."""
    item = entry.item(key)
    said = marked(item.trivia.comment)
    is_its = untouched(item.unwrap(), item.trivia.comment)
    return is_its and said is not None and said[0] == "assumption"


def _item(old: Any, new: Any, key: str, value: Any, path: str, work: _Work) -> None:  # noqa: ANN401 - tomlkit's containers
    """Renew one key of a table, whatever it holds."""
    whole = f"{path}.{key}" if path else key
    if isinstance(value, AoT):
        _list(old, key, value, work)
    elif key not in old:
        old[key] = value
        if path:
            work.told.append(say.ADDED(entry=whole))
    elif isinstance(value, Table) and isinstance(old[key], dict):
        for inner, item in value.items():
            _item(old[key], value, inner, item, whole, work)
        _missing(old[key], value, whole, work)
    else:
        _number(old, new, key, whole, work)


def _number(old: Any, new: Any, key: str, whole: str, work: _Work) -> None:  # noqa: ANN401 - the same
    """Renew a number that is still `fit`'s own; tell where it is not."""
    was, now = old.item(key), new.item(key)
    said, fresh = marked(was.trivia.comment), marked(now.trivia.comment)
    if fresh is None:
        return
    if not untouched(was.unwrap(), was.trivia.comment):
        work.own.add(whole)
        if fresh[0] == "fit" and was.unwrap() != now.unwrap():
            shown = (_short(item.unwrap()) for item in (was, now))
            work.told.append(say.OWN(key=whole, own=next(shown), fitted=next(shown)))
    elif said and said[0] == "fit" and fresh[0] == "assumption":
        work.kept.add(whole)
        work.told.append(say.KEPT_FIT(key=whole, was=_short(was.unwrap())))
    else:
        old[key], factor = carried_over(was, now)
        if factor:
            work.told.append(say.WIDER(key=whole, factor=factor))


def _short(value: object) -> str:
    """Write a value, at most as long as a line bears."""
    text = written(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _list(old: Any, key: str, new: AoT, work: _Work) -> None:  # noqa: ANN401 - the same
    """Renew the entries of a list that are known by a name, and add new ones."""
    if key not in old:
        old[key] = new
        return
    there = {identity(entry.unwrap(), key): entry for entry in old[key]}
    for entry in new:
        name = identity(entry.unwrap(), key)
        if name not in there:
            old[key].append(_apart(entry, old[key][-1]))
            if not entry.get("drop"):
                work.told.append(say.ADDED(entry=f"{key} {written(name)}"))
        elif not entry.get("drop"):
            for inner, item in entry.items():
                _item(there[name], entry, inner, item, _path(key, name), work)
            _missing(there[name], entry, _path(key, name), work)


def _path(kind: str, name: str | None) -> str:
    """Return what keys of an entry begin with, as [sources] have them."""
    return f"{kind}.{name}".replace(" to ", ".") if kind == "lane" else f"{kind}.{name}"


def _apart(entry: Table, last: Table) -> Table:
    """Return an entry that stands apart from the one before it."""
    if not last.as_string().endswith("\n\n"):
        entry.trivia.indent = "\n"
    return entry


def _gone(old: Any, new: Any, key: str, work: _Work) -> None:  # noqa: ANN401 - the same
    """Tell of entries that the records do not have; sales that are over go, if untouched."""
    names = {identity(entry.unwrap(), key) for entry in new}
    over = []
    for place, entry in enumerate(old[key]):
        name = identity(entry.unwrap(), key)
        if name in names or entry.get("drop") or not _fitted(entry):
            continue
        told = f"{key} {written(name)}"
        if key != _SALES:
            work.told.append(say.GONE(entry=told))
        elif _touched(entry):
            work.told.append(say.OVER_OWN(entry=told))
        else:
            over.append(place)
            work.gone.add(_path(key, name))
            work.told.append(say.OVER(entry=told))
    for place in reversed(over):
        del old[key][place]


def _marks(entry: Any) -> Iterator[tuple[object, str]]:  # noqa: ANN401 - the same
    """Yield the values of an entry that have a mark, with their comments."""
    for key, value in entry.items():
        if isinstance(value, Table):
            yield from _marks(value)
        elif marked(comment := entry.item(key).trivia.comment):
            yield entry.item(key).unwrap(), comment


def _fitted(entry: Any) -> bool:  # noqa: ANN401 - the same
    return any(True for _ in _marks(entry))


def _touched(entry: Any) -> bool:  # noqa: ANN401 - the same
    return not all(untouched(value, comment) for value, comment in _marks(entry))


def _missing(old: Any, new: Any, path: str, work: _Work) -> None:  # noqa: ANN401 - the same
    """Tell of numbers of earlier records; those of days that have gone by are left out."""
    for key in [key for key in old if key not in new]:
        if isinstance(old[key], Table):
            if _fitted(old[key]):
                work.told.append(say.KEPT_TABLE(key=f"{path}.{key}"))
            continue
        value, comment = old.item(key).unwrap(), old.item(key).trivia.comment
        whole = f"{path}.{key}"
        if not untouched(value, comment):
            continue
        if key in _DATED:
            del old[key]
            work.gone.add(whole)
            work.told.append(say.OVER(entry=whole))
        elif path != _HISTORY:
            work.told.append(say.KEPT_FIT(key=whole, was=_short(value)))


def _renew_sources(old: Any, new: Any, work: _Work) -> None:  # noqa: ANN401 - the same
    """Renew sources, but for those of numbers that are not these records'."""
    if _SOURCES not in old:
        old[_SOURCES] = tomlkit.table()
    told = old[_SOURCES]
    for key, source in new.get(_SOURCES, {}).items():
        if key not in work.own | work.kept:
            told[key] = source
    for key in [key for key in told if any(f"{key}.".startswith(f"{g}.") for g in work.gone)]:
        del told[key]
    for key in [key for key in told if key in work.own and is_ours(str(told[key]))]:
        del told[key]
