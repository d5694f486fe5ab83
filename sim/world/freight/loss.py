"""What is lost or broken on the way, and what insurance pays for it (M21, M116, M125)."""

from collections.abc import Iterator

from ...arrays import Days, Numbers, Units, np
from ...chance.binomial import binomial
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.lane import Insurance, Lane
from ..core.causes import INSURANCE, INSURANCE_CLAIMS
from ..core.rounding import extended, part_of
from ..core.shipment import Bill
from .declared import declared
from .luck_by_row import LuckByRow


class Loss:
    """A chance for each unit, binomial by shipment."""

    def __init__(self, lane: Lane, network: Network, luck: SupplyLuck) -> None:
        self._share = lane.loss_share
        scores = [luck.loss[lane.key, name] for name in network.listing_names]
        self._scores = LuckByRow(scores)

    def lost(self, row: Numbers, units: Units, number: Numbers, world: Numbers) -> Units:
        """Return the units that do not land."""
        score = self._scores.of(row, number, world).astype(np.float32)
        return binomial(units, self._share, score)


class NoLoss:
    """Everything lands."""

    def __init__(self) -> None:
        self._none = np.zeros(1, np.int64)

    def lost(self, row: Numbers, units: Units, number: Numbers, world: Numbers) -> Units:
        """Return none: one entry for all."""
        return self._none


class Cover:
    """Insurance: a premium on departure, and money for what did not land."""

    def __init__(self, terms: Insurance, network: Network, luck: SupplyLuck, worlds: int) -> None:
        self._terms = terms
        self._value = declared(network, luck, worlds)

    def bills(
        self, row: Numbers, units: Units, lost: Units, departs: Days, landed: Days, world: Numbers
    ) -> Iterator[Bill]:
        """Yield the premium and the claim."""
        value = self._value[row, world]
        premium = part_of(extended(units, value), self._terms.premium)
        yield Bill(INSURANCE, -premium, departs)
        claim = part_of(extended(lost, value), self._terms.covers)
        yield Bill(INSURANCE_CLAIMS, claim, landed)


class NoCover:
    """The seller bears the loss."""

    def bills(
        self, row: Numbers, units: Units, lost: Units, departs: Days, landed: Days, world: Numbers
    ) -> Iterator[Bill]:
        """Yield nothing."""
        return iter(())


def loss(lane: Lane, network: Network, luck: SupplyLuck) -> Loss | NoLoss:
    """Return what is lost on a lane, a null object where nothing is."""
    return Loss(lane, network, luck) if lane.loss_share else NoLoss()


def cover(lane: Lane, network: Network, luck: SupplyLuck, worlds: int) -> Cover | NoCover:
    """Return the insurance of a lane, a null object where there is none."""
    return Cover(lane.insurance, network, luck, worlds) if lane.insurance else NoCover()
