"""The treasury: how much cash there is on each coming day, as far as the seller can tell (M6)."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...arrays import Cents, Days, Floats, Mills, Numbers, Units, np
from ...network.horizon import BEYOND
from ...network.network import Network
from ...network.shop import Shop as Terms
from ...scenario.currency import MOST
from ...scenario.part import MILLS, cents, mills
from ..buying.gate import DepositGate, OrderGate
from ..buying.order_cost import Look, OrderCosts
from ..core.causes import FORESEEN
from ..core.ledger import Ledger
from ..core.rounding import extended, half_up, part_of
from ..core.running import each_day, running
from ..demand.prices import list_prices
from ..demand.promotion import planned_sale_price
from ..freight.eta import ExpectedArrivals
from ..money.cash import Gate, NoGate
from ..money.fees import net_price, refund_price
from .plan import AHEAD, Plan
from .shop import Shop

_SAMPLE = 62
"""Days of sale, two months of them, by which the slowest payout is told."""
_NEAR = 5
"""Days ahead that tell most of those who cannot order; more of them take longer than they spare."""


class Money(NamedTuple):
    """What sales of each day from today on bring and cost, (days, W), or (days, 1) where alike."""

    released: Cents
    """On each day after today."""
    sending: Cents
    ads: Cents


class PlannedSales:
    """What the plan sells of what is on hand and due in, in one shop, and what that brings."""

    def __init__(self, terms: Terms, shop: Shop, plan: Plan, expected: ExpectedArrivals) -> None:
        self._shop, self._stock, self._expected = shop, shop.stock, expected
        self._planned = plan.cumulative[:, shop.rows]
        """Units expected before each day, (days, P)."""
        self._net = _by_day(terms)
        """Mills that a unit sold on a day brings, less what the plan expects back, (days, P)."""
        packed = mills(terms.packing.material_per_unit) if terms.packing else 0
        self._sending = np.array([way.cost for way in terms.ways[: len(terms.listings)]]) + packed
        later = terms.cash_on_delivery.remitted_after_days if terms.cash_on_delivery else 0
        self._later = terms.settlement.delivery_days + later
        self._ads = plan.ads_budget[:, shop.rows]
        """Planned cents, (days, P)."""
        self._all_ads = half_up(self._ads).sum(axis=1)
        self._all_paid = terms.settlement.minimum_payout == 0 and bool((self._net >= 0).all())
        """Whether each sale that is more brings as much or more by any day."""
        self._slowest = max(
            max(terms.settlement.payout_days(terms.date(day))) for day in range(terms.days)
        )
        on = [terms.settlement.on(terms.date(day)).reserve_share for day in range(terms.days)]
        self._kept = 1.0 - np.array(on + on[-1:] * BEYOND)
        self._reserves = any(on)

    def units(self, day: int, last: int, world: Numbers) -> Units:
        """Return the units sold on each day from today to the last, (days, P, W)."""
        days = np.minimum(np.arange(day, last + 2), len(self._planned) - 1)
        planned = (self._planned[days] - self._planned[days[0]])[1:, :, None]
        wanted = planned + self._stock.backlog.take(world, axis=-1)
        lacking = self._there(day, last, world) - wanted
        np.minimum(lacking, 0.0, out=lacking)
        wanted += running(np.minimum, lacking)
        wanted += 1e-6
        return each_day(wanted.astype(np.int64))

    def _there(self, day: int, last: int, world: Numbers) -> Units:
        """Return what is on hand and due in until each day from today to the last, (days, P, W)."""
        rows, on_hand = self._shop.rows, self._stock.on_hand.take(world, axis=-1)
        late = self._stock.on_order.take(world, axis=-1)
        late -= self._expected.coming(day)[rows].take(world, axis=-1)
        there = self._expected.units[day : last + 1, rows].take(world, axis=-1)
        there[0] += late
        there[0] += on_hand
        running(np.add, there)
        np.maximum(there, on_hand, out=there)
        beyond = last + 1 - day - len(there)
        return np.concatenate([there, np.repeat(there[-1:], beyond, axis=0)]) if beyond else there

    def money(self, day: int, last: int, world: Numbers) -> Money:
        """Return what sales bring and cost, as far as there are goods."""
        units, settlement = self.units(day, last, world), self._shop.settlement
        price = self._net[np.minimum(np.arange(day, last + 1), len(self._net) - 1)][..., None]
        earned = extended(units, price).sum(axis=1)
        sending = extended(units, self._sending[:, None]).sum(axis=1)
        kept = part_of(earned, self._kept[day : last + 1, None]) if self._reserves else earned
        released = np.zeros((last - day, len(world)), np.int64)
        waits = np.broadcast_to(settlement.tiers.days(day), self._stock.on_hand.shape[1:])[world]
        for wait in np.unique(waits).tolist():
            slow = waits == wait
            some = kept if slow.all() else kept * slow
            for ahead, amount in enumerate(some):
                free = settlement.closing(day + ahead + self._later) + wait
                place = max(free - day, ahead + 1) - 1
                if place < len(released):
                    released[place] += amount
        return Money(released, sending, self._ads_cost(day, last, units))

    def at_worst(self, day: int, last: int, world: Numbers) -> Money:
        """Return what leaves less cash on any day than `money` does, whatever there is to sell.

        No sale is paid for, ads cost all of the budget of which sales take a share, and what is
        planned and waits is sent: `units` never gives more until any day. A cent for each listing
        and one for the payout are more than a day's rounding. So a platform has less to pay on any
        day, and has paid less until then, as all is paid that is there; where that is not so, with
        a minimum payout or sales that bring less than nothing, it pays nothing.
        """
        days = np.minimum(np.arange(day, last + 2), len(self._planned) - 1)
        sent = np.diff(self._planned[days], axis=0) @ self._sending / MILLS
        sending = np.repeat(half_up(sent + self._net.shape[1] + 1)[:, None], len(world), axis=1)
        backlog = self._stock.backlog.take(world, axis=-1)
        sending[0] += extended(backlog, self._sending[:, None]).sum(axis=0)
        released = np.zeros((last - day, 1), np.int64)
        released[:1] = 0 if self._all_paid else -MOST
        return Money(released, sending, half_up(_ahead(self._all_ads, day, last))[:, None])

    def _ads_cost(self, day: int, last: int, units: Units) -> Cents:
        """Return planned ads, (days, W), of each listing as far as what it plans is there."""
        if not self._ads.any():
            return np.zeros((len(units), units.shape[2]), np.int64)
        budget = self._ads[day : last + 1, :, None]
        planned = np.diff(self._planned[day : day + len(budget) + 1], axis=0)[..., None]
        share = np.minimum(units[: len(budget)], planned)
        share /= np.where(planned > 0, planned, 1.0)
        share += planned <= 0
        share *= budget
        cost = np.zeros((len(units), units.shape[2]), np.int64)
        cost[: len(budget)] = half_up(share).sum(axis=1)
        return cost

    @property
    def lag(self) -> int:
        """The most days from a sale until the bank has its money."""
        settlement = self._shop.settlement
        return max(
            settlement.at_the_bank(day, self._later, self._slowest) - day for day in range(_SAMPLE)
        )


def _by_day(terms: Terms) -> Mills:
    """Return the mills that a unit sold on each day brings, (days, P); most days are alike."""
    changes = {terms.day(change.from_) for change in terms.settlement.changes}
    starts = [terms.day(promotion.sale_from) for promotion in terms.promotions]
    ends = [
        first + promotion.sale_days
        for first, promotion in zip(starts, terms.promotions, strict=True)
    ]
    changes |= {*starts, *ends, terms.days - 1}
    rows = [_net(terms, 0)]
    for day in range(1, terms.days + AHEAD):
        rows.append(_net(terms, day) if day in changes else rows[-1])
    return np.stack(rows)


def _net(terms: Terms, day: int) -> Mills:
    """Return the mills that a unit sold on a day brings, less what is expected back, (P,)."""
    on = terms.settlement.on(terms.date(min(day, terms.days - 1)))
    price = half_up(list_prices(terms)[:, 0] * planned_sale_price(terms, day))
    back = np.array([listing.return_share for listing in terms.listings])
    door = terms.cash_on_delivery
    paid = 1.0 - door.share * door.refused_share if door else 1.0
    fee = part_of(price, door.fee_share) + mills(door.fee_per_unit) if door else 0 * price
    at_door = door.share if door else 0.0
    net = net_price(price, on) - half_up(back * refund_price(price, on)) - half_up(fee * at_door)
    return half_up(net * paid)


class NoSales(PlannedSales):
    """No sale counts that is yet to come; ads are planned all the same."""

    def money(self, day: int, last: int, world: Numbers) -> Money:
        """Return that nothing is released, and nothing sent."""
        none = np.zeros((last - day + 1, 1), np.int64)
        ads = half_up(_ahead(self._ads.sum(axis=1), day, last))
        return Money(none[1:], none, ads[:, None])

    at_worst = money


class Treasury:
    """Cash on each coming day: payouts, bills, fixed costs, planned ads and sessions."""

    def __init__(
        self,
        network: Network,
        plan: Plan,
        ledger: Ledger,
        shops: Sequence[Shop],
        sales: Sequence[PlannedSales],
    ) -> None:
        self._ledger, self._shops, self._sales = ledger, shops, sales
        self._last = network.days + BEYOND - 1
        self._fixed = np.full(self._last + 1, cents(network.terms.cash.fixed_cost_per_day))
        self._fixed[network.winds_down_on :] = 0
        self._hosts = sum((_session_fees(shop) for shop in network.shops), np.zeros(1))
        self.lag = max(shop_sales.lag for shop_sales in sales)
        """The most days from a sale in any shop until the bank has its money."""
        self._from_balance = [shop.settlement.ads_from_balance for shop in network.shops]

    def cash(self, day: int, last: int, world: Numbers) -> Cents:
        """Return cash at the close of each day from today to the last, (days, W)."""
        last = min(last, self._last)
        return self._close(day, last, world, [s.money(day, last, world) for s in self._sales])

    def at_least(self, day: int, last: int, world: Numbers) -> Cents:
        """Return what that is at least, whatever is sold from today on, (days, W)."""
        last = min(last, self._last)
        return self._close(day, last, world, [s.at_worst(day, last, world) for s in self._sales])

    def _close(self, day: int, last: int, world: Numbers, sales: Sequence[Money]) -> Cents:
        """Return the closes with what the sales of each shop bring and cost."""
        moves = self._ledger.scheduled(FORESEEN, day, last, world)
        fixed = self._fixed[day : last + 1]
        moves -= (fixed + half_up(_ahead(self._hosts, day, last)))[:, None]
        moves[0] += self._ledger.cash[world]
        payouts = []
        for shop, money, from_balance in zip(self._shops, sales, self._from_balance, strict=True):
            balance = shop.settlement.balance
            released = money.released + balance.waiting(day, last).take(world, axis=-1)
            there = balance.released[world]
            if from_balance:
                released, there = released - money.ads[1:], there - money.ads[0]
            else:
                moves -= money.ads
            moves -= money.sending
            free = np.broadcast_to(shop.platform.is_free(day), self._ledger.cash.shape)[world]
            payouts.append(balance.expect(day, released, there) * free)
        closes = running(np.add, moves)
        for paid in payouts:
            closes[1:] += paid
        return closes


def _ahead(by_day: Floats, first: int, last: int) -> Floats:
    """Return the cents of each day from first to last; none after the last that is known."""
    known = by_day[first : last + 1]
    return np.concatenate([known, np.zeros(last + 1 - first - len(known))])


def _session_fees(shop: Terms) -> Floats:
    """Return the hosts' fees of planned sessions by day, (days,)."""
    fees = np.zeros(shop.days)
    for live in shop.lives:
        host = next(host for host in shop.hosts if host.name == live.host)
        fees[shop.day(live.start.date())] += cents(host.fee_per_session)
    return fees


