"""A shock: what the world does and the plan does not know, for a stress test."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from .flat import flat
from .law import Constant
from .part import TEN_YEARS, Name, Part
from .uncertain import LEAST, Shift

MOST_TIMES = 100.0
"""Of what the file says, that a shock may make of a number."""

Times = Annotated[float, Field(strict=True, ge=LEAST, le=MOST_TIMES)]
Plus = Annotated[float, Field(strict=True, gt=0, le=TEN_YEARS)]
Way = Literal["times", "plus"]


class Shock(Part):
    """A named shock of the seller's own: numbers that are others than the plan believes.

    Its keys are those of [[uncertain]]; policies, forecasts and promised days keep the file's.
    """

    name: Name
    """What `peakstock stress --shocks` calls it."""
    times: dict[str, Times] = Field(
        {}, description='by what numbers are multiplied: { "product.*.demand" = 0.5 }'
    )
    plus: dict[str, Plus] = Field(
        {}, description='days that are added to numbers: { "lane.sea.*.customs_hold" = 14 }'
    )

    @field_validator("times", "plus", mode="before")
    @classmethod
    def _keys_are_whole(cls, keys: Any) -> Any:  # noqa: ANN401 - any TOML value
        return flat(keys) if isinstance(keys, Mapping) else keys

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if not (self.times or self.plus):
            raise ValueError("say times or plus: a shock changes something")
        for key, factor in self.times.items():
            if factor == 1:
                raise ValueError(f'1 times "{key}" changes nothing')
        if "+" in self.name or "=" in self.name or "," in self.name:
            raise ValueError("a name without +, = and commas: they join and size shocks")
        return self

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """What it does, key by key."""
        return (
            *(shift(key, "times", factor) for key, factor in self.times.items()),
            *(shift(key, "plus", days) for key, days in self.plus.items()),
        )


def shift(key: str, way: Way, size: float) -> Shift:
    """Return one number that is surely another."""
    spread = Constant(law="constant", value=size)
    return Shift(what=key, times=spread) if way == "times" else Shift(what=key, plus=spread)


def together(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    """Return shifts of several shocks as one: of the same words they multiply, and days add up."""
    alike = groupby(sorted(shifts, key=_words), key=_words)
    return tuple(
        shift(what, way, _joint(way, [one.usual for one in some])) for (what, way), some in alike
    )


def _joint(way: Way, sizes: Sequence[float]) -> float:
    return math.prod(sizes) if way == "times" else math.fsum(sizes)


def _words(one: Shift) -> tuple[str, Way]:
    return one.what, one.way
