"""What keys say, from the docstrings below them, read only where a schema is asked for.

Pydantic reads them as each model is made, which takes a third of the start of every command.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema


class Described(GenerateJsonSchema):
    """A JSON Schema whose keys are described by the docstrings below them, or by their fields."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, each of its keys described."""
        made, keys = super().model_schema(schema), schema["cls"].model_fields
        for name, text in _docstrings(schema["cls"]).items():
            if name in keys:
                made["properties"][keys[name].alias or name].setdefault("description", text)
        return made


def description(model: type[BaseModel], key: str) -> str:
    """Return what a key of a model says; empty where it says nothing."""
    name, field = next((n, f) for n, f in model.model_fields.items() if key in (f.alias, n))
    return field.description or _docstrings(model).get(name, "")


def _docstrings(model: type[Any]) -> dict[str, str]:
    """Return what stands below the attributes of a class and of those that it comes from."""
    found: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        found |= _of_module(cls.__module__).get(cls.__name__, {})
    return found


@cache
def _of_module(name: str) -> Mapping[str, dict[str, str]]:
    """Return the docstrings of a module of this package, by class and attribute."""
    if not name.startswith(__package__.partition(".")[0]):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {cls.name: dict(_of_class(cls)) for cls in tree.body if isinstance(cls, ast.ClassDef)}


def _of_class(cls: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(cls.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)
