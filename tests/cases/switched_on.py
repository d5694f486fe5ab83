"""Which keys of the scenario's models a scenario sets, and which there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from pydantic import BaseModel

from sim.network import Network
from sim.scenario.scenario import Scenario


def parts(value: object) -> Iterator[BaseModel]:
    """Yield a part of a scenario and all parts inside it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from parts(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from parts(inner)


def models(annotation: object, found: dict[type[BaseModel], None]) -> None:
    """Note all models that an annotation names, and those inside them."""
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    if is_model and annotation not in found:
        found[annotation] = None
        for field in annotation.model_fields.values():
            models(field.annotation, found)
    for inner in get_args(annotation):
        models(inner, found)


def keys(model: type[BaseModel], names: Iterable[str]) -> set[str]:
    """Return keys as a file writes them."""
    return {model.model_fields[name].alias or name for name in names}


def switched_off(network: Network) -> dict[str, set[str]]:
    """Return by model the keys that a scenario leaves to their defaults everywhere."""
    known: dict[type[BaseModel], None] = {}
    models(Scenario, known)
    told: dict[type[BaseModel], set[str]] = defaultdict(set)
    for part in parts(network.scenario):
        told[type(part)] |= part.model_fields_set
    return {
        model.__name__: missing
        for model in known
        if (missing := keys(model, model.model_fields) - keys(model, told[model]))
    }
