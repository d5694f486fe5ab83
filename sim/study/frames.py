"""The tables of a study: a row a run, and a row a day."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..arrays import Floats
from ..network.network import Network
from ..world.core.measures import BY_KEY
from .block_result import Arrays

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


def days_frame(network: Network, results: Mapping[str, Arrays]) -> pd.DataFrame:
    """Return daily quantiles over worlds: a row a policy, measure, product and day.

    Measures: stock (units at the close), out_of_stock (mean is the probability), arrivals (mean
    units), cash (the scenario's currency; product is empty).
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
    cash: Floats = network.minor.shown(np.asarray(arrays["cash"], np.float64))
    yield _path(policy, "cash", "", cash.mean(axis=1), cash)


def _path(
    policy: str, measure: str, product: str, mean: Floats, values: Floats | None = None
) -> _Path:
    """Return one path, with quantiles where values are given."""
    if values is None:
        none = np.full((len(QUANTILES), len(mean)), np.nan)
        return _Path(policy, measure, product, mean, none)
    levels = np.quantile(values, list(QUANTILES.values()), axis=1)
    return _Path(policy, measure, product, mean, levels)
