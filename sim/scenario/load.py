"""From a TOML file to a checked scenario, or to all that is wrong with it at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .keys import known_keys
from .problem import Problem, ScenarioError, close_to, did_you_mean, nearest, path
from .reference import reference_problems
from .scenario import Scenario

MOST_BYTES = 1_000_000
"""A longer file is no scenario: big tables belong in several files."""


def load(file: str | Path) -> Scenario:
    """Return the scenario that a TOML file describes.

    Errors: ScenarioError with one line for each problem of the file.
    """
    source = Path(file)
    return parse(_text(source), str(source), source.parent)


def parse(text: str, source: str = "scenario", folder: Path = Path()) -> Scenario:
    """Return the scenario that a TOML text describes; `source` names it in messages."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ScenarioError(source, [Problem("", f"not TOML: {error}")]) from None
    problems = reference_problems(table)
    try:
        scenario = Scenario.model_validate(table)
    except ValidationError as error:
        problems = [*(_problem(e, table) for e in _plain(error)), *problems]
    if problems:
        raise ScenarioError(source, list(dict.fromkeys(problems)))
    scenario._folder = folder.resolve()
    scenario._text = text
    return scenario


_PATTERNS = {"currency": "expected three capital letters, like USD"}


_HOW = {
    "demand": "; write it below the product as [product.demand]",
    "current_rule": "; it names one of the policies",
    "suppliers": "; it lists names of suppliers, the first one first",
}


def _text(source: Path) -> str:
    try:
        if source.stat().st_size > MOST_BYTES:
            message = f"larger than {MOST_BYTES:,} bytes, too long for a scenario"
            raise ScenarioError(str(source), [Problem("", message)])
        return source.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        known = [str(f) for f in source.parent.glob("*.toml")]
        hint = did_you_mean(str(source), known)
        message = f"no such file{hint}"
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text: byte {error.start} cannot be read; save the file as UTF-8"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    raise ScenarioError(str(source), [Problem("", message)])


def _plain(error: ValidationError) -> list[Mapping[str, Any]]:
    """Return pydantic's errors, without those that only follow from others below the same key."""
    found: list[dict[str, Any]] = [dict(e) for e in error.errors()]
    deeper = {e["loc"][: len(e["loc"]) - 1] for e in found} | {
        e["loc"][:1] for e in found if e["loc"][1:]
    }
    return [e for e in found if e["type"] != "too_short" or e["loc"] not in deeper]


def _problem(  # noqa: PLR0911 - one return a kind of mistake
    error: Mapping[str, Any], table: Mapping[str, Any]
) -> Problem:
    """Return pydantic's error in the seller's terms."""
    loc = error["loc"]
    where = path(loc, table)
    found = "" if error["type"] == "missing" else f", found {_shown(error.get('input'))}"
    match error["type"]:
        case "extra_forbidden":
            return Problem(where, f"unknown key{did_you_mean(str(loc[-1]), known_keys(loc[:-1]))}")
        case "missing":
            return Problem(where, f"is missing{_HOW.get(loc[-1], '')}")
        case "union_tag_invalid":
            word, known = error["ctx"]["tag"], error["ctx"]["expected_tags"].replace("'", "")
            hint = nearest(word, known.split(", "))
            return Problem(where, f'expected one of {known}, found "{word}"{hint}')
        case "union_tag_not_found":
            word = error["ctx"]["discriminator"].strip("'")
            given = error["input"] if isinstance(error["input"], dict) else {}
            close = [key for key in given if key and close_to(key, word)]
            hint = f'; did you mean {word} where it says "{close[0]}"?' if close else ""
            return Problem(where, f"is missing its {word}{hint}")
        case "value_error":
            return Problem(where, str(error["ctx"]["error"]))
        case "literal_error":
            known = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            hint = nearest(str(error["input"]), known.split(", "))
            return Problem(where, f"expected one of {known}{found}{hint}")
        case "string_pattern_mismatch":
            return Problem(where, f"{_PATTERNS.get(loc[-1], 'expected text in one line')}{found}")
        case "too_short":
            return Problem(where, "expected at least one")
        case "tuple_type":
            if isinstance(error["input"], str):
                return Problem(where, f'expected a list: write {loc[-1]} = ["{error["input"]}"]')
            return Problem(where, f"expected a list: write [[{loc[-1]}]] above each entry")
        case "model_attributes_type" | "model_type":
            return Problem(where, f"expected a number, or a law in braces{found}")
    message = error["msg"].replace("Input should be", "expected").replace("a valid", "a")
    return Problem(where, f"{message.replace('a integer', 'a whole number')}{found}")


def _shown(value: object) -> str:
    """Return a value as the user wrote it, shortened."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."
