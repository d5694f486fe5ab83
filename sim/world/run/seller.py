"""The seller in a block of worlds: the shops, and what they share: stock, suppliers, cash."""

from dataclasses import dataclass

from ...arrays import Cents, Units, np
from ...chance.luck import Luck
from ...network.horizon import BEYOND
from ...network.network import Network
from ...policy.decision import Policy
from ...scenario.part import cents
from ..buying.purchasing import Purchasing
from ..core.causes import EARLIER_SALES, PAYOUTS, RECEIVABLES
from ..core.journal import NO_JOURNAL, NoJournal
from ..core.ledger import Ledger
from ..core.stock import Stock
from ..freight.eta import ExpectedArrivals
from ..freight.supply import Supply
from ..money.ad_account import AdAccount, ad_account
from ..money.cash import Capital, Gate, NoCapital, NoOverdraft, Overdraft, capital, gate, overdraft
from ..warehouse.pools import NoPools, Pools, pools
from ..warehouse.shelf_life import NoShelfLife, ShelfLife, shelf_life
from ..warehouse.stock_record import DriftingRecords, TrueRecords, records
from ..warehouse.storage import NoBills, Warehouse, warehouse
from ..warehouse.transfers import NoTransfers, Transfers, transfers
from .opening import open_books
from .plan import Plan
from .review import Review
from .shop import Shop, open_shop
from .treasury import order_gate
from .worth import Worth


@dataclass(frozen=True, slots=True)
class Seller:
    """All departments; the only place, with the shop, where the rooms of the world meet."""

    network: Network
    stock: Stock
    ledger: Ledger
    gate: Gate
    overdraft: Overdraft | NoOverdraft
    capital: Capital | NoCapital
    ad_account: AdAccount
    purchasing: Purchasing
    warehouse: Warehouse | NoBills
    records: TrueRecords | DriftingRecords
    shelf_life: ShelfLife | NoShelfLife
    transfers: Transfers | NoTransfers
    shops: tuple[Shop, ...]
    in_turn: tuple[Shop, ...]
    """The shops in the order in which they take of what they share: main, then by name."""
    review: Review
    worth: Worth
    pools: Pools | NoPools

    @property
    def goods(self) -> Units:
        """Units on the shelf, to be packed, under way to it, and on the way back, (P, W).

        What will fail on the way counts no more, and what waits for a supplier to make it not yet.
        """
        stock = self.stock
        units = stock.on_hand + stock.shipped - stock.dispatched + stock.on_road
        units += self.purchasing.inbound.goods.outstanding
        for shop in self.shops:
            units[shop.rows] += shop.back
        return units

    @property
    def receivable(self) -> Cents:
        """Cents that platforms hold, and payouts on their way to the bank, (W,)."""
        return self.ledger.held_in_all + self.ledger.outstanding(PAYOUTS, EARLIER_SALES)

    @property
    def balance(self) -> Cents:
        """Cents of all platform balances that are released and not paid out, (W,)."""
        return np.asarray(sum(shop.settlement.balance.released for shop in self.shops))

    @property
    def owed_to_platforms(self) -> Cents:
        """Cents of all platform balances below 0, (W,); 0 or less."""
        balances = (shop.settlement.balance.released for shop in self.shops)
        return np.asarray(sum(np.minimum(balance, 0) for balance in balances))

    @property
    def payable(self) -> Cents:
        """Cents still owed for goods, freight and returns under way, (W,)."""
        return self.ledger.outstanding(*RECEIVABLES) - self.ledger.outstanding()


def open_seller(
    network: Network,
    policy: Policy,
    luck: Luck,
    plan: Plan,
    worlds: int,
    journal: NoJournal = NO_JOURNAL,
) -> Seller:
    """Return the seller on the eve of the first day, in the first `worlds` of a block.

    What is shipped is written into the journal.
    """
    luck = luck.first(worlds)
    opening = np.array([[listing.opening_stock] for listing in network.listings], np.int64)
    stock = Stock.of(np.repeat(opening, worlds, axis=1))
    ledger = Ledger(cents(network.terms.cash.opening), network.days + BEYOND, worlds)
    spending = gate(network.terms.cash)
    account = ad_account(network, ledger)
    kept = records(network, luck.records, stock)
    shops = tuple(
        open_shop(shop, of_shop, stock, rows, ledger, account)
        for shop, of_shop, rows in zip(network.shops, luck.shops, network.rows, strict=True)
    )
    open_books(network, plan, stock, ledger, shops)
    expected = ExpectedArrivals(network, plan.lead_days, worlds)
    buying = order_gate(network, plan, ledger, shops, expected, spending)
    supply = Supply(network, luck.supply, stock, ledger, expected, journal)
    return Seller(
        network=network,
        stock=stock,
        ledger=ledger,
        gate=spending,
        overdraft=overdraft(network.terms.cash),
        capital=capital(network.terms.cash),
        ad_account=account,
        purchasing=Purchasing(supply, buying),
        warehouse=warehouse(network, stock, ledger),
        records=kept,
        shelf_life=shelf_life(network, stock),
        transfers=transfers(supply),
        shops=shops,
        in_turn=(shops[0], *sorted(shops[1:], key=lambda shop: shop.name)),
        review=Review(network, policy, plan, stock, kept, ledger, shops, expected.units),
        worth=Worth(network),
        pools=pools(network.listings),
    )
