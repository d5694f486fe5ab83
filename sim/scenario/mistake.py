"""What pydantic refuses in the tables of a file, in the seller's terms."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from .keys import known_keys
from .problem import Fault, PlacedError, Problem, close_to, did_you_mean, nearest

_PATTERNS = {"currency": "expected three capital letters, like USD"}
_HOW = {
    "demand": "; write it below the product as [product.demand]",
    "current_rule": "; it names one of the policies",
    "suppliers": "; it lists names of suppliers, the first one first",
}


def mistakes(error: ValidationError, table: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for each error that validation found in the tables."""
    faults = [fault for plain in _plain(error) for fault in _faults(plain)]
    return [Problem.at(place, table, message) for place, message in faults]


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
            return f"unknown key{did_you_mean(str(loc[-1]), known_keys(loc[:-1]))}"
        case "missing":
            return f"is missing{_HOW.get(loc[-1], '')}"
        case "union_tag_invalid":
            word, known = error["ctx"]["tag"], error["ctx"]["expected_tags"].replace("'", "")
            hint = nearest(word, known.split(", "))
            return f'expected one of {known}, found "{word}"{hint}'
        case "union_tag_not_found":
            word = error["ctx"]["discriminator"].strip("'")
            table = error["input"] if isinstance(error["input"], dict) else {}
            close = [key for key in table if key and close_to(key, word)]
            hint = f'; did you mean {word} where it says "{close[0]}"?' if close else ""
            return f"is missing its {word}{hint}"
        case "value_error":
            return str(error["ctx"]["error"])
        case "literal_error":
            known = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            hint = nearest(str(error["input"]), known.split(", "))
            return f"expected one of {known}{given}{hint}"
        case "string_pattern_mismatch":
            return f"{_PATTERNS.get(loc[-1], 'expected text in one line')}{given}"
        case "too_short":
            return "expected at least one"
        case "tuple_type":
            if isinstance(error["input"], str):
                return f'expected a list: write {loc[-1]} = ["{error["input"]}"]'
            return f"expected a list: write [[{loc[-1]}]] above each entry"
        case "model_attributes_type" | "model_type":
            return f"expected a number, or a law in braces{given}"
    message = error["msg"].replace("Input should be", "expected").replace("a valid", "a")
    return f"{message.replace('a integer', 'a whole number')}{given}"


def _shown(value: object) -> str:
    """Return a value as the user wrote it, shortened."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."
