"""The seller's SKUs as products of a scenario."""

import datetime as dt
import math
from collections.abc import Iterator

from ...scenario.currency import MinorUnit
from ...words import shop_file as say
from ..fitted import FittedAds, FittedProduct
from .block import Block, Line
from .digits import shown, significant
from .estimates import estimate_line
from .shop import Shop
from .supply import suppliers

_POISSON = 1000
"""A k beyond it is no noise beside that of counts."""
_DAMPED = ((0, 0.0), (15, 0.4375), (30, 0.75), (45, 0.9375), (60, 1.0))
"""Days from now, and how much of a month's growth has come: by half a day's worth at 30."""
_SIZES = ("weight_kg", "volume_m3", "carton")


def products(shop: Shop) -> Iterator[Block]:
    """Yield the blocks of all products, in place of those of the market."""
    yield Block("[[product]]", [Line("name", "*"), Line("drop", True)])
    for product in shop.fitted.products:
        yield from _product(product, shop)


def _product(product: FittedProduct, shop: Shop) -> Iterator[Block]:
    path = f"product.{product.sku}"
    lines = [
        Line("name", product.sku, product.daily.title if _plain(product.daily.title) else ""),
        price(product, shop),
        _unit_cost(product, shop),
        *_sizes(product, shop),
        _opening_stock(product, shop),
        suppliers(shop),
        *_returns(product, shop),
    ]
    yield Block("[[product]]", lines, path)
    yield Block("[product.demand]", list(_demand(product, shop)), f"{path}.demand")
    if product.ads:
        yield Block("[product.ads]", list(_ads(product.ads, shop)), f"{path}.ads")


def _plain(title: str) -> bool:
    """Say whether a title can stand in a comment."""
    return bool(title) and title.isprintable() and len(title) <= 60


def money(amount: float, shop: Shop) -> float:
    """Return money for a unit, to the cent, or finer where it is less than a few cents."""
    decimals = MinorUnit.of(shop.market.currency).decimals
    rounded = round(amount, decimals)
    return rounded if rounded >= 100 * 10**-decimals else significant(amount, 3)


def price(product: FittedProduct, shop: Shop) -> Line:
    """Return the price of a product, that of the market where no file tells one."""
    if product.price is None:
        return Line("price", shop.model.price, say.ASSUMED_PRICE(), "assumption")
    source = shop.during(say.FROM_ORDERS)
    return Line("price", money(product.price, shop), say.PRICE(), "fit", source)


def _unit_cost(product: FittedProduct, shop: Shop) -> Line:
    if product.unit_cost is not None:
        cost = money(product.unit_cost, shop)
        return Line("unit_cost", cost, say.TOLD(), "fit", say.FROM_TABLE())
    share = shop.model.unit_cost / shop.model.price
    note = say.ASSUMED_COST(share=f"{share:.0%}".rstrip("%"))
    of_price = significant(share * price(product, shop).value, 2)
    return Line("unit_cost", of_price, note, "assumption")


def _sizes(product: FittedProduct, shop: Shop) -> Iterator[Line]:
    for key in _SIZES:
        value = getattr(product, key)
        if value is not None:
            yield Line(key, value, say.TOLD(), "fit", say.FROM_TABLE())
        else:
            yield Line(key, getattr(shop.model, key), say.AS_IN_MARKET(), "assumption")


def _opening_stock(product: FittedProduct, shop: Shop) -> Line:
    if product.stock is not None:
        note = say.STOCK(last=f"{shop.fitted.last}")
        source = say.FROM_STOCK(last=f"{shop.fitted.last}")
        return Line("opening_stock", product.stock, note, "fit", source)
    stock, sold = shop.model.opening_stock, shop.model.demand.units_per_day
    assert not isinstance(stock, dict)
    days = round(stock / sold)
    units = round(significant(days * product.level.value, 2))
    return Line("opening_stock", units, say.ASSUMED_STOCK(days=say.DAYS(days)), "assumption")


def _returns(product: FittedProduct, shop: Shop) -> Iterator[Line]:
    source = shop.during(say.FROM_ORDERS)
    share, days = product.return_share, product.return_days
    if share is None:
        usual = shop.model.return_share
        yield Line("return_share", usual, say.AS_IN_MARKET(), "assumption")
    else:
        yield estimate_line("return_share", share, say.UNITS, source)
    if days is None:
        law = shop.model.return_days.model_dump(exclude_unset=True)
        value = law["value"] if law.get("law") == "constant" else law
        yield Line("return_days", value, say.AS_IN_MARKET(), "assumption")
    else:
        yield estimate_line("return_days", days, say.UNITS, source)
    share_fit = shop.model.resaleable_share
    yield Line("resaleable_share", share_fit, say.AS_IN_MARKET(), "assumption")


def _demand(product: FittedProduct, shop: Shop) -> Iterator[Line]:
    source = shop.during(say.FROM_ORDERS)
    if product.plan:
        mean = significant(product.level.value, 3)
        yield Line("units_per_day", mean, say.FORECAST_MEAN(), "fit", say.FROM_FORECAST())
    else:
        yield estimate_line("units_per_day", product.level, say.DAYS, source)
    if product.dispersion.value < _POISSON:
        yield estimate_line("dispersion", product.dispersion, say.DAYS, source)
    if product.elasticity is not None and product.elasticity.value < 0:
        yield estimate_line("price_elasticity", product.elasticity, say.DAYS, source)
    yield from _life_cycle(product, shop)


def _life_cycle(product: FittedProduct, shop: Shop) -> Iterator[Line]:
    """Yield the growth of late, damped, where it is surely not nothing."""
    growth = product.growth
    if product.plan:
        yield _planned(product)
        return
    if growth.low <= 1.0 <= growth.high or growth.is_the_markets:
        return
    pull = math.log(growth.value)
    points = [
        {
            "date": shop.start + dt.timedelta(day),
            "multiple": significant(math.exp(pull * share), 3),
        }
        for day, share in _DAMPED
    ]
    low, usual, high = (
        shown(significant(end, 2)) for end in (growth.low, growth.value, growth.high)
    )
    note = say.GROWING(growth=usual, low=low, high=high)
    yield Line("life_cycle", points, note, "fit", shop.during(say.FROM_ORDERS))


def _planned(product: FittedProduct) -> Line:
    """Return the days of a forecast, as multiples of its mean."""
    points = [{"date": day.date, "multiple": significant(day.multiple, 4)} for day in product.plan]
    return Line("life_cycle", points, say.BY_FORECAST(), "fit", say.FROM_FORECAST())


def _ads(ads: FittedAds, shop: Shop) -> Iterator[Line]:
    source = shop.during(say.FROM_ADS)
    budget = significant(ads.budget_per_day, 3)
    yield Line("budget_per_day", budget, say.BUDGET(), "fit", source)
    for key in ("cost_per_click", "orders_per_click", "half_saturation"):
        yield estimate_line(key, getattr(ads, key), say.DAYS, source)
    model = next((p.ads for p in shop.market.products if p.ads), None)
    for key in ("carry_over", "noise", "stop_lag_hours") if model else ():
        yield Line(key, getattr(model, key), say.AS_IN_MARKET(), "assumption")
