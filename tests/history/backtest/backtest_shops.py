"""Shops whose world is the model, and shops whose world is not, put to the backtest."""

import datetime as dt
from dataclasses import dataclass, replace

from sim.history.backtest.from_records import Asked, backtest
from sim.network import parse
from sim.scenario.markets import markets
from tests.history.shops import SALE, Truth, shops

LATER = (("11.11 2026", dt.date(2026, 11, 10)), ("12.12 2026", dt.date(2026, 12, 11)))
"""Sales of the calendar, which shops of known truth have, too."""
_MORE = "".join(SALE.format(name=name, first=first, uplift=3.0) for name, first in LATER)


@dataclass(frozen=True)
class Shop(Truth):
    """A shop of 240 days that takes part in all sales of the calendar."""

    days: int = 240

    def network(self, seed):
        """Return the shop as the simulator knows it."""
        text = super().network(seed).document.text
        return parse(text.replace("[[policy]]", f"{_MORE}\n[[policy]]"))


MODEL = Shop()
SHIFT = replace(MODEL, cycle=((0, 1.0), (121, 1.0), (122, 2.5)))
"""Buyers are two and a half times as many from one day to the next.

Of a doubling the report says so in 11 of 14: the fan of one SKU of 30 a day is as wide as that.
"""
VIRAL = replace(MODEL, cycle=((0, 1.0), (161, 1.0), (164, 8.0), (172, 8.0), (176, 1.0)))
"""A post that nobody knew of: eight times the orders for nine days."""


def market(folder):
    """Write the market of these shops, Malaysia without paydays; return its file."""
    text = markets()["malaysia"].read_text("utf-8")
    plain = text.replace("multiple = 1.3            # from", "multiple = 1.0            # from")
    assert plain != text
    file = folder / "market-malaysia.toml"
    file.write_text(plain, "utf-8")
    return file


def backtests(truth, number, folder, seed=1, runs=300):
    """Yield the backtests of some shops of a truth."""
    made, file = shops(truth, number, seed), market(folder)
    for shop in range(number):
        yield backtest(made.records(shop), file, Asked(runs=runs))[0]
