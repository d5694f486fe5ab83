"""A price that is another while demand stays: in this model a list price alone moves no buyer."""

import re
from collections.abc import Iterable

from ..scenario.source import Changed
from ..words import rivals as say

_PRICE = re.compile(r"(product|listing)\..+\.price")
_DEMAND = re.compile(r"(product|listing)\..+\.demand(\..+)?")


def price_alone(changes: Iterable[Changed]) -> list[str]:
    """Return a line where prices are changed and no demand is."""
    keys = [change.key for change in changes]
    priced = any(map(_PRICE.fullmatch, keys))
    return [say.PRICE_ALONE()] if priced and not any(map(_DEMAND.fullmatch, keys)) else []
