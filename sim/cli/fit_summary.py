"""What `fit` prints: files, what was not counted, figures with their ranges, what is assumed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from shlex import join, quote

from rich.console import Console

from ..history.estimate import Estimate
from ..history.fitted import Fitted, FittedProduct, FittedPromotion
from ..history.records import NotUnderstood, Records
from ..history.writing.digits import carried, shown
from ..history.writing.save import Saved
from ..words import fit as say
from ..words.number import number
from ..words.unseen import shown as seen
from .columns import Columns, print_table, table_of

_NAME = 30
"""Characters of a sale's name that are printed."""
_PLACES = 10
"""Places that were not understood, and are printed."""


def summary(
    records: Records, fitted: Fitted, currency: str, exchange: float | None, console: Console
) -> None:
    """Print what files say."""
    tables = [_files(records), _left_out(records)]
    for columns in filter(_rows, tables):
        print_table(table_of(columns), console)
        console.print()
    for line in (*_not_understood(records.not_understood), _money(records, currency, exchange)):
        console.print(line, soft_wrap=True)
    console.print()
    _print_fitted(fitted, console)


def _print_fitted(fitted: Fitted, console: Console) -> None:
    """Print the figures, by product and of the shop."""
    skus = say.WHICH(len(fitted.products))
    console.print(say.FITTED(skus=skus, first=f"{fitted.first}", last=f"{fitted.last}"))
    console.print()
    tables = [_products(fitted.products), _shop(fitted)]
    for columns in filter(_rows, tables):
        print_table(table_of(columns), console)
        console.print()
    if any(
        cell.endswith("*") for columns in tables for cells in columns.values() for cell in cells
    ):
        console.print(say.STAR())


def saved_told(
    saved: Saved, fitted: Fitted, read: Sequence[str], console: Console, *, update: bool
) -> None:
    """Print what was written, what is assumed and asked, and how to go on with what was read."""
    lines = [
        *saved.told,
        *(say.LEFT(line=line) for line in saved.left_out),
        *(say.ASSUMED(line=line) for line in saved.assumed),
        *(say.QUESTION(line=line) for line in fitted.questions),
        *(say.PROBLEM(line=line) for line in saved.problems),
    ]
    for line in lines:
        console.print(line, soft_wrap=True)
    file, files = str(saved.file), quote(str(saved.file))
    console.print()
    console.print(say.RENEWED(file=file) if update else say.WRITTEN(file=file), soft_wrap=True)
    for line in (
        say.NEXT_CHECK(file=files),
        say.NEXT_BACKTEST(file=files, files=join(read)),
        say.NEXT_COMPARE(file=files),
    ):
        console.print(line, soft_wrap=True)


def _rows(columns: Columns) -> bool:
    """Say whether there is anything below the headings."""
    return any(columns.values())


def _files(records: Records) -> Columns:
    files = records.files
    names = [say.SHEET(file=f.file, sheet=f.sheet) if f.sheet else f.file for f in files]
    return {
        say.FILE(): names,
        say.FORMAT(): [f.format for f in files],
        say.ROWS(): [number(f.rows) for f in files],
        say.FIRST(): [f"{f.first or say.UNKNOWN()}" for f in files],
        say.LAST(): [f"{f.last or say.UNKNOWN()}" for f in files],
    }


def _left_out(records: Records) -> Columns:
    left = records.left_out
    return {
        say.LEFT_OUT(): [one.reason for one in left],
        say.ROWS(): [number(one.rows) for one in left],
        say.UNITS(): [number(one.units) for one in left],
    }


def _not_understood(places: Sequence[NotUnderstood]) -> Iterator[str]:
    """Yield a line for each of the first places, and how many more there are."""
    for place in places[:_PLACES]:
        yield say.NOT_UNDERSTOOD(place=_place(place), message=place.message)
    if len(places) > _PLACES:
        yield say.MORE(count=number(len(places) - _PLACES))


