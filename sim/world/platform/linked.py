"""Linked shops: the platform knows whose shops are whose, so that bans come together (M53, C16)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from ...arrays import Flags
from .platform import NoPlatform, Platform


def judge(day: int, shops: Sequence[Platform | NoPlatform]) -> None:
    """Judge all shops of a seller, then let the others follow those that are banned today."""
    banned: list[Flags | bool] = [shop.judge(day) for shop in shops]
    for number, shop in enumerate(shops):
        others = reduce(or_, banned[:number] + banned[number + 1 :], False)
        shop.follow(day, others)
