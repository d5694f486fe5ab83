"""What hosts sell in an hour, beside what would have been sold anyway."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ...arrays import Floats
from ...scenario.scenario import Scenario
from ..fitted import FittedHost
from .demand import FittedDemand
from .observed import OPEN_HOURS
from .priors import Prior
from .ranges import positive_mean

EVERYBODY = "live"
"""Who sells where rooms name no host."""
_TITLES = 5
"""So many names, most of them of one session, are titles of sessions and no hosts."""
_LEAST = 0.5
"""Units of a session that sold nothing more than usual."""


def hosts(
    rooms: pd.DataFrame, sold: pd.DataFrame, fits: Sequence[FittedDemand], market: Scenario
) -> tuple[FittedHost, ...]:
    """Return what each host sells.

    `rooms` are sessions with their SKU, `sold` what was ordered while they ran, see
    sim.history.days. Without times of orders a room's own report of orders stands in.
    """
    if rooms.empty:
        return ()
    units = sold.groupby("place")["units"].sum().reindex(rooms.index)
    units = units.fillna(rooms["orders"] if sold.empty else 0.0)
    hours = rooms["minutes"] / 60.0
    usual = _usual(rooms, fits) * (hours / OPEN_HOURS if len(sold) else 0.0)
    rate = np.maximum(units - usual, _LEAST) / hours
    told = rate[(hours > 0) & units.notna()]
    prior, spread = _market(market)
    return tuple(
        _host(str(name), rates.to_numpy(np.float64), rooms.loc[rates.index], prior, spread)
        for name, rates in told.groupby(who(rooms["host"])[told.index])
    )


def who(names: pd.Series) -> pd.Series:
    """Return who sold live in each session: everybody where names are titles, or none is told."""
    sessions = names[names != ""].value_counts()
    if len(sessions) >= _TITLES and (sessions == 1).mean() > 0.5:
        return names.mask(names != "", EVERYBODY).replace("", EVERYBODY)
    return names.replace("", EVERYBODY)


def _host(name: str, rates: Floats, rooms: pd.DataFrame, prior: Prior, spread: float) -> FittedHost:
    """Return what one host sells an hour, (sessions,)."""
    mean, cv = positive_mean(rates, prior, spread)
    minutes = round(float(rooms["minutes"].median()) / 5.0) * 5
    return FittedHost(name, mean, cv, len(rates), max(minutes, 5))


def _usual(rooms: pd.DataFrame, fits: Sequence[FittedDemand]) -> pd.Series:
    """Return the orders a day that each session's SKU has anyway."""
    by_sku: Mapping[str, FittedDemand] = {fit.daily.sku: fit for fit in fits}
    found = [
        _on(by_sku[sku], start) if sku in by_sku else 0.0
        for sku, start in zip(rooms["sku"], rooms["start"], strict=True)
    ]
    return pd.Series(found, rooms.index, dtype=np.float64)


def _on(fit: FittedDemand, start: pd.Timestamp) -> float:
    """Return a SKU's expected orders of the day of a time."""
    day = (start.date() - fit.daily.first).days
    total = fit.model.total(fit.mean)
    return float(total[day]) if 0 <= day < len(total) else 0.0


def _market(market: Scenario) -> tuple[Prior, float]:
    """Return what the market's file believes of a host: wide, for hosts differ a hundredfold."""
    usual = np.median([host.units_per_hour for host in market.hosts]) if market.hosts else 20.0
    return Prior.between(float(usual) / 10.0, float(usual), float(usual) * 10.0), 0.6


def excess_hosts(fits: Sequence[FittedDemand], market: Scenario) -> tuple[FittedHost, ...]:
    """Return what sessions bring where only their minutes are told, by all SKUs together.

    What a day with a session sold beyond what is expected of it is the session's.
    """
    rates, minutes = list[float](), list[float]()
    for fit in fits:
        live = fit.daily.live > 0
        beyond = fit.daily.units[live] - fit.model.total(fit.mean)[live]
        rates += (np.maximum(beyond, _LEAST) / fit.daily.live[live]).tolist()
        minutes += (fit.daily.live[live] * 60.0).tolist()
    if not rates:
        return ()
    mean, cv = positive_mean(np.array(rates), *_market(market))
    return (FittedHost(EVERYBODY, mean, cv, len(rates), max(round(np.median(minutes) / 5) * 5, 5)),)
