"""What all who order, carry and move a seller's goods have in common."""

from dataclasses import dataclass

from ...chance.supply import SupplyLuck
from ...network.network import Network
from ..core.journal import NoJournal
from ..core.ledger import Ledger
from ..core.stock import Stock
from .eta import ExpectedArrivals


@dataclass(frozen=True, slots=True)
class Supply:
    """The seller's network and luck, and where goods, bills and expected arrivals are booked."""

    network: Network
    luck: SupplyLuck
    stock: Stock
    ledger: Ledger
    expected: ExpectedArrivals
    journal: NoJournal
