"""Currencies, and the one place where a file's money is converted to minor units."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, Self, TypeVar, get_args

from pydantic.fields import FieldInfo

from ..arrays import Floats
from .live import Host
from .part import IN_CURRENCY, MILLS, PER_MEASURE, PER_UNIT, P, Part, cents, mills
from .problem import Place, PlacedError
from .scenario import Scenario
from .shops import FurtherListing, FurtherShop

MOST = 10**15
"""Minor units to which all sums are exact: times `MILLS` they are below 2^63."""
_NO_DECIMALS = [
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "IDR",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "UYI",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
]
_THREE_DECIMALS = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
_DECIMALS = dict.fromkeys(_NO_DECIMALS, 0) | dict.fromkeys(_THREE_DECIMALS, 3)
"""Of ISO 4217; but the rupiah, of which nobody pays the hundredth part. Others have 2."""

_Shown = TypeVar("_Shown", float, Floats)


@dataclass(frozen=True, slots=True)
class MinorUnit:
    """The smallest amount that is paid in a currency: a cent, or a whole dong."""

    decimals: int

    @classmethod
    def of(cls, currency: str) -> Self:
        """Return that of a currency, by its code."""
        return cls(_DECIMALS.get(currency, 2))

    @property
    def in_one(self) -> int:
        """How many of them one of the currency has."""
        return int(10**self.decimals)

    def shown(self, minor: _Shown) -> _Shown:
        """Return minor units as money of the currency; any shape."""
        return minor / self.in_one


def in_minor_units(scenario: Scenario) -> Scenario:
    """Return a scenario with all its money in minor units of its currency, also of further shops.

    Errors: PlacedError where that is more than sums are exact to.
    """
    one = MinorUnit.of(scenario.currency).in_one
    rates = {shop.name: one * shop.exchange_rate for shop in scenario.further_shops}
    abroad = {
        key: tuple(
            _part(part, rates.get(_shop_of(part), one), (alias, number))
            for number, part in enumerate(getattr(scenario, key))
        )
        for key, alias in OF_A_SHOP.items()
    }
    at_home = _part(scenario.model_copy(update=dict.fromkeys(OF_A_SHOP, ())), one, ())
    return at_home.model_copy(update=abroad)


OF_A_SHOP = {"further_shops": "shop", "further_listings": "listing", "hosts": "host"}
"""Tables whose money is in the currency of a shop, and how a file calls them."""


def _shop_of(part: FurtherShop | FurtherListing | Host) -> str:
    """Return the shop in whose currency a table is, empty for the main one."""
    return part.name if isinstance(part, FurtherShop) else part.shop or ""


def _part(part: P, rate: float, place: Place) -> P:
    """Return a part with all its money, also in the tables inside it, times a rate."""
    if rate == 1.0:
        return part
    return part.model_copy(
        update={
            name: _value(getattr(part, name), rate, (*place, field.alias or name), field)
            for name, field in type(part).model_fields.items()
        }
    )


def _value(value: Any, rate: float, place: Place, field: FieldInfo) -> Any:  # noqa: ANN401 - any key's value
    """Return the value of a field, or of an entry of it, converted where it is money."""
    if isinstance(value, Part):
        return _part(value, rate, place)
    if isinstance(value, tuple):
        return tuple(_value(v, rate, (*place, n), field) for n, v in enumerate(value))
    if isinstance(value, Mapping):
        return {key: _value(v, rate, (*place, key), field) for key, v in value.items()}
    if value is None or IN_CURRENCY not in _marks(field):
        return value
    if abs(value) * rate > MOST:
        message = f"expected at most {MOST / rate:,.0f}, to which sums are exact, found {value:g}"
        raise PlacedError([(place, message)])
    return value * rate


class Amount(NamedTuple):
    """Money of a file: where it stands, and how it is marked."""

    place: Place
    value: float
    marks: set[str]


def amounts(part: Part, place: Place = ()) -> Iterator[Amount]:
    """Yield all money of a part, also in the tables inside it."""
    for name, alias, marks in _keys(type(part)):
        yield from _amounts(getattr(part, name), (*place, alias), marks)


@cache
def _keys(kind: type[Part]) -> tuple[tuple[str, str, set[str]], ...]:
    """Return each key of a kind of table: its name, how a file calls it, and its marks."""
    return tuple(
        (name, field.alias or name, _marks(field)) for name, field in kind.model_fields.items()
    )


def _amounts(value: Any, place: Place, marks: set[str]) -> Iterator[Amount]:  # noqa: ANN401 - any key's value
    if isinstance(value, Part):
        yield from amounts(value, place)
    elif isinstance(value, tuple | Mapping):
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, item in items:
            yield from _amounts(item, (*place, key), marks)
    elif value is not None and IN_CURRENCY in marks:
        yield Amount(place, value, marks)


def held_as(value: float, marks: set[str]) -> float:
    """Return the minor units that an amount counts as; what binary loses of it is no difference."""
    if PER_MEASURE in marks:
        return value
    held = mills(value) / MILLS if PER_UNIT in marks else float(cents(value))
    return value if math.isclose(held, value, rel_tol=1e-9) else held


def _marks(field: FieldInfo) -> set[str]:
    """Return how a key is marked, also one that may be left out or holds a list."""
    inside = (getattr(kind, "__metadata__", ()) for kind in get_args(field.annotation))
    return {mark for marks in (field.metadata, *inside) for mark in marks if isinstance(mark, str)}
