"""The ads account: paid at once, from a prepaid wallet, or on credit (M7, M19).

Siblings have one anatomy: `open` says in the morning how many cents ads may spend, `pay` books what
they spent, `gain` is how much more is in the account than on the first day, `check` asserts that no
cent of it was made or lost. All shops pay from one account, but those whose ads are taken out of
their platform balance: `ad_purse` says which a shop pays from.
"""

from ...arrays import Cents, np
from ...network.network import Network
from ...network.shop import Shop
from ...scenario.cash import AdCredit, AdWallet
from ...scenario.part import cents
from ..core.causes import AD_WALLET, ADS
from ..core.delay_line import DelayLine
from ..core.ledger import Ledger
from ..core.measures import AD_WALLET_END, Totals
from .balance import Balance


class AtOnce:
    """Ads are paid in cash on the day."""

    gain = 0

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def open(self, day: int, spendable: Cents) -> Cents:
        """Return what cash spares."""
        return spendable

    def pay(self, day: int, spent: Cents) -> None:
        """Pay in cash."""
        self._ledger.post(ADS, -spent)

    def check(self) -> None:
        """Assert nothing: the ledger holds all."""


class OnCredit:
    """Ads are paid some days later; only what is owed limits them."""

    gain = 0

    def __init__(self, terms: AdCredit, ledger: Ledger) -> None:
        self._ledger, self._days = ledger, terms.days
        self._limit = 2**53 if terms.limit is None else cents(terms.limit)

    def open(self, day: int, spendable: Cents) -> Cents:
        """Return the limit less what is owed."""
        return np.maximum(self._limit + self._ledger.outstanding(ADS), 0)

    def pay(self, day: int, spent: Cents) -> None:
        """Owe it."""
        self._ledger.book(ADS, -spent, day + self._days)

    def check(self) -> None:
        """Assert nothing: the ledger holds all."""


class Wallet:
    """Ads are paid from a wallet that cash tops up; what is in it is still the seller's.

    Whole cents of several products are rounded one by one, so a wallet may end a cent below 0.
    """

    def __init__(self, terms: AdWallet, ledger: Ledger, days: int) -> None:
        self._ledger = ledger
        self._below, self._top_up = cents(terms.when_below), cents(terms.top_up)
        self._days = terms.top_up_days
        self._opening = cents(terms.opening)
        self._balance = np.full_like(ledger.cash, self._opening)
        self._coming = DelayLine(days, *ledger.cash.shape)

    def open(self, day: int, spendable: Cents) -> Cents:
        """Take in what has come, send more where it is low, and return the balance."""
        if self._coming.is_due(day):
            self._balance += self._coming.due(day)
        paid_in = np.minimum(spendable, self._top_up) * (self._worth < self._below)
        self._ledger.post(AD_WALLET, -paid_in)
        self._coming.send(paid_in, day + self._days)
        if not self._days:
            self._balance += self._coming.due(day)
        return np.maximum(self._balance, 0)

    def pay(self, day: int, spent: Cents) -> None:
        """Pay from the wallet: ads cost what no longer has to be paid in."""
        self._balance -= spent
        self._ledger.post(ADS, -spent)
        self._ledger.post(AD_WALLET, spent)

    @property
    def _worth(self) -> Cents:
        """Cents in the wallet and on their way to it, (W,)."""
        return self._balance + self._coming.outstanding

    @property
    def gain(self) -> Cents:
        """Cents paid in and not yet spent, (W,)."""
        return self._worth - self._opening

    def check(self) -> None:
        """Assert that the wallet holds what the ledger has as paid in and not spent."""
        paid_in = -self._ledger.moved(AD_WALLET)
        assert (self.gain == paid_in).all(), "the ad wallet does not add up"

    def totals(self) -> Totals:
        """Return what is in the wallet and on its way there, (W,)."""
        return {AD_WALLET_END: self._worth}


AdAccount = AtOnce | OnCredit | Wallet


def ad_account(network: Network, ledger: Ledger) -> AdAccount:
    """Return how a seller pays for ads."""
    if network.terms.ad_wallet:
        return Wallet(network.terms.ad_wallet, ledger, network.days)
    if network.terms.ad_credit:
        return OnCredit(network.terms.ad_credit, ledger)
    return AtOnce(ledger)


class SharedPurse:
    """A shop pays for its ads from the seller's account."""

    def __init__(self, account: AdAccount) -> None:
        self._account = account

    def limit(self, left: Cents) -> Cents:
        """Return what the shops before it left in the account."""
        return left

    def shared(self, budget: Cents | int) -> Cents | int:
        """Return what of its budget it takes from the account."""
        return budget

    def pay(self, day: int, spent: Cents) -> None:
        """Pay from the account."""
        self._account.pay(day, spent)


class BalancePurse:
    """A shop's ads are taken out of its platform balance, as far as the platform holds money."""

    def __init__(self, balance: Balance) -> None:
        self._balance = balance

    def limit(self, left: Cents) -> Cents:
        """Return what the platform holds for the shop, released or not."""
        return np.maximum(self._balance.held, 0)

    def shared(self, budget: Cents | int) -> Cents | int:
        """Take nothing from the seller's account."""
        return 0

    def pay(self, day: int, spent: Cents) -> None:
        """Take it out of what is released, which may fall below 0 until more is."""
        self._balance.spend(ADS, spent)


AdPurse = SharedPurse | BalancePurse


def ad_purse(shop: Shop, balance: Balance, account: AdAccount) -> AdPurse:
    """Return what a shop pays its ads from."""
    return BalancePurse(balance) if shop.settlement.ads_from_balance else SharedPurse(account)
