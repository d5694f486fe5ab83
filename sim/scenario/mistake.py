"""What pydantic refuses in the tables of a file, in the seller's terms."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ..words.unseen import first_unseen, shown
from .keys import kinds, known_keys
from .meant import meant, percent
from .missing import missing
from .problem import Fault, PlacedError, Problem, close_to, did_you_mean, nearest
from .reference import STAR

_PATTERNS = {"currency": "expected three capital letters, like USD"}
_UNKNOWN = "unknown key"
_BOUNDS = {
    "greater_than_equal": ("ge", "expected {} or more"),
    "greater_than": ("gt", "expected more than {}"),
    "less_than_equal": ("le", "expected at most {}"),
    "less_than": ("lt", "expected less than {}"),
    "multiple_of": ("multiple_of", "expected a multiple of {}"),
    "string_too_long": ("max_length", "expected at most {} letters"),
    "too_long": ("max_length", "expected at most {}"),
}
"""Kinds of errors about bounds: where the bound stands, and what to say."""
_KINDS = {
    "string_type": "expected text in quotes", "bool_type": "expected true or false",
    "date_type": "expected a date, for example 2026-11-11",
    "datetime_type": "expected a date and time, for example 2026-11-11T20:00:00",
    "date_from_datetime_parsing": "expected a date, for example 2026-11-11",
    "datetime_from_date_parsing": "expected a date and time, for example 2026-11-11T20:00:00",
    "string_too_short": "expected a text that says something",
}  # fmt: skip
"""What to say of a value of the wrong kind."""


def mistakes(error: ValidationError, table: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for each error that validation found in the tables."""
    faults = [fault for plain in _plain(error) for fault in _faults(plain)]
    return [Problem.at(place, table, message) for place, message in faults]


def in_order(own: Sequence[Problem], between: Sequence[Problem]) -> list[Problem]:
    """Return the mistakes of tables and those between them, causes before what follows from them.

    Whole tables that are missing or unknown come first, each once.
    """
    lacking = [problem for problem in between if _is_whole_table(problem)]
    known = {problem.place for problem in lacking}
    stars = {problem.place for problem in between if problem.message == STAR}
    own = [problem for problem in own if problem.place[:2] not in stars]
    parents = [problem.place[:-1] for problem in own]
    others = sorted(
        (problem for problem in own if problem.place not in known),
        key=lambda p: (parents.index(p.place[:-1]), not p.message.startswith(_UNKNOWN)),
    )
    return [
        *(problem for problem in others if _is_whole_table(problem)),
        *lacking,
        *(problem for problem in others if not _is_whole_table(problem)),
        *(problem for problem in between if not _is_whole_table(problem)),
    ]


def _is_whole_table(problem: Problem) -> bool:
    return len(problem.place) == 1 and problem.message.startswith(("is missing", _UNKNOWN))


def _faults(error: Mapping[str, Any]) -> Sequence[Fault]:
    raised = error.get("ctx", {}).get("error")
    return raised.faults if isinstance(raised, PlacedError) else [(error["loc"], _message(error))]


def _plain(error: ValidationError) -> list[Mapping[str, Any]]:
    """Return pydantic's errors, without those that only follow from others below the same key."""
    errors: list[dict[str, Any]] = [dict(e) for e in error.errors()]
    places = [e["loc"] for e in errors]
    deeper = {place[:-1] for place in places} | {place[:1] for place in places if place[1:]}
    return [e for e in errors if e["type"] != "too_short" or e["loc"] not in deeper]


def _message(error: Mapping[str, Any]) -> str:  # noqa: PLR0911 - one return a kind of mistake
    """Return what is wrong."""
    loc = error["loc"]
    given = "" if error["type"] == "missing" else f", found {_shown(error.get('input'))}"
    match error["type"]:
        case "extra_forbidden":
            return f"{_UNKNOWN}{did_you_mean(str(loc[-1]), known_keys(loc[:-1]))}"
        case "missing":
            return missing(loc)
        case "union_tag_invalid":
            word, known = error["ctx"]["tag"], error["ctx"]["expected_tags"].replace("'", "")
            hint = nearest(word, known.split(", "))
            return f'expected one of {known}, found "{word}"{hint}'
        case "union_tag_not_found":
            word = error["ctx"]["discriminator"].strip("'")
            table = error["input"] if isinstance(error["input"], dict) else {}
            close = [key for key in table if key and close_to(key, word)]
            hint = f'; did you mean {word} where it says "{close[0]}"?' if close else ""
            known = "" if hint else f", one of {', '.join(kinds(loc, word))}"
            return f"is missing its {word}{known}{hint}"
        case "value_error":
            return str(error["ctx"]["error"])
        case "literal_error":
            known = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            hint = nearest(str(error["input"]), known.split(", "))
            return f"expected one of {known}{given}{hint}"
        case "string_pattern_mismatch":
            pattern = _PATTERNS.get(loc[-1])
            return f"{pattern}{given}" if pattern else _steering(error["input"])
        case "too_short":
            return "expected at least one"
        case "tuple_type":
            if isinstance(error["input"], str):
                return f'expected a list: write {loc[-1]} = ["{error["input"]}"]'
            return f"expected a list: write [[{loc[-1]}]] above each entry"
        case "model_attributes_type" | "model_type":
            return f"expected a number, or a law in braces{given}{_instead(error)}"
    return f"{_expected(error)}{given}{_instead(error)}"


def _expected(error: Mapping[str, Any]) -> str:
    """Return what a value should be."""
    key, words = _BOUNDS.get(error["type"], ("", ""))
    if key:
        bound = error["ctx"][key]
        return words.format(bound if isinstance(bound, str) else f"{bound:,.12g}")
    message = error["msg"].replace("Input should be", "expected").replace("a valid", "a")
    message = message.replace("a integer", "a whole number")
    return _KINDS.get(error["type"], str(message))


def _steering(text: str) -> str:
    """Say which character no text may hold, and where it stands."""
    code, before = first_unseen(text) or ("", "")
    after = f'after "{before}"' if before else "at its start"
    return f"expected text in one line without characters that are not seen: {code} {after}"


def _instead(error: Mapping[str, Any]) -> str:
    """Return what to write instead: a number without quotes, a share for percent."""
    value, kind = error["input"], error["type"]
    better = ""
    if isinstance(value, bool):
        return ""
    if kind == "string_type" and isinstance(value, int | float | dt.date):
        better = f'"{value}"'
    elif kind in {"less_than_equal", "less_than"} and isinstance(value, int | float):
        bound = error["ctx"].get("le", error["ctx"].get("lt"))
        better = f"{percent(value)} for {value:g} %" if 1 < value <= 100 and bound <= 1 else ""
    elif kind.startswith("int_") and isinstance(value, float) and value.is_integer():
        better = f"{value:.0f}"
    elif isinstance(value, str) and not kind.startswith(("string", "literal")):
        plain = meant(value)
        better = f"{plain} without quotes" if plain and plain == value else plain
    return f"; write {better}" if better else ""


def _shown(value: object) -> str:
    """Return a value as the user wrote it, shortened."""
    text = f'"{shown(value)}"' if isinstance(value, str) else str(value)
    text = text.lower() if isinstance(value, bool) else text
    return text if len(text) <= 60 else text[:57] + "..."
