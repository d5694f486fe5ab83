"""Keys with dots between, as `lane.sea.Bangkok.transit_days`: what they name in a file's tables.

A key is split at the longest name that the file knows, so that `promotion.11.11.uplift` is right;
capital letters and the ends of words may be left out as long as one thing only is meant.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .keys import NO_PART, known_keys
from .problem import Place, did_you_mean
from .source import in_one_form

Table = Mapping[str, Any]

ALL = "*"
"""Stands for every entry of a list."""
_TOLD_BY = {
    "lane": ("mode", "to"), "transfer": ("from", "to"), "delivery": ("from", "to"),
    "live": ("product", "start"), "shipment": ("product", "arrives"),
    "listing": ("product", "shop"), "substitute": ("sold_out", "bought"),
    "promotion": ("name", "shop"), "region": ("name", "shop"),
}  # fmt: skip
"""The keys whose values tell the entries of a list from one another."""
_TOLD_BY_ONE = ("name", "first_day", "date", "from_day", "first_day_of_month")
"""The same of other lists: the first of these that an entry has."""
_KINDS = ("law", "rule")
"""Keys that say of which kind a table is."""


class DottedKeyError(ValueError):
    """A key with dots names nothing, or not one thing; the message says what there is."""


class _Entry(NamedTuple):
    """Something that the words so far lead to."""

    place: Place
    words: tuple[str, ...] = ()
    """By which it can still be told from its siblings."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """What the words so far lead to, and whether all of it is meant."""

    entries: tuple[_Entry, ...] = (_Entry(()),)
    all: bool = False
    said: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether what lies inside may be named."""
        return self.all or len(self.entries) == 1

    def inside(self, table: Table) -> dict[str, list[_Entry]]:
        """Return what may be named next, by its word."""
        named: dict[str, list[_Entry]] = {}
        below: dict[str, list[_Entry]] = {}
        for entry in self.entries:
            if entry.words:
                named.setdefault(entry.words[0], []).append(_Entry(entry.place, entry.words[1:]))
            for word, inner in _below(entry.place, table) if self.is_plain else ():
                below.setdefault(word, []).append(inner)
        return below | named


def places(key: str, table: Table) -> tuple[Place, ...]:
    """Return where a key with dots leads in the tables of a file, `*` to every entry of a list.

    What the file leaves to its default is found, too; with `*` only in tables that are there.

    Errors: DottedKeyError.
    """
    spot, rest = _Spot(), in_one_form(key)
    while rest:
        spot, rest = _further(spot, rest, table)
    if not spot.is_plain:
        raise DottedKeyError(f"{spot.said} may be {_several(spot.inside(table), spot.said)}")
    found = [entry.place for entry in spot.entries]
    if spot.all:
        found = [place for place in found if value_at(table, place[:-1]) is not None]
    if not found or found == [()]:
        raise DottedKeyError(f'"{key}" names nothing in the file')
    return tuple(found)


def dotted(place: Place, table: Table) -> str:
    """Return the whole key of a place, which leads there and nowhere else."""
    words: list[str] = []
    for length in range(len(place)):
        inner = _below(place[:length], table)
        found = next((word, *e.words) for word, e in inner if e.place == place[: length + 1])
        words += found
    return ".".join(words)


def inside(table: Table, place: Place) -> Iterator[tuple[str, Place]]:
    """Yield what may be named directly inside a place: its first word, and where it is."""
    for word, entry in _below(place, table):
        yield word, entry.place


def value_at(table: Table, place: Place) -> Any:  # noqa: ANN401 - any TOML value
    """Return what stands at a place; None where the file says nothing."""
    here: Any = table
    for key in place:
        if isinstance(here, Mapping):
            here = here.get(key)
        elif isinstance(here, Sequence) and isinstance(key, int):
            here = here[key]
        else:
            return None
    return here


