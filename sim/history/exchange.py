"""Records in the money of a scenario: of one currency, and exchanged where it is another."""

from dataclasses import replace
from typing import Any

import pandas as pd

from ..errors import UserError
from .records import Records

_MONEY = {
    "orders": ("price",),
    "settlements": ("amount", "revenue", "fees", "affiliates"),
    "ads": ("spend",),
    "rooms": ("spend",),
    "daily": ("price", "ad_spend"),
}
"""Columns that hold money of the shop, by table; unit costs are in the scenario's already."""


class CurrencyError(UserError):
    """Amounts of files cannot be taken as those of a scenario."""


def exchanged(records: Records, currency: str, exchange: float | None) -> Records:
    """Return records whose money is that of a scenario.

    `exchange` is how much of the shop's money is one of the scenario's: 34.5 baht a dollar; None:
    they are the same. Unit costs are in the scenario's money, whatever the shop's.

    Errors: CurrencyError where files name another currency and no rate, or more than one.
    """
    if records.cost_currency not in {"", currency}:
        raise CurrencyError(
            f"unit costs are in {records.cost_currency}: write them in {currency}, the money of"
            " the market's file"
        )
    named = records.currencies
    if len(named) > 1:
        raise CurrencyError(
            f"the files are in {' and '.join(named)}, and one shop has one currency: read those"
            " of one currency at a time"
        )
    if exchange is None:
        if named and named != (currency,):
            raise CurrencyError(
                f"the files are in {named[0]} and the market's file is in {currency}: say how much"
                f" {named[0]} is one {currency}, for example --exchange 34.5"
            )
        return records
    if not 0 < exchange < float("inf"):
        raise CurrencyError(f"--exchange takes a number above 0, found {exchange:g}")
    if named == (currency,) and exchange != 1:
        raise CurrencyError(f"the files are in {currency} already: leave --exchange out")
    tables: dict[str, Any] = {name: _divided(records, name, exchange) for name in _MONEY}
    return replace(records, **tables)


def _divided(records: Records, name: str, exchange: float) -> pd.DataFrame:
    table: pd.DataFrame = getattr(records, name)
    return table.assign(**{column: table[column] / exchange for column in _MONEY[name]})
