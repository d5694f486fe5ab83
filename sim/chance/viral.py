"""Viral hits: rare, heavy-tailed, with a ramp, a plateau and a decay (M27 to M30)."""

import numpy as np

from ..arrays import Flags, Floats, Numbers
from ..network.inputs import VIRAL
from ..network.listing import Listing
from ..network.shop import Shop
from ..scenario.product import Viral
from .inputs import AS_FILE, Inputs
from .streams import Streams


def viral_orders(
    listing: Listing, shop: Shop, streams: Streams, worlds: int, inputs: Inputs = AS_FILE
) -> Floats:
    """Draw the extra orders a day that hits bring, (days, worlds).

    Where their number is uncertain, hits that there are by the file's number, too, are as high and
    as long as by that; those beyond have draws of their own.
    """
    viral = listing.demand.viral
    assert viral is not None
    key, usual = listing.source, viral.hits_per_year / 365.0
    picked = streams.of("viral day", key).random((shop.days, worlds))
    picked[: shop.launch(listing)] = 1.0
    chance = np.minimum(inputs.of(VIRAL, listing.product).of(np.full(worlds, usual)), 1.0)
    begun = {
        key: np.nonzero(picked < usual),
        f"{key} more": np.nonzero((picked >= usual) & (picked < chance)),
    }
    there = {name: picked[hits] < chance[hits[1]] for name, hits in begun.items()}
    for date in viral.hits_on:
        begun[f"{key} {date}"] = np.full(worlds, shop.day(date)), np.arange(worlds)
    orders = np.zeros(picked.shape)
    for name, (start, world) in begun.items():
        _add_hits(orders, viral, streams, name, start, world, there.get(name, np.ones(len(start))))
    return orders * listing.demand.units_per_day


def _add_hits(
    orders: Floats,
    viral: Viral,
    streams: Streams,
    name: str,
    start: Numbers,
    world: Numbers,
    there: Flags | Floats,
) -> None:
    """Draw how high hits rise and how long they stay there, and add what they bring if they are."""
    peak = there * viral.multiple.from_0(streams.of("viral size", name), len(start))
    plateau = np.rint(viral.plateau_days.from_0(streams.of("viral days", name), len(start)))
    over = _over(viral, plateau)
    for age in range(int(over.max(initial=0.0))):
        day = start + age
        on = (day >= 0) & (day < len(orders)) & (age < over)
        np.add.at(orders, (day[on], world[on]), peak[on] * burst(age, viral, plateau[on]))


def burst(age: int, viral: Viral, plateau: Floats) -> Floats:
    """Return a hit's orders over its peak, `age` days after it began, (hits,)."""
    over = age - viral.ramp_days - plateau
    rise = min(1.0, (age + 0.5) / viral.ramp_days)
    return np.where(over >= 0, 0.5 ** ((over + 0.5) / viral.half_life_days), rise)


def expected_orders(listing: Listing, shop: Shop) -> Floats:
    """Return the extra orders a day that hits by chance bring on average, (days,)."""
    viral = listing.demand.viral
    if viral is None:
        return np.zeros(shop.days)
    plateau = np.array([round(viral.plateau_days.mean)], np.float64)
    over = _over(viral, plateau)[0]
    shape = [float(burst(age, viral, plateau)[0]) * (age < over) for age in range(shop.days)]
    so_far = np.concatenate([[0.0], np.cumsum(shape)])
    on_sale = np.arange(shop.days) - shop.launch(listing) + 1
    hits_a_day = viral.hits_per_year / 365.0
    size = viral.multiple.mean * listing.demand.units_per_day
    return np.asarray(hits_a_day * size * so_far[np.maximum(on_sale, 0)])


def _over(viral: Viral, plateau: Floats) -> Floats:
    """Return the days after which each hit has faded to a hundredth, (hits,)."""
    return np.asarray(viral.ramp_days + plateau + np.ceil(7 * viral.half_life_days))
