"""Sheets of a comparison: its policies, their figures, their gaps to today's rule, their days."""

from collections.abc import Iterator

import pandas as pd

from ..chart.at_risk import shown
from ..chart.table import brief
from ..stats import Estimate, Pair
from ..study.comparison import Comparison
from ..study.figures import FIGURE_OF
from ..study.frames import QUANTILES
from ..study.summary import Summary
from ..words import workbook as say
from ..words.figures import called
from ..words.number import number as in_words
from ..world.core.measures import MONEY, SHARE, Unit
from . import sheet
from .sheet import Cell, Number, Sheet, number


def sheets(result: Comparison) -> Iterator[Sheet]:
    """Yield what stands in a workbook of a comparison."""
    yield _policies(result)
    yield _figures(result)
    if result.against_current:
        yield _against_today(result)
    yield _stock(result)
    yield _cash(result)


def _form(unit: Unit) -> str:
    """Return how a number of a unit is shown; empty: as few digits as tell it."""
    return {MONEY: sheet.WHOLE, SHARE: sheet.SHARE}.get(unit, "")


def _ends(figure: Estimate, form: str) -> tuple[Number | None, ...]:
    """Return a figure and the ends of its interval."""
    return tuple(number(value, form) for value in (figure.value, figure.low, figure.high))


def _policies(result: Comparison) -> Sheet:
    """Return the table of the screen: profit with its interval, then what it risks."""
    keys = brief(result)
    heads = (say.PROFIT(currency=result.network.scenario.currency), say.LOW(), say.HIGH())
    others = (" ".join(heading.replace(" %", "").split()) for heading in keys.values())
    marks = (say.TODAY(), say.CAN_BE_PAID())

    def row(summary: Summary) -> list[Cell]:
        able = summary.name in result.judgement.affordable
        figures = [number(summary.figures[key].value, _form(FIGURE_OF[key].unit)) for key in keys]
        today = summary.name == result.current_rule
        told = [say.YES() if mark else say.NO() for mark in (today, able)]
        return [summary.name, *_ends(summary.figures["profit"], sheet.WHOLE), *figures, *told]

    headings = (say.POLICY(), *heads, *others, *marks)
    return Sheet(say.POLICIES(), say.OF_POLICIES(), headings, [row(s) for s in result.ranked])


def _figures(result: Comparison) -> Sheet:
    """Return a row a policy and figure."""
    heads = (say.POLICY(), say.FIGURE(), say.UNIT(), say.VALUE(), say.LOW(), say.HIGH())
    currency = result.network.scenario.currency

    def row(policy: str, key: str, figure: Estimate) -> list[Cell]:
        unit = FIGURE_OF[key].unit
        told = [policy, called(FIGURE_OF[key].label), currency if unit is MONEY else unit.name]
        return [*told, *_ends(figure, _form(unit)), called(figure.method), Number(figure.runs)]

    rows = [
        row(summary.name, key, figure)
        for summary in result.ranked
        for key, figure in summary.figures.items()
    ]
    return Sheet(say.FIGURES(), say.OF_FIGURES(), (*heads, say.METHOD(), say.RUNS()), rows)


def _against_today(result: Comparison) -> Sheet:
    """Return a row a policy other than today's rule, the best gap first."""
    difference = say.DIFFERENCE(currency=result.network.scenario.currency)
    ends = (say.LOW(), say.HIGH())
    heads = (say.POLICY(), difference, *ends, say.BETTER(), *ends, say.VARIANCE())
    gaps = sorted(result.against_current.items(), key=lambda item: -item[1].gap.value)

    def row(name: str, pair: Pair) -> list[Cell]:
        saved = None if pair.identical else number(pair.variance_reduction, sheet.TIMES)
        better = _ends(pair.chance_b_better, sheet.SHARE)
        return [name, *_ends(pair.gap, sheet.WHOLE), *better, saved]

    rows = [row(name, pair) for name, pair in gaps]
    return Sheet(say.AGAINST_TODAY(), say.OF_AGAINST_TODAY(), heads, rows)


def _stock(result: Comparison) -> Sheet:
    """Return a row a policy, product and day; of the products at risk where there are too many."""
    frame, every = result.days_frame, [row.name for row in result.network.listings]
    names = every
    if len(result.policies) * len(every) * result.network.days >= sheet.MOST_ROWS:
        names = [*shown(result, [summary.name for summary in result.policies])]
    some, all_of_them = in_words(len(names)), in_words(len(every))
    told = say.OF_SOME_STOCK(count=some, all=all_of_them)
    about = say.OF_STOCK() if names == every else told
    of_products = frame[frame["product"].isin(names)]
    keys = ["policy", "product", "date"]
    by_measure = dict(iter(of_products.groupby("measure", sort=False)))
    table = by_measure["stock"][[*keys, "mean", *QUANTILES]]
    for measure in ("out_of_stock", "arrivals"):
        means = by_measure[measure][[*keys, "mean"]].rename(columns={"mean": measure})
        table = table.merge(means, on=keys, how="left")
    heads = (say.POLICY(), say.PRODUCT(), say.DATE(), say.MEAN(), *QUANTILES)
    return Sheet(say.STOCK(), about, (*heads, say.EMPTY(), say.ARRIVALS()), _stock_rows(table))


def _stock_rows(table: pd.DataFrame) -> Iterator[list[Cell]]:
    for policy, product, date, *levels, empty, arrivals in table.itertuples(index=False):
        day = pd.Timestamp(date).date()
        units = [number(level, sheet.WHOLE) for level in levels]
        yield [policy, product, day, *units, number(empty, sheet.SHARE), number(arrivals)]


def _cash(result: Comparison) -> Sheet:
    """Return a row a policy and day."""
    frame = result.days_frame
    table = frame[frame["measure"] == "cash"][["policy", "date", "mean", *QUANTILES]]
    rows = (
        [policy, pd.Timestamp(date).date(), *(number(level, sheet.WHOLE) for level in levels)]
        for policy, date, *levels in table.itertuples(index=False)
    )
    heads = (say.POLICY(), say.DATE(), say.MEAN(), *QUANTILES)
    return Sheet(say.CASH(), say.OF_CASH(), heads, rows)
