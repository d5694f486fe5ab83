"""A starter: a short file that extends a market, with its numbers for the seller to change."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

from ..scenario.scenario import Scenario
from ..scenario.written import written
from ..words import starter as say
from .inputs import CONVERSION, DEMAND, PAYOUT, RATE, TRANSIT
from .load import load

_TOLD = (DEMAND, CONVERSION, TRANSIT, RATE, PAYOUT)
"""What a starter says is uncertain, one entry of its market each."""


def starter(market: Path, title: str, file: str) -> str:
    """Return the text of a file that extends a market: two products and a sale."""
    scenario = load(market).scenario
    first, second = scenario.products[:2]
    sale, ads = scenario.promotions[0], first.ads
    assert ads is not None
    text = say.FILE(
        market=title,
        file=file,
        parent=market.name,
        currency=scenario.currency,
        name=say.NAME(market=title),
        start=written(scenario.start),
        days=written(scenario.days),
        rule=scenario.current_rule,
        cash=written(scenario.cash.opening),
        uncertain=_uncertain(scenario),
        payout=written(scenario.settlement.payout_after_days),
        commission=written(scenario.settlement.commission),
        suppliers=written(first.suppliers),
        budget=written(ads.budget_per_day),
        click=written(ads.cost_per_click),
        orders=written(ads.orders_per_click),
        half=written(ads.half_saturation),
        sale=sale.name,
        sale_from=written(sale.sale_from),
        sale_days=written(sale.sale_days),
        uplift=written(sale.uplift.model_dump(exclude_unset=True)),
        return_share=written(first.return_share),
        price=written(first.price),
        unit_cost=written(first.unit_cost),
        weight_kg=written(first.weight_kg),
        volume_m3=written(first.volume_m3),
        opening_stock=written(first.opening_stock),
        units_per_day=written(first.demand.units_per_day),
        price_2=written(second.price),
        unit_cost_2=written(second.unit_cost),
        weight_kg_2=written(second.weight_kg),
        volume_m3_2=written(second.volume_m3),
        opening_stock_2=written(second.opening_stock),
        units_per_day_2=written(second.demand.units_per_day),
    )
    return "".join(map(_aligned, text.splitlines(keepends=True)))


def _uncertain(scenario: Scenario) -> str:
    """Return a line for each range of a market that its starter takes over."""
    found = [[e for e in scenario.uncertain if fnmatchcase(e.what, kind)] for kind in _TOLD]
    return "".join(
        say.UNCERTAIN(what=written(e.what), way=e.way, spread=written(e.spread))
        for [e, *_] in filter(None, found)
    )


def _aligned(line: str) -> str:
    """Return a line whose comment begins where those of others do."""
    return re.sub(r"^([^\s#].*?) +(# .*)", lambda found: f"{found[1]:<24} {found[2]}", line)
