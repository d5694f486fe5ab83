"""The JSON Schema of scenario files, for editors; to make it takes as long as a small study."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from .described import Described
from .scenario import Scenario

_EXTENDS = {
    "description": "another scenario file, from this one's folder; this one says what differs",
    "type": "string",
}
_PRODUCTS = {
    "description": "a CSV file of products, from this one's folder: a row a product, a column a"
    " key, demand.units_per_day for a key of a table, an empty cell says nothing. They take the"
    " place of inherited products; [[product]] says what differs",
    "type": "string",
}
_DROP = {"description": "true: what is inherited is left out", "const": True}
_DEMANDS = {"required", "discriminator"}
"""What a table need not fulfil that only says what differs."""


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario that is whole."""
    whole = Scenario.model_json_schema(schema_generator=Described)
    return {
        **whole,
        "properties": {"extends": _EXTENDS, "products": _PRODUCTS, **whole["properties"]},
    }


def schema_for_editors() -> dict[str, Any]:
    """Return the JSON Schema of a file: one that extends another need not be whole.

    Editors complete from the part that demands nothing, and hold other files to the whole.
    """
    whole = dict(schema())
    tables = whole.pop("$defs")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_part(whole),
        "if": {"not": {"anyOf": [{"required": [key]} for key in ("extends", "products")]}},
        "then": {"$ref": "#/$defs/Scenario"},
        "$defs": {
            **tables,
            "Scenario": whole,
            **{f"{name}Part": _droppable(_part(table)) for name, table in tables.items()},
        },
    }


def _part(node: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a schema node that demands nothing, nor do those that it refers to."""
    if isinstance(node, list):
        return [_part(inner) for inner in node]
    if not isinstance(node, Mapping):
        return node
    if "$ref" in node:
        return {**node, "$ref": f"{node['$ref']}Part"}
    loose = {key: _part(inner) for key, inner in node.items() if key not in _DEMANDS}
    if "oneOf" in loose:  # without its kind a table may fit several
        loose["anyOf"] = loose.pop("oneOf")
    return loose


def _droppable(table: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table that may also be dropped."""
    return {**table, "properties": {**table.get("properties", {}), "drop": _DROP}}


def schema_text() -> str:
    """Return the JSON Schema of a file as text, for an editor."""
    return json.dumps(schema_for_editors(), indent=1, ensure_ascii=False) + "\n"
