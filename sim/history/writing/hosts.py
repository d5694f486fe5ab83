"""Who sells live, and how a seller's usual sessions would be written."""

from collections.abc import Iterator, Sequence

from ...scenario.lane import WEEKDAYS
from ...scenario.written import written
from ...words import shop_file as say
from ..fitted import FittedHost
from .block import Block, Line
from .digits import significant
from .estimates import estimate_line
from .shop import Shop

_USUAL = (4, 1, 6, 2, 5, 0, 3)
"""Weekdays, Monday is 0, in the order in which an example takes them."""
_STEADY = 0.01


def hosts(shop: Shop) -> Iterator[Block]:
    """Yield the seller's hosts in place of the market's."""
    if shop.fitted.hosts and shop.market.hosts:
        yield Block("[[host]]", [Line("name", "*"), Line("drop", True)])
    for host in shop.fitted.hosts:
        yield Block("[[host]]", _host(host, shop), f"host.{host.name}")


def _host(host: FittedHost, shop: Shop) -> list[Line]:
    source = shop.during(say.FROM_SESSIONS)
    luck = {"law": "lognormal", "mean": 1, "cv": significant(max(host.cv.value, _STEADY), 2)}
    lines = [
        Line("name", host.name),
        estimate_line("units_per_hour", host.units_per_hour, say.SESSIONS, source),
        estimate_line("audience", host.cv, say.SESSIONS, source),
    ]
    lines[-1] = Line("audience", luck, lines[-1].note, "fit", lines[-1].source)
    return lines


def example(shop: Shop) -> Sequence[str]:
    """Return comments that show the usual sessions of each host."""
    if not (shop.fitted.hosts and shop.fitted.products):
        return ()
    sku = shop.fitted.products[0].sku
    days = say.DAYS(round(7 * shop.weeks))
    told = [
        say.LIVE_RHYTHM(
            host=written(host.name),
            sessions=say.SESSIONS(host.sessions),
            days=days,
            minutes=str(host.usual_minutes),
        )
        for host in shop.fitted.hosts
    ]
    sessions = ", ".join(_session(host, sku, shop) for host in shop.fitted.hosts)
    return [*told, say.LIVE_EXAMPLE(sessions=f" {sessions} ")]


def _session(host: FittedHost, sku: str, shop: Shop) -> str:
    """Write a session of every week on as many days as there usually are."""
    a_week = min(max(round(host.sessions / shop.weeks), 1), 7)
    every = written([WEEKDAYS[day] for day in sorted(_USUAL[:a_week])])
    minutes = min(max(5 * round(host.usual_minutes / 5), 5), 1200)
    return (
        f"{{ product = {written(sku)}, host = {written(host.name)}, every = {every},"
        f" start = 20:00:00, minutes = {minutes} }}"
    )
