"""All that a file says by keys with dots, and how far its names may be shortened in them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from .dotted import Table, dotted, inside, value_at
from .problem import Place
from .written import written


def keys_of(table: Table, place: Place = ()) -> Iterator[tuple[str, str]]:
    """Yield each key of a file and its value, both as they are written."""
    value = value_at(table, place)
    if isinstance(value, Mapping) or _has_tables(value):
        for _, inner in inside(table, place):
            if value_at(table, inner) is not None:
                yield from keys_of(table, inner)
    else:
        yield dotted(place, table), written(value)


def short_names(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the names of a file that may be shortened, whole and as short as they stay clear."""
    for kind, entries in table.items():
        if _has_tables(entries):
            words = [word for word, _ in inside(table, (kind,))]
            for word in dict.fromkeys(words):
                short = _shortened(word, words)
                if short != word:
                    yield f"{kind}.{word}", f"{kind}.{short}"


def _has_tables(value: object) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return False
    return any(isinstance(entry, Mapping) for entry in value)


def _shortened(word: str, words: Sequence[str]) -> str:
    """Return the least beginning of a word, up to the end of one of its parts, that none shares."""
    others = [other.casefold() for other in words if other != word]
    for end in re.finditer(r"(?<=\w)\W", word):
        start = word[: end.start()]
        if len(start) > 1 and not any(other.startswith(start.casefold()) for other in others):
            return start
    return word
