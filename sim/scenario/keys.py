"""Which keys a table of a scenario file may have: for did-you-mean, and the schema for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from .scenario import Scenario


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", **Scenario.model_json_schema()}


def schema_text() -> str:
    """Return the JSON Schema as text, for an editor."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def known_keys(loc: Sequence[str | int]) -> set[str]:
    """Return the keys known at a place; empty where any key is allowed."""
    nodes = [schema()]
    for key in loc:
        nodes = [inner for node in nodes for inner in _inside(node, key)]
    return {key for node in nodes for key in node.get("properties", {})}


def _inside(node: Mapping[str, Any], key: str | int) -> list[dict[str, Any]]:
    """Return the schema nodes below one key, list number, or tag of a union."""
    if isinstance(key, int):
        return _resolved(node.get("items", {}))
    if key in node.get("properties", {}):
        return _resolved(node["properties"][key])
    tagged = [p.get("const") or p.get("default") for p in node.get("properties", {}).values()]
    return [dict(node)] if key in tagged else []


def _resolved(node: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Follow references and unions to plain objects."""
    if "$ref" in node:
        return _resolved(schema()["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    branches = node.get("anyOf") or node.get("oneOf")
    if branches:
        return [plain for branch in branches for plain in _resolved(branch)]
    return [dict(node)]