def _further(spot: _Spot, rest: str, table: Table) -> tuple[_Spot, str]:
    """Return where the next word of a key leads, and the words after it."""
    choices = spot.inside(table)
    if rest.partition(".")[0] == ALL:
        entries = [e for some in choices.values() for e in some if isinstance(e.place[-1], int)]
        if not entries:
            raise DottedKeyError(
                f"{ALL} stands for the entries of a list, and {_in(spot)} has none"
            )
        return _Spot(tuple(entries), True, _joined(spot, ALL)), rest.partition(".")[2]
    word, rest = _next(spot, rest, choices)
    return _Spot(tuple(choices[word]), spot.all, _joined(spot, word)), rest


def _next(spot: _Spot, rest: str, choices: Mapping[str, Any]) -> tuple[str, str]:
    """Return the word that a key goes on with, and what follows it."""
    ends = [end for end, letter in enumerate(rest) if letter == "."]
    heads = [rest[:end] for end in (len(rest), *reversed(ends)) if end]
    ways: tuple[Callable[[str, str], bool], ...] = (
        lambda word, head: word == head,
        lambda word, head: word.casefold() == head.casefold(),
        lambda word, head: word.casefold().startswith(head.casefold()),
    )
    for fits in ways:
        for head in heads:
            meant = [word for word in choices if fits(word, head)]
            if len(meant) == 1:
                return meant[0], rest[len(head) + 1 :]
            if meant:
                raise DottedKeyError(f'"{head}" may be {_several(meant, spot.said)}')
    word = rest.partition(".")[0]
    if not choices:
        raise DottedKeyError(f'there is nothing like "{word}" in {_in(spot)}')
    every = "" if spot.is_plain else f"; {spot.said}.{ALL} means all of them"
    raise DottedKeyError(f'there is no "{word}" in {_in(spot)}{did_you_mean(word, choices)}{every}')


def _several(words: Mapping[str, Any] | Sequence[str], said: str) -> str:
    return " or ".join(f"{said}.{word}" if said else word for word in sorted(words))


def _in(spot: _Spot) -> str:
    return spot.said or "the file"


def _joined(spot: _Spot, word: str) -> str:
    return f"{spot.said}.{word}" if spot.said else word


def _below(place: Place, table: Table) -> Iterator[tuple[str, _Entry]]:
    """Yield what lies directly inside a place: entries of a list, or keys, also unsaid ones."""
    value = value_at(table, place)
    if isinstance(value, list | tuple):
        for number, words in enumerate(_words(value, str(place[-1]))):
            yield words[0], _Entry((*place, number), words[1:])
    elif isinstance(value, Mapping) or value is None:
        for key in {**dict.fromkeys(value or ()), **dict.fromkeys(sorted(_known(place, table)))}:
            yield key, _Entry((*place, key))


def _known(place: Place, table: Table) -> set[str]:
    """Return the keys that a table may have; of laws and rules those of its kind."""
    loc: list[str | int] = []
    for length in range(len(place) + 1):
        loc += place[length - 1 : length]
        here = value_at(table, place[:length])
        if isinstance(here, Mapping):
            loc += [here[kind] for kind in _KINDS if isinstance(here.get(kind), str)]
    return known_keys(loc) - {*NO_PART}


def _words(entries: Sequence[Any], kind: str) -> list[tuple[str, ...]]:
    """Return what tells each entry of a list from the others; of equal ones also their count."""
    words = [_told(entry, kind) or (str(number),) for number, entry in enumerate(entries, 1)]
    return [
        (*own, f"{words[:number].count(own) + 1}") if words.count(own) > 1 else own
        for number, own in enumerate(words)
    ]


def _told(entry: object, kind: str) -> tuple[str, ...]:
    """Return the words of one entry, none where nothing tells it from its siblings."""
    if not isinstance(entry, Mapping):
        return ()
    keys = _TOLD_BY.get(kind) or [key for key in _TOLD_BY_ONE if key in entry][:1]
    values = [entry[key] for key in keys if entry.get(key) is not None]
    return tuple(v.isoformat() if hasattr(v, "isoformat") else str(v) for v in values)
