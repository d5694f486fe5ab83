"""A key and the values that it is tried with: what `--vary product.lamp.price=11,12,13` says."""

import tomllib
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from .change import Change, value_of
from .problem import Problem, ScenarioError
from .source import in_one_form
from .written import written

MOST = 50
"""More values are a slip."""


class Varied(NamedTuple):
    """A key with dots, and values in the order in which they are shown."""

    key: str
    values: tuple[Any, ...]

    @property
    def changes(self) -> list[Change]:
        """Each value as a change of its own."""
        said = (f"--vary {self.key}={written(value)}" for value in self.values)
        return [Change(self.key, *each) for each in zip(self.values, said, strict=True)]


def varied(text: str) -> Varied:
    """Return what `--vary KEY=VALUES` asks for: `11,12,13`, or `10..40:5` in steps; numbers rise.

    Errors: ScenarioError.
    """
    said = f"--vary {text}"
    key, _, values = in_one_form(text).partition("=")
    try:
        found = _steps(values) if ".." in values else _listed(values)
        if not key.strip() or not 2 <= len(found) <= MOST:
            raise ValueError
    except (ValueError, InvalidOperation):
        message = (
            "expected KEY=VALUE,VALUE or KEY=LOW..HIGH:STEP with 2 to"
            f" {MOST} values, for example product.lamp.price=11,12,13"
        )
        raise ScenarioError(said, [Problem("", message)]) from None
    if len(set(map(repr, found))) < len(found):
        raise ScenarioError(said, [Problem("", "a value stands there twice")])
    numbers = all(type(value) in {int, float} for value in found)
    return Varied(key.strip(), tuple(sorted(found) if numbers else found))


def _steps(text: str) -> list[Any]:
    """Return the numbers from low to high in steps; whole ones stay whole."""
    ends, _, step = text.partition(":")
    low, _, high = ends.partition("..")
    start, end, width = (Decimal(word.strip().replace("_", "")) for word in (low, high, step))
    if width <= 0 or (end - start) / width > MOST:
        raise ValueError
    count = int((end - start) / width) + 1
    return [value_of(str(start + width * number)) for number in range(count)]


def _listed(text: str) -> list[Any]:
    """Return the values of a list; those that are not TOML are text without quotes."""
    try:
        return list(in_one_form(tomllib.loads(f"values = [{text}]")["values"]))
    except ValueError:
        return [value_of(word.strip()) for word in text.split(",") if word.strip()]
