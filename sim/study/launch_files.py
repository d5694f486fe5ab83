"""Launch sizes for a spreadsheet."""

from collections.abc import Iterator
from typing import Any

from ..stats import Estimate
from .launch_curve import Batch, LaunchCurve
from .launch_sizes import LaunchSizes
from .spreadsheet import as_csv

_FIGURES = ("profit", "sold_out", "out_long", "days_out", "cash_low", "short", "left", "dead")


def launch_csv(result: LaunchSizes) -> str:
    """Return a row a policy and size: each figure with the ends of its interval."""
    rows = [_row(result, curve, batch) for curve in result.curves for batch in curve.batches]
    return as_csv(rows)


def _row(result: LaunchSizes, curve: LaunchCurve, batch: Batch) -> dict[str, Any]:
    safe = curve.safe(result.risk)
    return {
        "policy": curve.policy,
        "mode": curve.mode,
        "product": result.product,
        "units": batch.units,
        "best": batch.units == curve.best.units,
        "safe": safe is not None and batch.units == safe.units,
        "payable": batch.payable,
        **dict(cell for key in _FIGURES for cell in _cells(key, getattr(batch, key))),
    }


def _cells(key: str, figure: Estimate) -> Iterator[tuple[str, float | None]]:
    """Yield a figure and its ends; what the name `out_long` means is the risk's days."""
    yield key, figure.value
    yield f"{key}_low", figure.low
    yield f"{key}_high", figure.high
