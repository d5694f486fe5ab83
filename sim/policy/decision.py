"""What a policy answers: alert levels, units to order by mode, and the share of the ads plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from .desk import Desk, Rates, Units


@dataclass(frozen=True, slots=True)
class Decision:
    """One morning's decision.

    Shapes: (P, W). Units: pieces by freight mode; `ads` is the share of the planned budget, 0 to 1;
    `levels` are 0 green to 3 red. What is left out means nothing ordered, ads as planned, green.
    """

    orders: Mapping[str, Units] = field(default_factory=dict)
    ads: Rates | float = 1.0
    levels: Units | int = 0


class Policy(Protocol):
    """What the seller decides; the protocol that a file of your own meets."""

    def decide(self, desk: Desk) -> Decision:
        """Look at the desk, decide the day."""
        ...


class BadDecisionError(ValueError):
    """A policy answered with something that is no decision."""


def checked(decision: object, desk: Desk, modes: frozenset[str]) -> Decision:
    """Return the decision in full shape; raise BadDecisionError where it makes no sense."""
    if not isinstance(decision, Decision):
        raise BadDecisionError(f"decide() must return a Decision, not {type(decision).__name__}")
    shape = desk.on_hand.shape
    for mode, units in decision.orders.items():
        if mode not in modes:
            raise BadDecisionError(f'no lane by "{mode}"; there is {" and ".join(sorted(modes))}')
        if np.shape(units) != shape or np.asarray(units).dtype.kind != "i":
            raise BadDecisionError(
                f"orders must be whole numbers of shape {shape} (product, world)"
            )
        if (np.asarray(units) < 0).any():
            raise BadDecisionError("an order is below 0")
    ads = np.broadcast_to(np.asarray(decision.ads, dtype=np.float64), shape)
    if not ((ads >= 0) & (ads <= 1)).all():
        raise BadDecisionError("ads must be a share between 0 and 1")
    return Decision(decision.orders, ads, np.broadcast_to(np.asarray(decision.levels), shape))
