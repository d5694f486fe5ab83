"""Money of a shop in the seller's currency: the one place where it is converted."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic.fields import FieldInfo

from .part import IN_CURRENCY, MOST_MONEY, P, Part
from .problem import PlacedError


def converted(part: P, rate: float) -> P:
    """Return a part with all its money, also in the tables inside it, times a rate.

    Errors: PlacedError where that is more than any amount may be.
    """
    if rate == 1.0:
        return part
    return part.model_copy(
        update={
            name: _converted(getattr(part, name), rate, name if _is_money(field) else "")
            for name, field in type(part).model_fields.items()
        }
    )


def _is_money(field: FieldInfo) -> bool:
    """Say whether a key holds money, or a list or table of it."""
    inside = (getattr(kind, "__metadata__", ()) for kind in get_args(field.annotation))
    return IN_CURRENCY in field.metadata or any(IN_CURRENCY in marks for marks in inside)


def _converted(value: Any, rate: float, money: str) -> Any:  # noqa: ANN401 - any key's value
    """Return a value, converted where it is money, and then `money` is its key."""
    if isinstance(value, Part):
        return converted(value, rate)
    if isinstance(value, tuple):
        return tuple(_converted(item, rate, money) for item in value)
    if isinstance(value, Mapping):
        return {key: _converted(item, rate, money) for key, item in value.items()}
    if not money or value is None:
        return value
    if value * rate > MOST_MONEY:
        given = f"{value:g} at an exchange_rate of {rate:g}"
        message = f"{money}: expected at most {MOST_MONEY:g} once converted, found {given}"
        raise PlacedError([((), message)])
    return value * rate
