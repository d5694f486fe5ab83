"""What became of an order, from a platform's words and times."""

import numpy as np
import pandas as pd

from . import catalogue
from .sheet import Sheet

UNPAID, WAITING, KEPT = "unpaid", "waiting", "kept"
BUYER, SELLER = "cancelled by buyer", "cancelled by seller"
FURTHER = {UNPAID: 0, WAITING: 1, KEPT: 2, BUYER: 2, SELLER: 2}
"""How far on a status is: of two exports of one order, the one that is further is the newer."""


def status_of(sheet: Sheet, states: pd.Series) -> pd.DataFrame:
    """Return the status of each row, empty if its state is, and whether nobody says who cancelled.

    `states`: unpaid, waiting, delivered, cancelled, returned, or empty where no word is known.
    """
    delivered = states.isin(["delivered", "returned"]) | (
        (states == "waiting") & sheet.tells("delivered")
    )
    cancelled = states == "cancelled"
    who = _who(sheet, cancelled)
    status = np.select(
        [states == "", states == "unpaid", cancelled, delivered],
        ["", UNPAID, who.replace("", BUYER), KEPT],
        WAITING,
    )
    return pd.DataFrame(
        {"status": pd.Series(status, states.index, dtype="str"), "unsaid": cancelled & (who == "")}
    )


def _who(sheet: Sheet, cancelled: pd.Series) -> pd.Series:
    """Return who cancelled, as a status; empty if no column tells.

    A platform that cancels by itself says why, or its times do: what was never paid for was not
    bought; what was paid for and never left the seller was not sent in time; what was sent came
    back from the door.
    """
    by = sheet.without(~cancelled).meant("by", "by").reindex(cancelled.index, fill_value="")
    reasons = sheet.text("reason")
    by = by.where(by != "", catalogue.meant(reasons, "by"))
    reason = catalogue.meant(reasons, "reason")
    at_door = catalogue.meant(sheet.text("payment"), "payment") == "at_the_door"
    unpaid = sheet.has("paid") & ~sheet.tells("paid") & ~at_door
    sent = sheet.tells("shipped") | sheet.tells("delivered")
    system = by == "system"
    told = np.select(
        [
            by == "buyer",
            by == "seller",
            reason == "unpaid",
            unpaid,
            reason == "seller",
            reason == "buyer",
            system & sent,
            system & sheet.has("shipped"),
        ],
        [BUYER, SELLER, UNPAID, UNPAID, SELLER, BUYER, BUYER, SELLER],
        "",
    )
    return pd.Series(told, cancelled.index, dtype="str")