def _place(place: NotUnderstood) -> str:
    said = say.SHEET(file=place.file, sheet=place.sheet) if place.sheet else place.file
    said = say.ROW(place=said, row=number(place.row)) if place.row else said
    return say.COLUMN(place=said, column=place.column) if place.column else said


def _money(records: Records, currency: str, exchange: float | None) -> str:
    """Say in which money amounts are, loudly where it is only taken to be so."""
    if exchange is not None:
        return say.EXCHANGED(exchange=f"{exchange:g}", currency=currency)
    if records.currencies:
        return say.SAME_MONEY(currency=currency)
    return say.NO_CURRENCY(currency=currency)


def _products(products: Sequence[FittedProduct]) -> Columns:
    """Return a row a product."""
    return {
        say.SKU(): [p.sku for p in products],
        say.A_DAY(): [_figure(p.level) for p in products],
        say.RANGE(): [_ends(p.level) for p in products],
        say.NOISE(): [_figure(p.dispersion) for p in products],
        say.GROWTH(): [_grown(p.growth) for p in products],
        say.RETURNED(): [_percent(p.return_share) for p in products],
        say.OUT_DAYS(): [number(int(p.daily.out.sum())) for p in products],
        say.STOCK(): [say.UNKNOWN() if p.stock is None else number(p.stock) for p in products],
    }


def _shop(fitted: Fitted) -> Columns:
    """Return a row for each figure of the shop."""
    rows: dict[str, list[str]] = defaultdict(list)
    for name, estimate in _of_shop(fitted):
        rows[say.SHOP()].append(name)
        rows[say.VALUE()].append(_figure(estimate))
        rows[say.RANGE()].append(_ends(estimate))
        rows[say.SEEN()].append(number(estimate.seen))
    return dict(rows)


def _of_shop(fitted: Fitted) -> Iterator[tuple[str, Estimate]]:
    days = sorted(zip(fitted.weekday, say.DAYS, strict=False), key=lambda day: day[0].value)
    for title, (day, name) in zip(
        (say.QUIETEST, say.BUSIEST), (*days[:1], *days[-1:]), strict=False
    ):
        yield title(day=name()), day
    yield from ((_dated(sale), sale.uplift) for sale in fitted.promotions)
    named = {
        say.UPLIFT(): fitted.uplift,
        say.DELIVERY(): fitted.delivery_days,
        say.PAYOUT(): fitted.payout_days,
        say.COMMISSION(): fitted.commission,
        say.CANCELLED(): fitted.seller_cancelled,
        say.REFUSED(): fitted.refused,
    }
    yield from ((name, estimate) for name, estimate in named.items() if estimate)
    yield from ((say.HOST(host=host.name), host.units_per_hour) for host in fitted.hosts)
    yield from ((say.LEAD_TIME(name=way.name), way.mean) for way in fitted.lead_times)
    yield from ((say.TRANSIT(name=way.name), way.mean) for way in fitted.transit)


def _dated(sale: FittedPromotion) -> str:
    """Return a sale of the past by its dates."""
    last = sale.sale_from + dt.timedelta(sale.sale_days - 1)
    first, name = f"{sale.sale_from}", seen(sale.name[:_NAME])
    return say.PAST_SALE(name=name, first=first, last=f"{last:%m-%d}")


def _figure(estimate: Estimate) -> str:
    figure = shown(carried(estimate.value, estimate))
    return say.OF_MARKET(figure=figure) if estimate.is_the_markets else figure


def _ends(estimate: Estimate) -> str:
    low, high = (shown(carried(end, estimate)) for end in (estimate.low, estimate.high))
    return say.ENDS(low=low, high=high)


def _grown(growth: Estimate) -> str:
    """Return the growth in percent; nothing where the range does not tell it from none."""
    if growth.low <= 1.0 <= growth.high:
        return say.UNKNOWN()
    return say.GROWN(percent=f"{100 * (growth.value - 1):+.0f}")


def _percent(share: Estimate | None) -> str:
    if share is None:
        return say.UNKNOWN()
    percent = Estimate(100 * share.value, 100 * share.low, 100 * share.high, share.seen, share.own)
    return _figure(percent)
