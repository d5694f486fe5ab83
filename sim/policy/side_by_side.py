"""Policies side by side: each decides for columns of its own, as if there were no others."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from ..arrays import Units, np
from .decision import Checked, Decision, Policy, checked
from .desk import Desk


class AtFaultError(Exception):
    """A policy raised, or answered nonsense: its number; the cause says what."""

    @property
    def number(self) -> int:
        """Which of the policies it is."""
        return int(self.args[0])


class SideBySide:
    """Some policies in one lockstep, in the order of their columns.

    Errors: AtFaultError.
    """

    def __init__(self, policies: Sequence[tuple[Policy, int]], modes: frozenset[str]) -> None:
        self._modes = modes
        ends = accumulate(columns for _, columns in policies)
        self._policies = [
            (policy, slice(end - columns, end))
            for (policy, columns), end in zip(policies, ends, strict=True)
        ]
        """Each policy, and how many columns it has."""

    def decide(self, desk: Desk) -> Decision:
        """Show each policy its columns of the desk, and put the answers together."""
        return _together([self._asked(n, desk) for n in range(len(self._policies))])

    def _asked(self, number: int, desk: Desk) -> Checked:
        """Return what one policy decides."""
        policy, columns = self._policies[number]
        alone = len(self._policies) == 1
        seen = desk if alone else desk.of(columns)
        try:
            return checked(policy.decide(seen), seen, self._modes)
        except Exception as error:
            raise AtFaultError(number) from error


def _together(parts: Sequence[Checked]) -> Decision:
    """Return the decisions for all columns; a mode or way that one does not use carries nothing."""
    if len(parts) == 1:
        return parts[0]
    shapes = [np.shape(part.levels) for part in parts]
    modes = dict.fromkeys(mode for part in parts for mode in part.orders)
    ways = dict.fromkeys(way for part in parts for way in part.transfers)
    return Checked(
        orders={mode: _given([part.orders.get(mode) for part in parts], shapes) for mode in modes},
        transfers={
            way: _given([part.transfers.get(way) for part in parts], [(s[-1],) for s in shapes])
            for way in ways
        },
        ads=_joined([part.ads for part in parts]),
        levels=_joined([part.levels for part in parts]),
        backup_share=_joined([part.backup_share for part in parts]),
        price=_joined([part.price for part in parts]),
        standby=_joined([part.standby for part in parts]),
    )


def _joined(parts: Sequence[Any]) -> Any:  # noqa: ANN401 - floats or units, as they come
    """Return the columns of all parts, (P, W)."""
    return np.concatenate(parts, axis=-1)


def _given(parts: Sequence[Units | None], shapes: Sequence[tuple[int, ...]]) -> Units:
    """Return the units of all parts, of these shapes, (..., W); none where a part has none."""
    pairs = zip(parts, shapes, strict=True)
    units = [np.zeros(shape, np.int64) if part is None else part for part, shape in pairs]
    return np.concatenate(units, axis=-1)
