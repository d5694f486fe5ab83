"""The tables of a study: a row a run, and a row a day."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..arrays import Flags, Floats
from ..network.network import Network
from ..stats import mean
from ..world.core.measures import BY_KEY
from .block_result import LEVELS, Arrays
from .money import PARTS

WEEK = 7
QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p95": 0.95}


def runs_frame(results: Mapping[str, Arrays]) -> pd.DataFrame:
    """Return one row a policy and world, with the totals of sim.world.run.totals.

    Errors: AssertionError for a total that its column cannot hold as it is.
    """
    return pd.concat([_runs(name, arrays) for name, arrays in results.items()], ignore_index=True)


def _runs(policy: str, arrays: Arrays) -> pd.DataFrame:
    names, totals = arrays["names"].tolist(), arrays["totals"]
    columns = {name: _column(name, total) for name, total in zip(names, totals, strict=True)}
    worlds = np.arange(totals.shape[1])
    return pd.DataFrame({"policy": policy, "world": worlds} | columns)


def _column(name: str, total: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return a total as its measure says that it is kept: whole, yes or no, or any number."""
    column = total.astype(BY_KEY[name].unit.dtype)
    assert (column == total).all(), f"{name} has values that are no {column.dtype}"
    return column


def of_days(results: Mapping[str, Arrays]) -> int:
    """Return of how many runs days are kept."""
    first, *_ = results.values()
    return int(first["cash"].shape[1])


def days_frame(network: Network, results: Mapping[str, Arrays]) -> pd.DataFrame:
    """Return daily quantiles over worlds: a row a policy, measure, product and day.

    Measures of a product: stock (units at the close); out_of_stock (mean is the probability);
    arrivals (mean units); where the policy has an alert, yellow, orange and red (mean is the
    probability that the morning's alert is at that level or a worse one), and yellow_so_far and so
    on (the probability that it was so by then). Of all, where product is empty, in the scenario's
    currency: cash, receivable (what platforms hold, and payouts on their way to the bank) and
    payable (bills that are owed and not yet due) at the close; below_zero (mean is the probability
    that cash was below zero at one of the last seven closes).

    Folders of earlier versions lack alerts, receivable, payable and below_zero.
    """
    paths = [path for name, arrays in results.items() for path in _paths(network, name, arrays)]
    days = np.arange(network.days)
    dates = pd.date_range(str(network.start), periods=network.days).strftime("%Y-%m-%d")
    told = pd.DataFrame([path[:3] for path in paths], columns=["policy", "measure", "product"])
    frame = told.loc[told.index.repeat(len(days))].reset_index(drop=True)
    frame["day"], frame["date"] = np.tile(days, len(paths)), np.tile(dates, len(paths))
    frame["mean"] = np.concatenate([path.mean for path in paths])
    for place, name in enumerate(QUANTILES):
        frame[name] = np.concatenate([path.quantiles[place] for path in paths])
    return frame


class _Path(NamedTuple):
    """One measure of one product under one policy, day by day."""

    policy: str
    measure: str
    product: str
    mean: Floats
    """(days,)"""
    quantiles: Floats
    """(levels, days), missing where there are none."""


def _paths(network: Network, policy: str, arrays: Arrays) -> Iterator[_Path]:
    """Yield the paths of one policy."""
    worlds = arrays["cash"].shape[1]
    for row, product in enumerate(network.listings):
        stock = np.asarray(arrays["stock"][:, row], np.float64)
        out = (stock == 0) & (np.arange(network.days) >= network.launch(product))[:, None]
        arrivals = np.asarray(arrays["arrivals"][:, row], np.float64) / worlds
        yield _path(policy, "stock", product.name, stock.mean(axis=1), stock)
        yield _path(policy, "out_of_stock", product.name, out.mean(axis=1))
        yield _path(policy, "arrivals", product.name, arrivals)
        if network.policy(policy).has_alert:
            for name, counts in zip(_ALERTS, _by_level(arrays["alerts"][..., row]), strict=True):
                yield _path(policy, name, product.name, counts / worlds)
    for name in ("cash", "receivable", "payable"):
        money: Floats = network.minor.shown(np.asarray(arrays[name], np.float64))
        yield _path(policy, name, "", money.mean(axis=1), money)
    yield _path(
        policy,
        "below_zero",
        "",
        _within_week(np.asarray(arrays["cash"], np.int64) < 0).mean(axis=1),
    )


def _within_week(flags: Flags) -> Flags:
    """Return whether anything was so on a day or one of the six before it, (days, W)."""
    before = np.zeros((WEEK - 1, flags.shape[1]), np.bool_)
    weeks = np.lib.stride_tricks.sliding_window_view(np.concatenate([before, flags]), WEEK, axis=0)
    return np.asarray(weeks.any(axis=-1))


_ALERTS = (*LEVELS, *(f"{level}_so_far" for level in LEVELS))


def _by_level(counts: NDArray[np.generic]) -> Floats:
    """Return the counts of a row, (2, levels, days), one after the other, (2 * levels, days)."""
    return np.asarray(counts, np.float64).reshape(-1, counts.shape[-1])


def _path(
    policy: str, measure: str, product: str, mean: Floats, values: Floats | None = None
) -> _Path:
    """Return one path, with quantiles where values are given."""
    if values is None:
        none = np.full((len(QUANTILES), len(mean)), np.nan)
        return _Path(policy, measure, product, mean, none)
    return _Path(policy, measure, product, mean, quantiles(values, list(QUANTILES.values())))


def quantiles(values: Floats, levels: Sequence[float]) -> Floats:
    """Return quantiles of rows, (rows, W), as numpy does to the last digit, (levels, rows).

    It sorts, which numpy does with the processor's widest registers, unlike what it does for its
    own quantiles of several levels.
    """
    ordered = np.sort(values, axis=1)
    place = np.array(levels) * (ordered.shape[1] - 1)
    before = np.floor(place).astype(np.int64)
    low, high = (ordered[:, np.minimum(n, ordered.shape[1] - 1)].T for n in (before, before + 1))
    share = (place - before)[:, None]
    rising, falling = low + (high - low) * share, high - (high - low) * (1 - share)
    return np.asarray(np.where(share < 0.5, rising, falling))


def money_frame(network: Network, results: Mapping[str, Arrays]) -> pd.DataFrame:
    """Return what each part comes to in the mean of a run: a row a policy and part.

    Columns `mean`, and `low` and `high` of its 95 % interval, missing where there is none, in the
    scenario's currency. Parts that are nothing in every run have no row.
    """
    rows = []
    for policy, arrays in results.items():
        for part, cents in zip(PARTS, arrays["money"], strict=True):
            if cents.any():
                figure = mean(network.minor.shown(np.asarray(cents, np.float64)))
                rows.append((policy, part, figure.value, figure.low, figure.high))
    frame = pd.DataFrame(rows, columns=["policy", "part", "mean", "low", "high"])
    return frame.astype({"mean": float, "low": float, "high": float})
