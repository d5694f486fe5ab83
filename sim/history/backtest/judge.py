"""A backtest's answer from its windows."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from ...arrays import Floats
from ...stats import Estimate
from .judged import bias, days_held, scores_of, totals_held
from .pit import histogram, rank_of_first
from .result import Backtest, Fault, OfSku, Surprise
from .suspicion import Suspicion, suspicion
from .verdict import ODD, enough, faults_of, surprise_of, without
from .widening import widening
from .window import MONTH, Window


def judge(
    windows: Sequence[Window], records: tuple[dt.date, dt.date], notes: Sequence[str] = ()
) -> Backtest:
    """Return what windows say of a fan, of records from a first to a last day."""
    odd, off, score = suspicion(windows), bias(windows), scores_of(windows)
    factor, surprise = widening(windows), surprise_of(windows)
    faults = _faults(windows, odd, off, factor, surprise)
    bins = sum((_bins(window) for window in windows), start=np.zeros(1))
    return Backtest(
        first=records[0],
        last=records[1],
        origins=tuple(window.origin for window in windows),
        horizon=max(window.days for window in windows),
        runs=windows[0].fan.shape[2],
        months=sum(len(window.totals(MONTH)) for window in windows),
        judged_days=sum(int(window.counts.sum()) for window in windows),
        left_out_days=sum(int((~window.counts).sum()) for window in windows),
        out_days=sum(int((window.counts & window.out).sum()) for window in windows),
        days=days_held(windows),
        totals=totals_held(windows),
        together=totals_held(windows, together=True),
        bias=off,
        crps=score.fan,
        skill_weekday=score.skill(score.weekday),
        skill_recent=score.skill(score.recent),
        pit=tuple((bins / bins.sum()).tolist()),
        suspicion=odd,
        faults=faults,
        enough=enough(windows),
        widen=round(factor, 2) if {"narrow", "low", "high"} & set(faults) else 1.0,
        surprise=surprise if "surprise" in faults else None,
        by_sku=tuple(_of_sku(sku, windows) for sku in _skus(windows)),
        notes=tuple(notes),
    )


def _faults(
    windows: Sequence[Window],
    odd: Suspicion,
    off: Estimate,
    factor: float,
    surprise: Surprise | None,
) -> tuple[Fault, ...]:
    """Return what is wrong with a fan; nothing where reality is one of its worlds."""
    if odd.all > ODD:
        return ()
    if surprise and suspicion(without(windows, surprise)).all > ODD:
        return ("surprise",)
    return faults_of(odd, off, factor)


def _bins(window: Window) -> Floats:
    """Return how many days that count have ranks in each bin, (bins,)."""
    return histogram(*rank_of_first(window.columns[window.counts]))


def _skus(windows: Sequence[Window]) -> list[str]:
    """Return the SKUs of which anything counts, in the order of the last window that has them."""
    names = dict.fromkeys(sku for window in reversed(windows) for sku in window.skus)
    return [sku for sku in names if any(w.only(sku).counts.any() for w in windows if sku in w.skus)]


def _of_sku(sku: str, windows: Sequence[Window]) -> OfSku:
    """Return how the fan of one SKU did."""
    own = [window.only(sku) for window in windows if sku in window.skus]
    score = scores_of(own)
    return OfSku(
        sku=sku,
        months=sum(len(window.totals(MONTH)) for window in own),
        days=days_held(own),
        totals=totals_held(own),
        bias=bias(own),
        skill=score.skill(score.weekday),
    )
