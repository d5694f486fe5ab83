"""What moves demand: weekdays, and sales to come with the uplift that those of the past brought."""

from collections.abc import Iterator
from dataclasses import replace

from ...scenario.calendar import Promotion
from ...scenario.written import written
from ...words import shop_file as say
from ...words.template import Template
from ...words.unseen import shown as seen
from ..estimate import Estimate
from .block import Block, Line
from .digits import carried, shown
from .law import law
from .sales_to_come import LONGEST
from .shop import Shop

_WEEK = 7


def weekdays(shop: Shop) -> Iterator[Block]:
    """Yield the market's weekdays as records know them."""
    week = shop.fitted.weekday
    if not week:
        return
    widest = max((day.high - day.low) / 2 for day in week)
    seen = say.DAYS(min(day.seen for day in week))
    note = say.WEEKDAY(widest=f"{widest:.2f}", seen=seen)
    values = _of_seven([day.value for day in week])
    source = shop.during(say.FROM_ORDERS)
    yield Block("[market]", [Line("weekday", values, note, "fit", source)], "market")


def _of_seven(values: list[float]) -> list[float]:
    """Return multiples with two decimals that sum to seven; the largest takes what lacks."""
    rounded = [round(value, 2) for value in values]
    largest = rounded.index(max(rounded))
    rounded[largest] = round(rounded[largest] + _WEEK - sum(rounded), 2)
    return rounded


def promotions(shop: Shop) -> Iterator[Block]:
    """Yield sales to come for the seller's SKUs, in place of the market's."""
    if shop.market.promotions:
        yield Block("[[promotion]]", [Line("name", "*"), Line("drop", True)])
    skus = [product.sku for product in shop.fitted.products if not product.plan]
    for sale in shop.sales if skus else ():
        yield Block("[[promotion]]", _promotion(sale, skus, shop), f"promotion.{sale.name}")


def sales_left_out(shop: Shop) -> Iterator[str]:
    """Say which sales of the seller's table and of the market's calendar are not planned."""
    for one in shop.calendar.unfit:
        name = written(seen(one.name))
        yield say.SALE_OUT(name=name, first=f"{one.first}", last=f"{one.last}", days=f"{LONGEST}")
    for sale in shop.untold:
        yield say.UNTOLD(name=written(sale.name), first=f"{sale.sale_from}")


def _promotion(sale: Promotion, skus: list[str], shop: Shop) -> list[Line]:
    terms = sale.model_dump(exclude_unset=True, by_alias=True)
    if sale.sign_up_by and sale.sign_up_by < shop.start:
        del terms["sign_up_by"]  # it is over: who is enrolled is enrolled
    terms |= {"products": skus}
    lines = {key: Line(key, value) for key, value in terms.items()}
    lines["products"] = Line("products", skus, _calendar(sale, shop)(), "fit")
    if sale not in shop.market.promotions:
        lines |= {key: _date(lines[key], sale, shop) for key in ("sale_from", "sale_days")}
    lines["uplift"] = _uplift(sale, shop)
    if shop.fitted.promotions and sale.hangover_days:
        lines["hangover"] = _hangover(shop)
    return list(lines.values())


def _calendar(sale: Promotion, shop: Shop) -> Template:
    """Return whose calendar has a sale."""
    if sale.name in shop.calendar.own:
        return say.YOUR_DATES
    return say.PLATFORMS if sale.name in shop.calendar.platforms else say.SALE


def _date(line: Line, sale: Promotion, shop: Shop) -> Line:
    """Return a date that is renewed when the calendar is."""
    told = _calendar(sale, shop)()
    return replace(line, note=told, kind="fit", source=told)


def _uplift(sale: Promotion, shop: Shop) -> Line:
    """Return a law whose mean and range are those of the estimate, or the market's."""
    uplift = shop.fitted.uplift
    if uplift is None:
        value = sale.uplift.model_dump(exclude_unset=True)
        return Line("uplift", value, say.AS_IN_MARKET(), "assumption")
    law_of_sale = _law(uplift)
    low, high = (shown(carried(end, uplift)) for end in (uplift.low, uplift.high))
    if uplift.is_the_markets:
        note = say.MARKETS_RANGE(low=low, high=high)
        return Line("uplift", law_of_sale, note, "fit", say.FROM_MARKET())
    mean, seen = shown(carried(uplift.value, uplift)), say.SALES(uplift.seen)
    note = say.UPLIFT(low=low, high=high, mean=mean, seen=seen)
    return Line("uplift", law_of_sale, note, "fit", shop.during(say.FROM_ORDERS))


def _law(uplift: Estimate) -> dict[str, object] | float:
    if uplift.high <= uplift.low:
        return uplift.value
    return law(uplift.low, uplift.value, uplift.high)


def _hangover(shop: Shop) -> Line:
    """Return the mean hangover of the sales of the past."""
    past = [sale.hangover for sale in shop.fitted.promotions]
    value = sum(h.value for h in past) / len(past)
    low, high = min(h.low for h in past), max(h.high for h in past)
    whole = Estimate(value, low, high, sum(h.seen for h in past))
    ends = [shown(carried(end, whole)) for end in (low, high)]
    note = say.HANGOVER(low=ends[0], high=ends[1], seen=say.SALES(len(past)))
    return Line("hangover", carried(value, whole), note, "fit", shop.during(say.FROM_ORDERS))
