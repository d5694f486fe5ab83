"""Duty and import VAT when goods land, by the regime of the day (M115, part of M127)."""

from collections.abc import Iterator

from ...arrays import Cents, Days, Floats, Numbers, Units, np
from ...chance.supply import SupplyLuck
from ...network.network import Network
from ...scenario.lane import Lane
from ..core.causes import DUTY, IMPORT_VAT, VAT_BACK
from ..core.rounding import extended, half_up
from ..core.shipment import Bill
from .declared import declared


class Taxes:
    """What the state asks for; under DDP the carrier pays it first and bills it."""

    def __init__(self, lane: Lane, network: Network, luck: SupplyLuck, worlds: int) -> None:
        regimes = sorted(lane.taxes, key=lambda tax: tax.from_day)
        self._from = [network.day(tax.from_day) for tax in regimes]
        self._duty = np.array([0.0, *(tax.duty for tax in regimes)])
        self._vat = np.array([0.0, *(tax.vat for tax in regimes)])
        self._back = np.array(
            [-1, *(-1 if r.vat_back_days is None else r.vat_back_days for r in regimes)]
        )
        self._own = np.array([row.duty_share for row in network.listings])
        self._value = declared(network, luck, worlds)
        self._wait = lane.bill_days if lane.duty_terms == "DDP" else 0
        self._fee = lane.ddp_fee if lane.duty_terms == "DDP" else 0.0
        self._last = network.days

    def bills(
        self, row: Numbers, units: Units, freight: Cents, landed: Days, world: Numbers
    ) -> Iterator[Bill]:
        """Yield duty, VAT, and the VAT that comes back."""
        regime = np.searchsorted(self._from, landed, side="right")
        value = extended(units, self._value[row, world])
        share: Floats = np.where(regime > 0, self._duty[regime] + self._own[row], 0.0)
        duty = half_up(value * share)
        vat = half_up((value + duty + freight) * self._vat[regime])
        asked = duty + half_up(duty * self._fee)
        yield Bill(DUTY, -asked, landed + self._wait)
        yield Bill(IMPORT_VAT, -vat, landed + self._wait)
        back = self._back[regime]
        given = np.where(back >= 0, vat, 0)
        yield Bill(VAT_BACK, given, landed + self._wait + np.maximum(back, 0))


class NoTaxes:
    """Nothing is asked for."""

    def bills(
        self, row: Numbers, units: Units, freight: Cents, landed: Days, world: Numbers
    ) -> Iterator[Bill]:
        """Yield nothing."""
        return iter(())


def taxes(lane: Lane, network: Network, luck: SupplyLuck, worlds: int) -> Taxes | NoTaxes:
    """Return the taxes of a lane, a null object where there are none."""
    return Taxes(lane, network, luck, worlds) if lane.taxes else NoTaxes()
