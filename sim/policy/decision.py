"""What a policy answers: alert levels, orders by mode and supplier, the share of the ads plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from ..arrays import Floats, Units, np
from .desk import Desk

MOST_UNITS = 10_000_000
"""No order is larger; more from a user's rule is taken for a mistake."""
LOWEST_PRICE, HIGHEST_PRICE = 0.05, 5.0
"""Shares of the list price between which a price must lie."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One morning's decision.

    Shapes: (P, W). Units: pieces by freight mode; `ads` is the share of the planned budget, 0 to 1;
    `levels` are 0 green to 3 red; `backup_share` is the share of each order that goes to the next
    supplier that works that day, 0 to 1; `price` is the share of the list price; `standby` is `ads`
    for plans that stand by; `transfers` are units, (W,), by the listings that give and take them.
    What is left out means nothing ordered or moved, ads as planned, green, all from the first
    supplier, the list price.
    """

    orders: Mapping[str, Units] = field(default_factory=dict)
    ads: Floats | float = 1.0
    levels: Units | int = 0
    backup_share: Floats | float = 0.0
    price: Floats | float = 1.0
    standby: Floats | float = 0.0
    transfers: Mapping[tuple[str, str], Units] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked(Decision):
    """A decision that makes sense, all of it in full shape."""


class Policy(Protocol):
    """What the seller decides; the protocol that a file of your own meets."""

    def decide(self, desk: Desk) -> Decision:
        """Look at the desk, decide the day."""
        ...


class BadDecisionError(ValueError):
    """A policy answered with something that is no decision."""


def checked(decision: object, desk: Desk, modes: frozenset[str]) -> Checked:
    """Return the decision in full shape; raise BadDecisionError where it makes no sense."""
    if isinstance(decision, Checked):
        return decision
    if not isinstance(decision, Decision):
        raise BadDecisionError(f"decide() must return a Decision, not {type(decision).__name__}")
    if not isinstance(decision.orders, Mapping):
        raise BadDecisionError('orders are units by mode: {"sea": units}')
    shape = desk.on_hand.shape
    for mode, units in decision.orders.items():
        if mode not in modes:
            raise BadDecisionError(f'no lane by "{mode}"; there is {" and ".join(sorted(modes))}')
        array = np.asarray(units)
        if array.shape != shape or array.dtype.kind != "i":
            raise BadDecisionError(f"orders must be whole numbers, (listings, worlds) {shape}")
        if array.min() < 0 or array.max() > MOST_UNITS:
            raise BadDecisionError(f"an order must lie between 0 and {MOST_UNITS:,} units")
    ads = _share(decision.ads, shape, "ads")
    backup = _share(decision.backup_share, shape, "backup_share")
    return Checked(
        orders={mode: np.asarray(units, np.int64) for mode, units in decision.orders.items()},
        ads=ads,
        levels=_levels(decision.levels, shape),
        backup_share=backup,
        price=_share(decision.price, shape, "price", between=(LOWEST_PRICE, HIGHEST_PRICE)),
        standby=_share(decision.standby, shape, "standby"),
        transfers=_transfers(decision.transfers, desk),
    )


def _levels(values: object, shape: tuple[int, ...]) -> Units:
    """Return alert levels in full shape."""
    levels = np.asarray(values)
    if levels.dtype != np.int64 or levels.shape != shape:
        levels = _numbers(values, shape, "levels")
        if not (levels == np.rint(levels)).all():
            raise BadDecisionError("levels must be 0, 1, 2 or 3")
        levels = np.broadcast_to(levels, shape).astype(np.int64)
    if levels.min() < 0 or levels.max() > 3:
        raise BadDecisionError("levels must be 0, 1, 2 or 3")
    return levels


def _transfers(wishes: object, desk: Desk) -> dict[tuple[str, str], Units]:
    """Return the transfers in whole units; raise BadDecisionError where there is no way."""
    if not isinstance(wishes, Mapping) or not all(isinstance(way, tuple) for way in wishes):
        message = 'transfers are units by listings: {("lamp @ West", "lamp @ East"): units}'
        raise BadDecisionError(message)
    for way, units in wishes.items():
        if way not in desk.transfer_days:
            raise BadDecisionError(f"no transfer leads from {' to '.join(map(str, way))}")
        array = np.asarray(units)
        if array.shape != desk.cash.shape or array.dtype.kind != "i" or (array < 0).any():
            message = f"transfers must be whole numbers of 0 or more, (worlds,) {desk.cash.shape}"
            raise BadDecisionError(message)
    return {way: np.asarray(units, np.int64) for way, units in wishes.items()}


def _share(
    values: object, shape: tuple[int, ...], name: str, between: tuple[float, float] = (0, 1)
) -> Floats:
    """Return shares in full shape; one number for all is looked at once."""
    low, high = between
    if isinstance(values, float) and low <= values <= high:
        return full(values, shape)
    share = _numbers(values, shape, name)
    if not ((share >= low) & (share <= high)).all():
        raise BadDecisionError(f"{name} must be a share between {low:g} and {high:g}")
    return np.broadcast_to(share, shape)


def full(value: float, shape: tuple[int, ...]) -> Floats:
    """Return one number as an array, all of whose entries are the same place in memory."""
    return _full(value, shape, np.ndarray)


@lru_cache
def _full(value: float, shape: tuple[int, ...], kind: type) -> Floats:
    """Return the same, of an array module that has this kind of array."""
    return np.broadcast_to(np.float64(value), shape)


def _numbers(values: object, shape: tuple[int, ...], name: str) -> Floats:
    """Return values that can be spread over a shape, as they are."""
    try:
        numbers = np.asarray(values, dtype=np.float64)
        if numbers.ndim and numbers.shape != shape:
            np.broadcast_to(numbers, shape)
    except (TypeError, ValueError):
        message = f"{name} must be numbers of the shape (listings, worlds) {shape}"
        raise BadDecisionError(message) from None
    return numbers
