"""Which numbers of a file may be uncertain, and which of them an entry of [[uncertain]] means."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..scenario.calendar import Promotion
from ..scenario.dotted import DottedKeyError, places, value_at
from ..scenario.lane import Shipment
from ..scenario.problem import Fault, Place
from ..scenario.scenario import Scenario
from ..scenario.uncertain import Shift, Uncertain

DEMAND = "product.*.demand"
"""Organic orders with viral hits, ads, live sessions and posts; halo and repeat buyers follow."""
CONVERSION = "product.*.ads.orders_per_click"
CLICK_PRICE = "product.*.ads.cost_per_click"
VIRAL = "product.*.demand.viral.hits_per_year"
RETURNS = "product.*.return_share"
UNIT_COST = "product.*.unit_cost"
"""What suppliers ask, and what duty and insurance reckon with; the books keep the file's value."""
AUDIENCE = "host.*.audience"
UPLIFT = "promotion.*.uplift"
LEAD_TIME = "supplier.*.lead_time_days"
TRANSIT = "lane.*.transit_days"
RATE = "lane.*.rate"
"""Of loose freight, and of whole containers with it."""
TRAFFIC_LOST = "market.stockout.traffic_lost_per_day"
PAYOUT = "settlement.payout_after_days"
"""In every tier, for what leaves from the first day on."""
OUTAGE = "supplier.*.outage"
"""Days from the first one on which it is out, beside outages of its own by chance."""
HOLD = "lane.*.customs_hold"
"""Days that each lot waits at the border, beside what the lane's own customs take."""
LATE = "shipment.*.late_days"
"""Of goods that are on the water on the first day."""
ADS_BAN = "platform.ads_ban"
"""Days on which the ad account is suspended, from BEFORE_SALE days before the first sale that is
still to come, but not before today; without a sale from the first day of ads. Bans by chance come
beside it."""
BEFORE_SALE = 7
OF_SHOP = "shop.*."
"""Before keys that a further shop has of its own."""

KINDS = (
    DEMAND, CONVERSION, CLICK_PRICE, VIRAL, RETURNS, UNIT_COST, AUDIENCE, UPLIFT, LEAD_TIME,
    TRANSIT, RATE, TRAFFIC_LOST, OF_SHOP + TRAFFIC_LOST, PAYOUT, OF_SHOP + PAYOUT,
    OUTAGE, HOLD, LATE, ADS_BAN, OF_SHOP + ADS_BAN,
)  # fmt: skip
"""All that may be uncertain; what is not among them is refused."""
_UNPLANNED = (OUTAGE, HOLD, ADS_BAN, OF_SHOP + ADS_BAN)
"""What is 0 days by the plan, and takes days alone."""
_DAYS = (LEAD_TIME, TRANSIT, PAYOUT, OF_SHOP + PAYOUT, LATE, *_UNPLANNED)
"""What days may be added to."""

Table = Mapping[str, Any]


class Target(NamedTuple):
    """One number of a file."""

    kind: str
    """One of KINDS."""
    name: str
    """Of the product, host, promotion, supplier, lane or shop; empty where there is but one."""


_NAMES: Mapping[str, Callable[[Scenario, int], str]] = {
    "product": lambda scenario, number: scenario.products[number].name,
    "host": lambda scenario, number: scenario.hosts[number].name,
    "promotion": lambda scenario, number: _in_shop(scenario, scenario.promotions[number]),
    "supplier": lambda scenario, number: scenario.suppliers[number].name,
    "lane": lambda scenario, number: scenario.lanes[number].key,
    "shop": lambda scenario, number: scenario.further_shops[number].name,
    "shipment": lambda scenario, number: shipment_key(scenario.shipments[number]),
}


def shipment_key(shipment: Shipment) -> str:
    """Return what names a shipment on the water for its luck: product, day, size and port."""
    name = f"{shipment.product} {shipment.arrives} {shipment.units}"
    return f"{name} {shipment.to}" if shipment.to else name


def _in_shop(scenario: Scenario, promotion: Promotion) -> str:
    return promotion_in(promotion, promotion.shop or scenario.shop_name)


def promotion_in(promotion: Promotion, shop: str) -> str:
    """Return what names a promotion of a shop among those of all shops."""
    return f"{promotion.name} @ {shop}"


def targets(scenario: Scenario) -> dict[Uncertain, tuple[Target, ...]]:
    """Return the numbers that each entry of a checked scenario means."""
    table = scenario.model_dump(by_alias=True) if scenario.uncertain else {}
    return {
        entry: tuple(_target(place, scenario) for place in places(entry.what, table))
        for entry in scenario.uncertain
    }


