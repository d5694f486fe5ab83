"""Which keys a table of a scenario file may have, read from the models: for did-you-mean."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .described import description
from .scenario import Scenario

NO_PART = ("extends", "products")
"""Keys of a file that say where its tables come from: they are no part of a scenario."""
_Model = type[BaseModel]


def known_keys(loc: Sequence[str | int]) -> set[str]:
    """Return the keys known at a place; empty where any key is allowed."""
    known = {key for model in _models(loc) for key in _fields(model)}
    return known if loc else known | {*NO_PART}


def kinds(loc: Sequence[str | int], word: str) -> list[str]:
    """Return what a rule or a law at a place may be; `word` says which of the two it is."""
    return [kind for model in _models(loc) for kind in _tags(model).get(word, ())]


def meaning(loc: Sequence[str | int]) -> tuple[str, str]:
    """Return of which kind the table at a place is, and what the last key says in it."""
    for model in _models(loc[:-1]):
        if loc[-1] in _fields(model):
            return model.__name__, description(model, str(loc[-1]))
    return "", ""


def _models(loc: Sequence[str | int]) -> list[_Model]:
    """Return the models of what may stand at a place."""
    hints: list[Any] = [Scenario]
    for key in loc:
        hints = [inner for hint in hints for inner in _inside(hint, key)]
    return [hint for hint in hints if _is_model(hint)]


def _inside(hint: Any, key: str | int) -> Iterator[Any]:  # noqa: ANN401 - any type
    """Yield the types of what stands below one key, list number, or tag of a union."""
    if isinstance(key, int) and get_origin(hint) is tuple:
        yield from _plain(get_args(hint)[0])
    elif _is_model(hint) and key in _fields(hint):
        yield from _plain(_fields(hint)[str(key)].annotation)
    elif _is_model(hint) and any(key in tags for tags in _tags(hint).values()):
        yield hint


def _plain(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    """Yield the types that a union is made of, without what is noted beside them."""
    if get_origin(hint) is Annotated:
        yield from _plain(get_args(hint)[0])
    elif get_origin(hint) in (Union, UnionType):
        for branch in get_args(hint):
            yield from _plain(branch)
    else:
        yield hint


def _is_model(hint: Any) -> bool:  # noqa: ANN401 - the same
    return isinstance(hint, type) and issubclass(hint, BaseModel)


@cache
def _fields(model: _Model) -> Mapping[str, FieldInfo]:
    """Return the fields of a model by what a file calls them."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def _tags(model: _Model) -> Mapping[str, tuple[str, ...]]:
    """Return the words by which a model is told from others of a union, by their key."""
    fields = _fields(model).items()
    return {k: get_args(f.annotation) for k, f in fields if get_origin(f.annotation) is Literal}