Closes = Callable[[int, int, Numbers], Cents]
"""Cash at the close of each day from one to another in some worlds, (days, W)."""


class LookAhead:
    """Cash must never fall below the floor until an order is paid for, and can have been sold.

    That is from its last cost on as many days as a sale takes to reach the bank.
    """

    def __init__(self, treasury: Treasury, floor: int) -> None:
        self._treasury, self._floor = treasury, floor

    def look(self, costs: OrderCosts) -> Look:
        """Look at all costs."""
        return costs.in_all

    def room(self, day: int, days: Days, last: Days, world: Numbers) -> Cents:
        """Return the lowest cash from each day on until the last, above the floor."""
        return self._lowest(self._treasury.cash, day, days, last, world)

    def at_least(self, day: int, days: Days, last: Days, world: Numbers) -> Cents:
        """Return the same where nothing is sold and paid for from today on."""
        return self._lowest(self._treasury.at_least, day, days, last, world)

    def at_most(self, day: int, world: Numbers) -> Cents:
        """Return the lowest cash of the next days, which are among all that count."""
        near = self._treasury.cash(day, day + min(_NEAR, self._treasury.lag), world)
        return np.asarray(np.maximum(near.min(axis=0) - self._floor, 0))

    def _lowest(self, closes: Closes, day: int, days: Days, last: Days, world: Numbers) -> Cents:
        """Return the lowest of some closes from each day on until the last, above the floor."""
        lag = self._treasury.lag
        left = closes(day, int(days[-1]) + lag, world)
        beyond = np.arange(day, day + len(left))[:, None] > last + lag
        left = np.where(beyond, MOST, left) if beyond.any() else left
        starts = np.minimum(days - day, len(left) - 1).tolist()
        parts = [left[a : max(b, a + 1)].min(axis=0) for a, b in pairwise([*starts, len(left)])]
        lowest: Cents = running(np.minimum, np.stack(parts)[::-1])[::-1]
        return np.asarray(np.maximum(lowest - self._floor, 0))


def order_gate(
    network: Network,
    plan: Plan,
    ledger: Ledger,
    shops: Sequence[Shop],
    expected: ExpectedArrivals,
    gate: Gate,
) -> OrderGate | None:
    """Return the gate on orders that a scenario asks for; none where the seller spends freely."""
    terms = network.terms.cash
    if isinstance(gate, NoGate):
        return None
    if terms.gate == "deposit":
        return DepositGate(gate, ledger)
    planned = PlannedSales if terms.gate == "ahead" else NoSales
    sales = [
        planned(shop, ours, plan, expected) for shop, ours in zip(network.shops, shops, strict=True)
    ]
    return LookAhead(Treasury(network, plan, ledger, shops, sales), gate.reserve)
