"""Numbers, amounts and dates as text, with no more digits than they carry."""

import datetime as dt

from .template import Template

MINUS = "\N{MINUS SIGN}"
LESS_THAN = Template("less than {number}")
MORE_THAN = Template("more than {number}")
PERCENT = Template("{number} %")
MONEY = Template("{currency} {figure}")
MONTHS = (
    Template("Jan"),
    Template("Feb"),
    Template("Mar"),
    Template("Apr"),
    Template("May"),
    Template("Jun"),
    Template("Jul"),
    Template("Aug"),
    Template("Sep"),
    Template("Oct"),
    Template("Nov"),
    Template("Dec"),
)
DAY = Template("{day} {month}")
MONTH = Template("{month} {year}")


def number(value: float, decimals: int = 0) -> str:
    """Write a number with thousands separators, rounded to decimals (-2: to hundreds)."""
    # Adding 0.0 turns a rounded -0.0 into 0.0.
    text = f"{round(value, decimals) + 0.0:,.{max(decimals, 0)}f}"
    return text.replace("-", MINUS)


def exact(value: float) -> str:
    """Write a number that carries no error, without trailing zeros."""
    return number(value, 10).rstrip("0").rstrip(".")


def decimals_carried(size: float) -> int:
    """Return the decimals that show a number with two significant digits (negative: tens up)."""
    exponent = int(f"{abs(size):.1e}".split("e")[1])
    return 1 - exponent


def rounded(count: int) -> str:
    """Write a count that is an estimate: rounded up to two significant digits."""
    digit: int = 10 ** max(len(str(count)) - 2, 0)
    return number(-(-count // digit) * digit)


def money(figure: str, currency: str) -> str:
    """Write a figure with its currency code, for example `USD 4,100 ± 210`."""
    return MONEY(currency=currency, figure=figure)


def price(value: float, decimals: int) -> str:
    """Write money for a unit: with the decimals of its currency, and finer ones that it has."""
    return number(value, decimals_of_price(value, decimals))


def decimals_of_price(value: float, decimals: int) -> int:
    """Return those of the currency, and up to three more that the money for a unit has."""
    finer = number(value, decimals + 3)[-3:].rstrip("0")
    return decimals + len(finer)


def amount(value: float, currency: str, carried: int | None) -> str:
    """Write an amount with the decimals that it carries, three digits at most, no cents."""
    digits = 2 - int(f"{abs(value):e}".split("e")[1])
    return money(number(value, min(carried or 0, digits, 0)), currency)


def whole_percent(share: float) -> str:
    """Write a share in whole percent."""
    return PERCENT(number=number(100 * share))


def exact_percent(share: float) -> str:
    """Write a share that carries no error in percent."""
    return PERCENT(number=exact(100 * share))


def percent(share: float) -> str:
    """Write a share in percent, with a decimal only where a whole percent would mislead."""
    if 0 < share < 0.001:
        return LESS_THAN(number=PERCENT(number="0.1"))
    if 0.999 < share < 1:
        return MORE_THAN(number=PERCENT(number="99.9"))
    whole = share in (0, 1) or 0.0995 <= share <= 0.9905
    return whole_percent(share) if whole else PERCENT(number=number(100 * share, 1))


def day(date: dt.date) -> str:
    """Write a date as a planner says it, for example `8 Nov`."""
    return DAY(day=str(date.day), month=MONTHS[date.month - 1]())


def month(date: dt.date) -> str:
    """Write a month with its year, for example `Nov 2026`."""
    return MONTH(month=MONTHS[date.month - 1](), year=str(date.year))
