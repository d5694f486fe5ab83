"""The luck of parcels: what each packer packs on each day, what is refused and comes back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..arrays import Floats, Normals
from ..network.inputs import RETURNS
from ..network.shop import Shop
from ..scenario.law import AnyLaw, Constant
from ..scenario.parcels import Packing
from ..scenario.product import Product
from .drawn import Drawn
from .inputs import AS_FILE, Inputs
from .streams import Streams

_LONGEST = 0.999
"""The slowest one in a thousand come back on the last of the other days."""


@dataclass(frozen=True, slots=True)
class ParcelLuck(Drawn):
    """What chance decides about the parcels of one shop; D days, W worlds."""

    packed: NDArray[np.int32] | None
    """Units that the first n packers pack on a day, (D, packers + 1, W); one day and one world
    wide where packers do not differ; None without a station."""
    refused: Normals | None
    """Scores of the units refused at the door, (D, 1, P, W); None where shares are exact."""
    returned: Normals | None
    """Scores of the units that come back after each number of days, (D, days, P, W); or None."""
    back: Floats
    """Multiple of each product's return_share, (P, W), or (P, 1)."""


def draw_parcels(shop: Shop, streams: Streams, worlds: int, inputs: Inputs = AS_FILE) -> ParcelLuck:
    """Draw the parcel luck of one shop in one block of worlds."""
    back = _back(shop, inputs)
    packed = _packed(shop, shop.packing, streams, worlds) if shop.packing else None
    if shop.returns.noise == "none":
        return ParcelLuck(packed, None, None, back)
    refusing, size = shop.cash_on_delivery is not None, (shop.days, worlds)
    everyone = {0: np.ones((len(shop.listings), 1))}
    return ParcelLuck(
        packed,
        _scores(shop, everyone, streams, "refused", size) if refusing else None,
        _scores(shop, chances(shop), streams, "returned", size),
        back,
    )


def _back(shop: Shop, inputs: Inputs) -> Floats:
    """Return the multiple of each listing's return_share, by which no more come back than left."""
    rows = []
    for listing in shop.listings:
        times = inputs.of(RETURNS, listing.product).of(np.ones(1))
        rows.append(np.minimum(times, 1.0 / listing.return_share if listing.return_share else 1.0))
    return np.stack(np.broadcast_arrays(*rows))


def _scores(
    shop: Shop,
    by_day: Mapping[int, Floats],
    streams: Streams,
    purpose: str,
    size: tuple[int, int],
) -> Normals:
    """Draw one score for each product, day and delay that has a chance, (D, delays, P, W)."""
    drawn = np.zeros((size[0], len(by_day), len(shop.listings), size[1]), np.float32)
    for slot, (delay, chance) in enumerate(by_day.items()):
        for row, listing in enumerate(shop.listings):
            if chance[row, 0]:
                drawn[:, slot, row] = streams.normals(purpose, f"{listing.key}\0{delay}", size)
    return drawn


def _packed(shop: Shop, terms: Packing, streams: Streams, worlds: int) -> NDArray[np.int32]:
    """Add up the packers' days, drawn packer by packer, so that one more changes no other."""
    law, size = terms.units_per_packer_day, (shop.days, worlds)
    if isinstance(law, Constant):
        size = (1, 1)
    total = np.zeros((size[0], terms.packers + 1, size[1]), np.int32)
    for packer in range(terms.packers):
        units = law.from_0(streams.of("packer", shop.luck_of(str(packer))), size[0] * size[1])
        total[:, packer + 1] = total[:, packer] + np.rint(units).reshape(size)
    return total


def chances(shop: Shop) -> dict[int, Floats]:
    """Return by days after dispatch the chance that a delivered unit comes back then, (P, 1)."""
    products = [_of_product(product, shop) for product in shop.listings]
    days = sorted({day for product in products for day in product})
    return {day: np.array([[product.get(day, 0.0)] for product in products]) for day in days}


def _of_product(product: Product, shop: Shop) -> Mapping[int, float]:
    """Return the chance of each day; returns arrive the day after dispatch at the earliest."""
    by_day: dict[int, float] = defaultdict(float)
    longest = shop.days + shop.settlement.delivery_days  # even the fastest delivery is too late
    if product.return_share:
        for days, chance in enumerate(whole_days(product.return_days)):
            if chance:
                after = max(shop.settlement.delivery_days + days, 1)
                by_day[min(after, longest)] += product.return_share * chance
    return by_day


def whole_days(law: AnyLaw) -> list[float]:
    """Return the chance of each number of days from 0 on, when a law is rounded to whole days."""
    if isinstance(law, Constant):
        return [0.0] * round(law.value) + [1.0]
    frozen = law.frozen()
    last = max(int(np.rint(frozen.ppf(_LONGEST))), 0)
    below = frozen.cdf(np.arange(last) + 0.5).tolist()
    return np.diff([0.0, *below, 1.0]).tolist()  # type: ignore[no-any-return] # floats by numpy
