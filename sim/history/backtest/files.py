"""A backtest on disk: its figures, and its days as a table; both are read back without loss."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ...stats import Estimate
from ...study.folder import put_all, read_json
from .result import Backtest, OfSku, Surprise
from .suspicion import Suspicion
from .what_if import WhatIf
from .window import Window

FIGURES, DAYS = "backtest.json", "days.parquet"
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def write(
    result: Backtest,
    windows: Sequence[Window],
    folder: Path,
    said: Sequence[str],
    replayed: WhatIf | None = None,
) -> None:
    """Write a backtest into a folder, which is made; each file whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    put_all({FIGURES: as_json(result, said, replayed), DAYS: days(windows)}, folder)


def days(windows: Sequence[Window]) -> pd.DataFrame:
    """Return a row a day and SKU: what was sold, whether it counts, and the fan's quantiles."""
    return pd.concat([_of_window(window) for window in windows], ignore_index=True)


def _of_window(window: Window) -> pd.DataFrame:
    shape = window.sold.shape
    dates = pd.date_range(window.origin, periods=shape[0])
    ends = np.quantile(window.fan, list(QUANTILES.values()), axis=2)
    return pd.DataFrame(
        {
            "origin": pd.Timestamp(window.origin),
            "date": np.repeat(dates, shape[1]),
            "sku": np.tile(np.array(window.skus, object), shape[0]),
            "sold": window.sold.ravel(),
            "counts": window.counts.ravel(),
            "out": window.out.ravel(),
            **{name: each.ravel() for name, each in zip(QUANTILES, ends, strict=True)},
            "expected": window.fan.mean(axis=2).ravel(),
        }
    )


def as_json(
    result: Backtest, said: Sequence[str], replayed: WhatIf | None = None
) -> dict[str, Any]:
    """Return the figures as plain values, what is said of them first."""
    what_if = asdict(replayed) if replayed else None
    head = {"sentences": list(said), "trusted": result.trusted, "what_if": _plain(what_if)}
    return {**head, **_plain(asdict(result))}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a result
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if isinstance(value, float) and math.isnan(value) else value


_SAID = {"sentences", "trusted", "what_if"}


def read(folder: Path) -> tuple[Backtest, pd.DataFrame]:
    """Return the backtest that a folder holds, and its days."""
    told = read_json(folder / FIGURES)
    told = {key: value for key, value in told.items() if key not in _SAID}
    surprise = told["surprise"]
    told |= {
        "first": dt.date.fromisoformat(told["first"]),
        "last": dt.date.fromisoformat(told["last"]),
        "origins": tuple(map(dt.date.fromisoformat, told["origins"])),
        "suspicion": Suspicion(**told["suspicion"]),
        "surprise": surprise and Surprise(**surprise | _first(surprise)),
        "by_sku": tuple(OfSku(**one | _estimates(one)) for one in told["by_sku"]),
        **{key: tuple(told[key]) for key in ("pit", "faults", "notes")},
        **_estimates(told),
    }
    return Backtest(**told), pd.read_parquet(folder / DAYS)


def _first(surprise: Mapping[str, str]) -> dict[str, dt.date]:
    return {"first": dt.date.fromisoformat(surprise["first"])}


def _estimates(told: Mapping[str, Any]) -> dict[str, Estimate]:
    """Return the figures with intervals."""
    names = ("days", "totals", "together", "bias")
    return {name: _estimate(told[name]) for name in names if name in told}


def _estimate(told: Mapping[str, Any]) -> Estimate:
    value = math.nan if told["value"] is None else told["value"]
    return Estimate(**{**told, "value": value})
