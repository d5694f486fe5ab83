"""A renewed number in place of one that was there; what a backtest widened stays as wide."""

from typing import Any

import tomlkit
from tomlkit.items import Item

from ...scenario.written import written
from .marks import mark
from .widened import BEHIND, spread


def carried_over(was: Item, now: Item) -> tuple[Item, str]:
    """Return what takes the place of a number, and by how much it is still wider, if it is."""
    behind = BEHIND.search(was.trivia.comment)
    if not behind:
        return now, ""
    fitted, comment = now.unwrap(), was.trivia.comment
    wider = spread(fitted, float(behind["factor"]))
    item = _item(wider)
    item.trivia.comment_ws = now.trivia.comment_ws
    head, _, said = comment[: behind.start()].partition(": ")
    told = said or head
    item.trivia.comment = f"# fit {mark(wider)}: {told}[{behind['factor']} x {written(fitted)}]"
    return item, behind["factor"]


def _item(value: Any) -> Item:  # noqa: ANN401 - any TOML value
    item = tomlkit.parse(f"x = {written(value)}").item("x")
    assert isinstance(item, Item)
    return item
