"""Random scenarios: the one with everything, parts left out at random and numbers moved.

So each key of the models is there in some of them, without a list of the keys. What then does not
fit together is left out, too, until the rest is a scenario.
"""

import datetime as dt
import math
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import numpy as np
from pydantic import BaseModel

from sim.network import ScenarioError, load, parse
from sim.policy.composed import Composed
from sim.scenario.problem import Place
from sim.scenario.scenario import Scenario
from sim.scenario.shops import Region
from sim.scenario.uncertain import Uncertain
from tests.cases.files import SCENARIOS
from tests.oracles.textbook import pairs

Table = dict[str, Any]
_SAME = {
    *("name", "currency", "exchange_rate", "shop_name", "mode", "shop", "host"),
    *("after_days", "weekday", "law", "rule"),
}
"""Keys that are kept as they are: others name them, or they must rise or fit together."""
_DAY_NUMBERS = {"on_day", "from_day"}
_NETWORK = ("further_shops", "further_listings", "regions", "deliveries", "transfers", "shipments")
"""Lists that stay together or go together."""
_STAY = {"products", "suppliers", "lanes", "warehouses", "hosts", *_NETWORK, *_SAME}
"""Keys that are never left out; of lists of the scenario all entries stay, for others name them."""
_ROUNDS = 60
"""How often what does not fit is left out before a draw is given up."""


def random_scenario(seed: int) -> str:
    """Return the text of a valid scenario of 12 to 45 days with one policy."""
    rng = np.random.default_rng(seed)
    while True:
        if text := _fitting(_drawn(everything(), rng)):
            return text


@cache
def everything() -> Scenario:
    """Return the scenario that has every key."""
    return load(SCENARIOS / "everything.toml").scenario


def _drawn(scenario: Scenario, rng: np.random.Generator) -> Table:
    """Draw a scenario that need not fit together."""
    one = scenario.model_copy(update={"policies": (_policy(scenario, rng),)})
    if rng.random() < 0.5:
        one = one.model_copy(update=dict.fromkeys(_NETWORK, ()))
    days = int(rng.integers(12, 46))
    vary = _Variation(rng, rng.uniform(0.3, 1.0), scenario.start, days / scenario.days)
    kept = {"start": scenario.start, "days": days, "runs": 2, "current_rule": "random"}
    # With two decimals, none and three: the same numbers are money of any fineness.
    drawn = vary.part(one) | kept | {"currency": str(rng.choice(("USD", "VND", "KWD")))}
    return drawn | {"run_off_days": int(rng.integers(0, 15))}


def _policy(scenario: Scenario, rng: np.random.Generator) -> Composed:
    """Return a policy whose rules are each those of some policy."""
    rules = {}
    for key in Composed.model_fields:
        told = [policy for policy in scenario.policies if key in policy.model_fields_set]
        if told:
            rules[key] = getattr(told[rng.integers(len(told))], key)
    return Composed.model_construct(**rules | {"name": "random"})


@dataclass(frozen=True)
class _Variation:
    """Random values near those of a scenario."""

    rng: np.random.Generator
    keep: float
    """The chance of what may be left out."""
    start: dt.date
    shrunk: float
    """Days of the plan over those that it had."""

    def part(self, part: BaseModel) -> Table:
        """Return a part as a table, some of its keys left out."""
        return {
            field.alias or name: self.field(part, name, getattr(part, name))
            for name, field in type(part).model_fields.items()
            if self.stays(part, name) and getattr(part, name) not in (None, ())
        }

    def stays(self, part: BaseModel, name: str) -> bool:
        """Say whether a key that is told is kept."""
        told = name in part.model_fields_set
        needed = type(part).model_fields[name].is_required() or name in _STAY
        return told and (needed or self.rng.random() < self.keep)

    def field(self, part: BaseModel, name: str, value: Any) -> Any:
        """Return the value of a key, or one near it."""
        words = list(_words(type(part).model_fields[name].annotation))
        points = isinstance(part, Uncertain) and isinstance(value, tuple)
        if name in _SAME or isinstance(part, Region) or points:
            return value
        if words and self.rng.random() < 0.2:
            return str(self.rng.choice(words))
        if name in _DAY_NUMBERS and isinstance(value, int):
            return round(value * self.shrunk)
        if isinstance(part, Scenario) and name in _STAY:
            return [self.part(entry) for entry in value]
        return self.value(value)

    def value(self, value: Any) -> Any:  # noqa: PLR0911 - one return a kind of value
        """Return a value, or one near it; of a list of parts some."""
        match value:
            case BaseModel():
                return self.part(value)
            case dict():
                return {key: self.value(inner) for key, inner in value.items()}
            case tuple() if isinstance(value[0], BaseModel):
                kept = [entry for entry in value if self.rng.random() < self.keep]
                return [self.part(entry) for entry in kept or value[:1]]
            case tuple():
                return [self.value(entry) for entry in value]
            case bool():
                return bool(self.rng.random() < 0.5)
            case int() | float():
                return self.number(value)
            case dt.date():
                return self.date(value)
        return value

    def number(self, value: float) -> float:
        """Return a number of the same kind near another; a share stays one."""
        if self.rng.random() < 0.4:
            return value
        near = value * math.exp(self.rng.normal(0.0, 0.4)) * (self.rng.random() > 0.05)
        if isinstance(value, int):
            return round(near)
        return float(f"{min(near, 1.0) if 0 <= value <= 1 else near:.3g}")

    def date(self, value: dt.date) -> dt.date:
        """Return the date at about the same part of the plan, at the same time of the day."""
        day = (dt.date(value.year, value.month, value.day) - self.start).days
        moved = round(day * self.shrunk) + int(self.rng.integers(-2, 3))
        return value + dt.timedelta(days=moved - day)


def _words(annotation: Any) -> Iterator[str]:
    """Yield the words of which a key takes one."""
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
    elif get_origin(annotation) in {Annotated, Union, UnionType}:
        for inner in get_args(annotation):
            yield from _words(inner)


# --- what fits ------------------------------------------------------------------------------


def _fitting(table: Table) -> str | None:
    """Return the text of a table without what does not fit; None where too little is left."""
    table = deepcopy(table)
    for _ in range(_ROUNDS):
        text = "\n".join(pairs(table))
        try:
            parse(text)
        except ScenarioError as error:
            places = {problem.place for problem in error.problems if problem.place}
            if not places:
                return None
            for place in sorted(places, key=str, reverse=True):
                _leave_out(table, place)
        else:
            return text
    return None


def _leave_out(table: Table, place: Place) -> None:
    """Remove what stands at a place, or what something is missing in; of a policy one rule."""
    if place == ("policy", 0) and len(table["policy"][0]) > 1:
        table["policy"][0].popitem()
        return
    here: Any = table
    parents = []
    for key in place:
        known = key in here if isinstance(here, dict) else isinstance(key, int) and key < len(here)
        if not known and isinstance(here, dict) and key in {here.get("rule"), here.get("law")}:
            continue
        parents.append((here, key))
        if not known or not isinstance(here[key], dict | list):
            break
        here = here[key]
    else:
        parents = parents or []
    for holder, key in reversed(parents):
        if isinstance(holder, dict) and key in holder:
            del holder[key]
            return
        if isinstance(holder, list) and isinstance(key, int) and key < len(holder):
            del holder[key]
            return
