"""The backtest of a seller's records: fitted, simulated and judged from origin to origin."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import UserError
from ...network.load import load, parse
from ...network.network import Network
from ...scenario.markets import called, title
from ...study.runner import Progress, silent
from ...words import backtest as say
from ..daily import Daily
from ..days import daily
from ..fit import fit
from ..records import Records
from ..writing.shop_file import shop_file
from .happened import Past
from .judge import judge
from .result import Backtest
from .rolling import origins, windows
from .window import MONTH, Window

RUNS = 1000
"""Simulated futures of an origin: reality is one of so many, and one."""
SKUS = 50
"""That are fitted at most."""


class NothingToJudgeError(UserError):
    """Records of which no day held out can be judged."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a backtest is made."""

    horizon: int = MONTH
    origins: int | None = None
    """The latest so many; None: all that there are."""
    runs: int = RUNS
    seed: int = 1


def backtest(
    records: Records,
    market: Path,
    asked: Asked = Asked(),
    progress: Progress = silent,
) -> tuple[Backtest, Sequence[Window]]:
    """Return how far a fit to such records may be trusted in a market, and what it rests on.

    Errors: TooShortError, NothingToJudgeError; ScenarioError of a market's file.
    """
    past = Past.of(records, _dailies(records))
    days = origins(past.first, past.last, asked.horizon, asked.origins)
    found = []
    progress(0, len(days))
    made = windows(past, days, asked.horizon, asked.runs, asked.seed, scenarios(market))
    for done, window in enumerate(made, 1):
        found.append(window)
        progress(done, len(days))
    if not any(window.counts.any() for window in found):
        raise NothingToJudgeError(say.NO_HOLDOUT() if found else say.NO_SKU())
    return judge(found, (past.first, past.last)), found


def _dailies(records: Records) -> Sequence[Daily]:
    """Return each SKU's days. Errors: NothingToJudgeError where nothing was sold."""
    try:
        return daily(records, SKUS)
    except ValueError:
        raise NothingToJudgeError(say.NO_SKU()) from None


def scenarios(market: Path) -> Callable[[Records, dt.date], Network]:
    """Return what fits records until an origin and makes a scenario of them, as `fit` writes it."""
    scenario, name = load(market).scenario, called(market)

    def made(records: Records, origin: dt.date) -> Network:
        fitted = fit(records, scenario, SKUS)
        file = shop_file(fitted, scenario, title(name), market.name, market.name)
        return parse(file.text, f"fitted until {origin}", market.parent)

    return made
