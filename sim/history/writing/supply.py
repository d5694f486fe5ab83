"""Suppliers and freight as past purchase orders know them, in the market's other terms."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ...scenario.supplier import Supplier
from ...words import shop_file as say
from ..fitted import FittedWay
from .block import Block, Line
from .digits import carried, shown, significant
from .estimates import told
from .shop import Shop
from .spread import times

_AHEAD = 120
_STEADY = 0.01
"""The least that days vary, as a share of their mean."""
_OWN = {"name", "lead_time_days", "ready_stock", "closed", "late"}
"""Terms of a supplier that are not taken over from the market."""
_IN_TRANSIT = ("customs_hold", "exams", "sailing_delays")
"""What days from shipment to arrival hold already."""


def suppliers(shop: Shop) -> Line:
    """Return who is asked for goods: those of the records, then the market's others."""
    own, theirs = [way.name for way in shop.fitted.lead_times], list(shop.model.suppliers)
    names = [*own, *(name for name in theirs[bool(own) :] if name not in own)]
    if own:
        return Line("suppliers", names, say.SUPPLIERS(), "fit")
    return Line("suppliers", names, say.AS_IN_MARKET(), "assumption")


def supply(shop: Shop) -> Iterator[Block]:
    """Yield suppliers and lanes that records tell of."""
    model = next(s for s in shop.market.suppliers if s.name == shop.model.suppliers[0])
    for way in shop.fitted.lead_times:
        above = [say.TERMS(supplier=model.name)]
        yield Block("[[supplier]]", _supplier(way, model, shop), f"supplier.{way.name}", above)
    for way in shop.fitted.transit:
        for lane in (lane for lane in shop.market.lanes if lane.mode == way.name):
            dumped = lane.model_dump(exclude_unset=True)
            yield Block(
                "[[lane]]",
                [
                    Line("mode", way.name),
                    Line("to", lane.to),
                    _days("transit_days", way, shop),
                    *(_none(key) for key in _IN_TRANSIT if dumped.get(key)),
                ],
                f"lane.{way.name}.{lane.to}",
            )


def _none(key: str) -> Line:
    """Return a line that leaves something of a lane out."""
    return Line(key, {"drop": True} if key == "customs_hold" else [], say.CUSTOMS())


def unknown_modes(shop: Shop) -> list[str]:
    """Return modes of the records that no lane of the market has."""
    known = {lane.mode for lane in shop.market.lanes}
    return [way.name for way in shop.fitted.transit if way.name not in known]


def _supplier(way: FittedWay, model: Supplier, shop: Shop) -> list[Line]:
    terms = model.model_dump(exclude_unset=True, exclude=_OWN)
    closed = model.model_dump(exclude_unset=True).get("closed", ())
    near = [span for span in closed if _near(span, shop)]
    return [
        Line("name", way.name),
        _days("lead_time_days", way, shop),
        *(Line(key, value) for key, value in terms.items()),
        Line("closed", near, say.SALE(), "fit"),
    ]


def _near(span: dict[str, Any], shop: Shop) -> bool:
    """Say whether a closure is of the plan's days, or soon after them."""
    last = shop.start + dt.timedelta(shop.days + _AHEAD)
    return bool(span["last_day"] >= shop.start and span["first_day"] < last)


def _days(key: str, way: FittedWay, shop: Shop) -> Line:
    """Return the law of the days that a way takes."""
    mean = carried(way.mean.value, way.mean)
    cv = significant(max(way.cv.value, _STEADY), 2)
    law = {"law": "gamma", "mean": mean, "cv": cv} if mean else 0
    line = told(key, law, way.mean, say.PURCHASES, shop.during(say.FROM_PURCHASES))
    if way.mean.is_the_markets:
        return line
    low, high = (shown(carried(end, way.mean)) for end in (way.mean.low, way.mean.high))
    note = say.LEAD_TIME(low=low, high=high, seen=say.PURCHASES(way.orders))
    return Line(key, law, note, "fit", line.source)


def open_ways(shop: Shop) -> Iterator[Block]:
    """Yield what is open of lead times and transit."""
    for way in shop.fitted.lead_times:
        what = f"supplier.{way.name}.lead_time_days"
        yield from times(what, way.mean, carried(way.mean.value, way.mean))
    for way in shop.fitted.transit:
        for lane in (lane for lane in shop.market.lanes if lane.mode == way.name):
            what = f"lane.{way.name}.{lane.to}.transit_days"
            yield from times(what, way.mean, carried(way.mean.value, way.mean))
