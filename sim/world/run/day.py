"""The order of the day: which departments act at each of its moments."""

from collections.abc import Callable, Mapping

from ...policy.decision import Decision
from ...scenario.part import cents
from ..core import clock
from ..core.causes import FIXED_COSTS
from ..platform.platform import judge
from .books import Books
from .seller import Seller


def moments(seller: Seller, books: Books) -> Mapping[clock.Moment, Callable[[int], None]]:
    """Return what happens at each moment of a day.

    A day that kept this itself would hold itself, and the arrays of a finished block would stay in
    memory until the next collection of circles.
    """
    day = Day(seller, books)
    return {
        clock.DOCK: day.open,
        clock.BANK: day.settle,
        clock.PLATFORM: day.rate,
        clock.DESK: day.decide,
        clock.SUPPLIERS: day.order,
        clock.SPOT: day.deliver_at_once,
        clock.BOOKS: day.close,
    }


class Day:
    """What happens at each moment of a day, in the words of the order of the day."""

    def __init__(self, seller: Seller, books: Books) -> None:
        self._seller = seller
        self._books = books
        self._decision = Decision()
        self._network = seller.network
        self._fixed = cents(seller.network.terms.cash.fixed_cost_per_day)

    def open(self, day: int) -> None:
        """Write off what expired, unload, let the record drift from the shelf, or be put right."""
        self._seller.shelf_life.open(day)
        self.unload(day)
        self._seller.records.open(day)

    def unload(self, day: int) -> None:
        """Put arrived goods and good returns on the shelf."""
        seller = self._seller
        for shop in seller.in_turn:
            shop.take_back(day)
        seller.pools.gather(seller.stock)
        for shop in seller.shops:
            shop.market.fallback.unpack()
        inbound = seller.purchasing.inbound
        if inbound.failed.is_due(day):
            seller.stock.miss(inbound.failed.due(day))
        if inbound.goods.is_due(day):
            seller.stock.receive(inbound.goods.due(day))
        seller.transfers.arrive(day)
        for shop in seller.in_turn:
            shop.market.fallback.fill()

    def settle(self, day: int) -> None:
        """Release and pay out what platforms hold, but of suspended shops; move all that is due."""
        for shop in self._seller.shops:
            shop.settlement.balance.open(day, shop.platform.is_free(day))
        self._seller.ledger.settle(day)

    def rate(self, day: int) -> None:
        """Judge the shops; let momentum fall or heal by yesterday's close; close sign-ups."""
        judge(day, [shop.platform for shop in self._seller.shops])
        for shop in self._seller.shops:
            if day in shop.settlement.tiers.reviews:
                shop.settlement.tiers.review(day, shop.platform.standing(day).score)
            shop.market.momentum.update(self._books.out[shop.rows])
            shop.market.referrals.react(day, self._books.out[shop.rows])
            shop.market.promotions.close_sign_up(day, ~shop.empty)

    def decide(self, day: int) -> None:
        """Let the policy decide; in the run-off nobody does."""
        review = self._seller.review
        planned = day < self._network.plan_days
        self._decision = review.decide(day) if planned else review.leave()

    def order(self, day: int) -> None:
        """Send transfers, place the orders, then open the ads with what cash is left."""
        seller = self._seller
        seller.transfers.ship(day, self._decision.transfers)
        seller.purchasing.order(day, self._decision)
        left = seller.ad_account.open(day, seller.gate.spendable(seller.ledger.cash))
        for shop in seller.in_turn:
            shop.market.prices.open(day, seller.review.prices[shop.rows])
            plan = shop.platform.ads_plan(day, seller.review.ads[shop.rows])
            limit = shop.ad_purse.limit(left)
            shop.market.ads.set_budget(day, plan, limit, shop.market.momentum.traffic)
            left = left - shop.ad_purse.shared(shop.market.ads.budget)

    def deliver_at_once(self, day: int) -> None:
        """Receive and pay what takes no time at all."""
        self.unload(day)
        self._seller.ledger.settle(day)

    def close(self, day: int) -> None:
        """Close every shop, pay what the day costs, check and write down."""
        seller = self._seller
        for shop in seller.in_turn:
            shop.close(day)
        seller.warehouse.store(day)
        seller.records.close(day)
        if self._fixed and day < self._network.winds_down_on:
            seller.ledger.post(FIXED_COSTS, -self._fixed)
        seller.overdraft.charge(seller.ledger)
        seller.capital.charge(seller.ledger, lambda: seller.worth.at_cost(seller.goods))
        self._books.close(day)
        if day < self._network.plan_days:
            seller.review.sales.close(day, self._books.out)
