"""The morning review: the policy sees the desk and decides."""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial

from ...arrays import Floats, Numbers, np, read_only
from ...network.network import Network
from ...policy.decision import BadDecisionError, Decision, Policy, checked
from ...policy.desk import UNJUDGED, Desk, Standing
from ..core.causes import BILLS, EARLIER_SALES, PAYOUTS
from ..core.ledger import Ledger
from ..core.stock import Stock
from ..demand.ads import ads_report
from ..warehouse.pools import pools
from ..warehouse.stock_record import DriftingRecords, TrueRecords
from .plan import Plan
from .sales_book import SalesBook
from .shop import Shop
from .size import Size


def by_listing(shops: Sequence[tuple[slice, Standing]], worlds: int) -> Standing:
    """Spread the standing of shops, (W,) each, over their listings, (P, W)."""
    if all(standing is UNJUDGED for _, standing in shops):
        return UNJUDGED
    return Standing(
        *(
            np.concatenate(
                [
                    np.broadcast_to(getattr(standing, field.name), (rows.stop - rows.start, worlds))
                    for rows, standing in shops
                ]
            )
            for field in fields(Standing)
        )
    )


class Review:
    """Shows the desk to the policy and keeps what it decided."""

    def __init__(
        self,
        network: Network,
        policy: Policy,
        plan: Plan,
        stock: Stock,
        records: TrueRecords | DriftingRecords,
        ledger: Ledger,
        shops: Sequence[Shop],
        promised: Numbers,
    ) -> None:
        self._size = Size(network)
        self._policy, self._plan, self._stock, self._ledger = policy, plan, stock, ledger
        self._records, self._shops = records, shops
        self._pools = pools(network.listings)
        self._planned = self._pools.shown(plan.cumulative, axis=-1)
        self._before = plan.sold_before
        self._transfer_days = {
            route.names: route.terms.transit_days.mean for route in network.routes
        }
        self._report = ads_report(network, stock.on_hand.shape)
        self._listings = network.listing_names
        self._products = tuple(row.product for row in network.listings)
        self._roles = tuple(row.role for row in network.listings)
        least = {supplier.name: supplier.minimum_order for supplier in network.terms.suppliers}
        self._carton = read_only(np.array([row.carton for row in network.listings]))
        self._minimum = read_only(np.array([least[row.suppliers[0]] for row in network.listings]))
        self._modes = network.modes
        self._promotions = tuple(
            (network.day(p.sale_from), network.day(p.sale_from) + p.sale_days - 1, rows)
            for p, rows in network.enrolled
        )
        self._lead = {mode: read_only(days) for mode, days in plan.lead_days.items()}
        self._longest = {mode: read_only(days) for mode, days in plan.longest_lead_days.items()}
        self._lead_sd = {mode: read_only(days) for mode, days in plan.lead_sd_days.items()}
        self._promised = promised
        shape = stock.on_hand.shape
        self.sales = SalesBook(network, stock)
        self.ads: Floats = np.ones(shape)
        """Share of the ads plan that the policy wants today."""
        self.prices: Floats = np.ones(shape)
        """Share of the list price that the policy wants today."""
        self._standby = np.array([[bool(r.ads and r.ads.standby)] for r in network.listings])
        self._prices_move = any(shop.prices_move for shop in network.shops)
        self.levels: Numbers = np.zeros(shape, np.int64)

    def decide(self, day: int) -> Decision:
        """Ask the policy, and keep its answer."""
        for shop in self._shops:
            self._report.read(day, shop.rows, shop.market.ads)
        desk = self._desk(day)
        decision = checked(self._policy.decide(desk), desk, self._modes)
        if not self._prices_move and (decision.price != np.float64(1.0)).any():
            raise BadDecisionError("prices stay as they are: no product has a price_elasticity")
        self.ads = np.asarray(decision.ads)
        if self._standby.any():
            self.ads = np.where(self._standby, decision.standby, decision.ads)
        self.prices = np.asarray(decision.price)
        self.levels = np.asarray(decision.levels)
        orders = self._pools.bought(decision.orders)
        self._size.check_units(self._stock, orders)
        return replace(decision, orders=orders)

    def leave(self) -> Decision:
        """Decide nothing: no order, no alert, list prices."""
        self.levels = np.zeros_like(self.levels)
        self.prices = np.ones_like(self.prices)
        return Decision()

    def _desk(self, day: int) -> Desk:
        stock, shops, shown = self._stock, self._shops, self._pools.shown
        sales, on_shelves = self.sales, self._pools.on_shelves
        standings = [(shop.rows, shop.platform.standing(day)) for shop in shops]
        return Desk(
            day=day,
            listings=self._listings,
            products=self._products,
            roles=self._roles,
            carton=self._carton,
            minimum_order=self._minimum,
            on_hand=read_only(on_shelves(self._records.on_hand.copy())),
            after_receipt=read_only(on_shelves(stock.after_receipt.copy())),
            on_order=read_only(shown(stock.on_order + stock.on_road)),
            backlog=read_only(shown(stock.backlog)),
            sold=read_only(sales.sold[: day + 1]),
            days_in_stock=read_only(sales.days_in_stock[: day + 1]),
            sold_in_stock=read_only(sales.sold_in_stock[: day + 1]),
            before=self._before,
            planned=read_only(self._planned),
            lead_days=self._lead,
            longest_lead_days=self._longest,
            lead_sd_days=self._lead_sd,
            ads_budget=read_only(self._plan.ads_budget),
            promised=read_only(shown(self._promised)),
            transfer_days=self._transfer_days,
            promotions=self._promotions,
            ads_share=read_only(self.ads),
            clicks=read_only(self._report.clicks[: day + 1]),
            ad_orders=read_only(self._report.orders[: day + 1]),
            price_share=read_only(self.prices),
            cash=read_only(self._ledger.cash.copy()),
            payout_days=read_only(self._payout_days(day)),
            cash_due=partial(self._cash_due, day),
            standing=by_listing(standings, stock.on_hand.shape[1]),
        )

    def _payout_days(self, day: int) -> Numbers:
        """Return each shop's days from delivery to payout, (shops, W)."""
        worlds = self._ledger.cash.shape
        days = (shop.settlement.tiers.days(day) for shop in self._shops)
        return np.array([np.broadcast_to(own, worlds) for own in days], np.int64)

    def _cash_due(self, day: int, days: int) -> Numbers:
        """Return the cents of payouts within so many days less all bills that are known, (W,)."""
        due = self._ledger.outstanding(*BILLS)
        for cause in (PAYOUTS, EARLIER_SALES):
            due = due + self._ledger.coming(cause, day + days)
        for shop in self._shops:
            payouts = shop.settlement.balance.forecast(day, day + days)
            due = due + payouts * shop.platform.is_free(day)
        return due