def odd_inputs(scenario: Scenario) -> Iterator[Fault]:
    """Find entries that mean nothing, or what cannot be uncertain, or that would change nothing."""
    table = scenario.model_dump(by_alias=True) if scenario.uncertain else {}
    told: set[str] = set()
    for number, entry in enumerate(scenario.uncertain):
        here = ("uncertain", number, "what")
        try:
            found = places(entry.what, table)
        except DottedKeyError as error:
            yield here, str(error)
        else:
            yield from ((here, line) for line in _odd(entry, found, table))
        if entry.what in told and not isinstance(entry, Shift):
            yield here, f'"{entry.what}" is told twice: one of them must go'
        told.add(entry.what)


def odd_shocks(scenario: Scenario) -> Iterator[Fault]:
    """Find what the shocks of a file shift and cannot."""
    for number, shock in enumerate(scenario.shocks):
        for shift in shock.shifts:
            if why := why_not(scenario, shift):
                yield ("shock", number, shift.way), why


def idle_shocks(scenario: Scenario) -> Iterator[Fault]:
    """Find shocks, each as a whole, of which something cannot be in this scenario."""
    for place, why in odd_shocks(scenario):
        yield place[:2], why


def idle_inputs(scenario: Scenario) -> Iterator[Fault]:
    """Find entries, each as a whole, that mean nothing in this scenario."""
    table = scenario.model_dump(by_alias=True) if scenario.uncertain else {}
    for number, entry in enumerate(scenario.uncertain):
        here = ("uncertain", number)
        try:
            yield from ((here, line) for line in _idle(entry, places(entry.what, table), table))
        except DottedKeyError as error:
            yield here, str(error)


def _odd(entry: Uncertain, found: tuple[Place, ...], table: Table) -> Iterator[str]:
    """Find what is wrong with an entry whose key is there."""
    kind = _kind(found[0])
    if kind not in KINDS:
        yield f'"{entry.what}" cannot be uncertain; what can: {_all(KINDS)}'
        return
    if entry.way == "plus" and kind not in _DAYS:
        yield f'"{entry.what}" takes times; plus is for days: {_all(_DAYS)}'
        return
    if entry.way == "times" and kind in _UNPLANNED:
        yield f'"{entry.what}" takes plus, in days: no plan has any'
        return
    yield from _idle(entry, found, table)


def _idle(entry: Uncertain, found: tuple[Place, ...], table: Table) -> Iterator[str]:
    """Say that there is nothing to be uncertain of."""
    told = [value for place in found for value in _values(place, table) if value is not None]
    if _kind(found[0]) in _UNPLANNED:
        if _kind(found[0]).endswith(ADS_BAN) and not _advertised(table):
            yield f'"{entry.what}" is of the ad account, and nothing is advertised'
    elif not told:
        yield f'"{entry.what}" is not told by the file: there is nothing to be uncertain of'
    elif entry.way == "times" and all(_is_nothing(value) for value in told):
        instead = "; plus adds days" if _kind(found[0]) in _DAYS else ""
        yield f'"{entry.what}" is 0, and times changes nothing{instead}'


def why_not(scenario: Scenario, entry: Uncertain) -> str:
    """Say why an entry cannot be of a scenario; nothing where it can."""
    table = scenario.model_dump(by_alias=True)
    try:
        return next(_odd(entry, places(entry.what, table), table), "")
    except DottedKeyError as error:
        return str(error)


def _advertised(table: Table) -> bool:
    """Say whether any product has ads, in whichever shop."""
    return any(row.get("ads") for row in (*table["product"], *table["listing"]))


def _all(kinds: tuple[str, ...]) -> str:
    return ", ".join(sorted(kinds))


def _kind(place: Place) -> str:
    return ".".join("*" if isinstance(key, int) else key for key in place)


def _target(place: Place, scenario: Scenario) -> Target:
    number = next((key for key in place if isinstance(key, int)), None)
    name = "" if number is None else _NAMES[str(place[0])](scenario, number)
    return Target(_kind(place), name)


def _values(place: Place, table: Table) -> Iterator[Any]:
    """Yield what a number is, in further shops and in every payout tier, too."""
    yield value_at(table, place)
    if place[0] == "product":
        product = value_at(table, place[:2])["name"]
        listings = (row for row in table["listing"] if row["product"] == product)
        yield from (value_at(row, place[2:]) for row in listings)
    terms = value_at(table, place[:-1])
    if place[-2:] == ("settlement", "payout_after_days") and terms is not None:
        yield from (one["payout_after_days"] for one in (*terms["tier"], *terms["changes"]))


def _is_nothing(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    """Say whether a value of the file is always 0."""
    if isinstance(value, Mapping) and value.get("law") == "constant":
        value = value["value"]
    return bool(value == 0)
