"""What platforms call things, in six languages: columns by field, and words by what they mean."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from .folded import column, folded

LANGUAGES = ("en", "zh", "id", "th", "vi", "pt")
_HERE = Path(__file__).parent / "catalogue"
Names = Mapping[str, Mapping[str, Sequence[str]]]
"""By field, and language."""


@cache
def names(format_: str) -> Names:
    """Return how the columns of a format are called."""
    return tomllib.loads((_HERE / f"{format_}.toml").read_text("utf-8"))


@cache
def words(kind: str) -> Names:
    """Return the words of a kind of cell: `status`, `by`, `mode`, ..."""
    told: Names = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))[kind]
    return told


def found(format_: str, headers: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the headers of each field that a sheet has, the best name first."""
    by_name: dict[str, str] = {}
    for header in headers:
        by_name.setdefault(column(header), header)
    fields = {field: _among(field, format_, by_name) for field in names(format_)}
    return {field: told for field, told in fields.items() if told}


def _among(field: str, format_: str, by_name: Mapping[str, str]) -> tuple[str, ...]:
    asked = dict.fromkeys(column(name) for name in _all(names(format_)[field]))
    return tuple(by_name[name] for name in asked if name in by_name)


def languages(format_: str, headers: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the languages in which alone headers, by field, are called as they are."""
    told = (
        _called_in(names(format_)[field], {column(header) for header in some})
        for field, some in headers.items()
        if field in names(format_)
    )
    return frozenset(found[0] for found in told if len(found) == 1)


def _called_in(field: Mapping[str, Sequence[str]], headers: set[str]) -> list[str]:
    return [one for one, called in field.items() if headers & set(map(column, called))]


def meant(cells: pd.Series, kind: str) -> pd.Series:
    """Return what each cell means, by the words of a kind; empty where no word is known."""
    told = {cell: meaning(cell, kind) for cell in cells.unique()}
    return cells.map(told).astype("str")


@lru_cache(maxsize=1 << 16)
def meaning(cell: str, kind: str) -> str:
    """Return what a cell means, by the words of a kind; empty for none.

    A whole word counts before a beginning, and either before a part.
    """
    text = folded(cell)
    if not text:
        return ""
    for patterns in _patterns(kind):
        for pattern, value in patterns.items():
            if text == pattern or ("*" in pattern and fnmatchcase(text, pattern)):
                return value
    return ""


@cache
def _patterns(kind: str) -> tuple[dict[str, str], ...]:
    """Return what folded words mean: whole ones, beginnings, parts."""
    every: tuple[dict[str, str], ...] = ({}, {}, {})
    for value, languages in words(kind).items():
        for word in _all(languages):
            rank = 2 if word.startswith("*") else int("*" in word)
            pattern = "*".join(map(folded, word.split("*")))
            every[rank].setdefault(pattern, value)
    return every


def close_word(cell: str, kind: str) -> str | None:
    """Return the known word that is nearest to a cell, if any is near."""
    known = {folded(word): word for lists in words(kind).values() for word in _all(lists)}
    near = get_close_matches(folded(cell), known, 1, 0.75)
    return known[near[0]].strip("*") if near else None


def _all(languages: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for told in languages.values():
        yield from told
