"""One shop in one world: its market, its parcels, its settlement."""

from collections import Counter, defaultdict

from sim.chance.luck import ShopLuck
from sim.scenario.platform import Platform

from .chance import Score, count_baskets, count_evenly, count_orders, scores
from .days import Interval, Trade, price_terms, rows_of
from .item import Item, Portion
from .ledger import AdAccount, Ledger
from .money import extended
from .parcels import Packing
from .platform import Standing
from .reach import Delivery, by_speed, connect, divided, in_reach, near
from .returns import BackDoor, Buyer, cod_fee
from .setting import ShopSetting
from .settlement import Settlement, refund_price
from .traffic import Traffic

PREPAID, AT_THE_DOOR = "prepaid", "at the door"


class Shop:
    """The departments of one shop."""

    def __init__(
        self,
        setting: ShopSetting,
        items: list[Item],
        luck: ShopLuck,
        ledger: Ledger,
        ads: AdAccount,
    ) -> None:
        shop = setting.shop
        self.setting, self.luck, self.ledger, self.ad_account = setting, luck.demand, ledger, ads
        self.days, self.settlement = shop.days, Settlement(shop, ledger, luck.payout)
        self.items = items[shop.first : shop.first + len(shop.listings)]
        self.enrolled = [[not missed] * len(self.items) for missed in luck.demand.missed]
        self.buyers = [Buyer(shop, row, luck.parcels) for row in range(len(self.items))]
        self.back = BackDoor(shop, self.items, ledger)
        self.refunds: Counter[tuple[int, int, str]] = Counter()
        """Cents of today's sales by the day of their refund, days later than usual, and payment."""
        self.wasted = self.substituted = self.unit_days = 0
        self.pairs = [
            (sold_out, bought, Portion(pair.share))
            for pair in sorted(shop.terms.substitutes, key=lambda p: (p.sold_out, p.bought))
            for sold_out, bought in zip(
                rows_of(shop, [pair.sold_out]), rows_of(shop, [pair.bought]), strict=False
            )
        ]
        terms = shop.platform or (Platform() if luck.platform.no_ads else None)
        self.standing = Standing(terms, self.items, luck.platform) if terms else None
        self.packing = Packing(shop, self.items, luck.parcels, ledger) if shop.packing else None
        connect(shop, self.items, items)
        for item in self.items:
            made_of = item.listing.made_of or {}
            item.parts = [(o, made_of[o.product]) for o in self.items if o.product in made_of]
        sets = (item for item in self.items if item.parts)
        self.sets = sorted(sets, key=lambda item: item.listing.name)
        self.traffic, self.live_gone = Traffic(shop, self.items, luck.demand), 0.0
        stockout = shop.market.stockout
        self.when_empty, self.patience = stockout.orders, stockout.cancel_after_days
        for item in self.items:
            item.patience = self.patience
            laws = (other.listing.demand.packs for other in self.items)
            item.sizes = sorted({size for law in laws if law for size in law.values})
        self.sync_lag = round(stockout.sync_lag_hours * 60)
        self.kept = 1.0 - luck.demand.traffic_lost
        self.unhealed = 0.5 ** (1.0 / stockout.half_life_days)
        self.label = shop.market.fast_delivery
        baskets = any(item.basket > 1.0 for item in self.items)
        noisy = count_baskets if baskets else count_orders
        self.count = count_evenly if shop.market.demand_noise == "none" else noisy

    # --- the morning ----------------------------------------------------------------------------

    def fill_from_elsewhere(self) -> None:
        """Fill waiting orders from the shelves that an item falls back on."""
        for pooled in (True, False):
            for item in self.items:
                for loan in item.loans:
                    if loan.pooled == pooled:
                        item.filled += loan.take(item, item.backlog)
        for item in self.sets:
            sets = min(item.backlog, item.makeable())
            item.make(sets)
            item.on_hand -= sets
            item.filled += sets
        for item in self.items:
            if (item.loans or item.parts) and in_reach(item):
                item.minutes_out = 0

    def pack(self, wanted: dict[Item, int]) -> None:
        """Put sets together for an interval: of a part that is short each gets the same share."""
        share = {}
        for part in {part for item in self.sets for part, _ in item.parts}:
            total = wanted.get(part, 0)
            for item in self.sets:
                total += wanted.get(item, 0) * dict(item.parts).get(part, 0)
            share[part] = (min(part.on_hand, total), max(total, 1))
        for item in self.sets:
            asked = wanted.get(item, 0)
            granted = (asked * n * share[part][0] // share[part][1] // n for part, n in item.parts)
            item.make(min(granted))

    def unpack(self) -> None:
        """Put the parts of sets that came back on their shelves."""
        for item in self.sets:
            for part, units in item.parts:
                part.phantom += units * item.phantom
            item.phantom = 0
            item.make(-item.on_hand)
        for item in self.items if self.sets else ():
            item.fill()

    def is_free(self, day: int) -> bool:
        """Say whether the shop is not suspended."""
        return not (self.standing and self.standing.shop.on(day))

    def rate(self, day: int) -> None:
        """Review the tier; let momentum fall where yesterday closed empty, else heal; sign up."""
        self.settlement.review(day, self.standing.stars if self.standing else 5.0)
        if self.kept < 1.0:
            for item in self.items:
                if item.out:
                    item.traffic *= self.kept
                elif item.traffic < 1.0:
                    item.traffic = 1.0 - (1.0 - item.traffic) * self.unhealed
        self.traffic.react(day)
        for number in self.setting.sign_up.get(day, ()):
            enrolled = self.enrolled[number]
            for p, item in enumerate(self.items):
                same = [other for other in self.items if other.product == item.product]
                enrolled[p] = enrolled[p] and any(in_reach(other) for other in same)

    def set_prices(self, day: int) -> None:
        """Ask what the policy wants, but where a promotion freezes the price."""
        for p, item in enumerate(self.items):
            enrolled = [products[p] for products in self.enrolled]
            frozen, sale = price_terms(self.setting.shop, day, item.product, enrolled)
            item.price.open(item.price_share, frozen, sale)

    def open_ads(self, day: int, spendable: int) -> float:
        """Cut the wished budgets to the cash there is; return the cents set aside."""
        running = [(p, item) for p, item in enumerate(self.items) if item.ads]
        if not running:
            return 0.0
        wished = [item.ads.wished(day, item.ads_share) for _, item in running]
        if self.standing and (self.standing.ads.on(day) or self.standing.shop.on(day)):
            wished = [0.0 for _ in running]
        total = 0.0
        for wish in wished:
            total += wish
        share = min(spendable / max(total, 1.0), 1.0)
        efficiency = self.luck.ads[day]
        for (p, item), wish in zip(running, wished, strict=True):
            dearer = self.luck.click_price[p]
            item.ads.open(day, wish * share, efficiency[p], dearer, item.traffic)
        return min(total, float(spendable))

    # --- the market -----------------------------------------------------------------------------

    def open_market(self, day: int) -> None:
        """Work out what the whole day would bring without live sessions."""
        if self.standing:
            self.standing.open(day)
        multiple = [1.0] * len(self.items)
        sales: list[list[float]] = [[] for _ in self.items]
        for number, products, factor in self.setting.boosts[day]:
            for p in products:
                if self.enrolled[number][p] and factor is None:
                    sales[p].append(self.luck.uplift[number])
                elif self.enrolled[number][p]:
                    multiple[p] *= factor
        for p, uplifts in enumerate(sales):
            multiple[p] *= max(uplifts, default=1.0)
        for item, organic, times in zip(self.items, self.luck.organic[day], multiple, strict=True):
            item.rate = organic * times * item.traffic
            if self.standing:
                item.rate *= self.standing.traffic
            if item.ads:
                item.rate += item.ads.rate
        self.traffic.open(day)

    def trade(self, day: int, turn: Interval) -> None:
        """Trade at the end of an interval: all rows, or those of the product that is live."""
        live = [self.audience(turn, trade) for trade in turn.trades]
        if self.standing:
            live = [orders * self.standing.traffic for orders in live]
        asked = zip(turn.trades, live, scores(self.luck, turn), strict=True)
        wanted = [self.ask(*one) for one in asked]
        if self.standing:
            names = [self.items[trade.product].listing.name for trade in turn.trades]
            wanted = self.standing.admit(wanted, names)
        items = [self.items[trade.product] for trade in turn.trades]
        self.pack(dict(zip(items, wanted, strict=True)))
        unmet = [self.serve(item, units) for item, units in zip(items, wanted, strict=True)]
        for pooled in (True, False):
            rest = zip(items, unmet, strict=True)
            unmet = [self.turn_elsewhere(item, units, pooled) for item, units in rest]
        for item in (item for item in self.sets if item in items):
            place = items.index(item)
            sets = min(unmet[place], item.makeable())
            item.make(sets)
            item.on_hand -= sets
            item.served += sets
            unmet[place] -= sets
        left = {}
        for trade, units, lacking in zip(turn.trades, wanted, unmet, strict=True):
            item = self.items[trade.product]
            left[trade.product] = self.leave(trade, units, lacking)
            if turn.session is not None:
                sold = (units - left[trade.product]) * item.live_part
                self.traffic.follow(day, turn.session, trade.product, sold)
        self.turn_to_substitutes(day, left)

    def ask(self, trade: Trade, live: float, score: Score) -> int:
        """Return what buyers want in an interval."""
        item = self.items[trade.product]
        rate = item.rate * trade.share
        if item.ads and not in_reach(item):
            rate -= item.ads.forgone(item.minutes_out, trade.share)
        rate += live
        item.expected += rate
        item.live_part = live / max(rate, 1e-12)
        if self.label and near(item, self.setting.shop, self.label.within_days):
            rate *= 1.0 + self.label.lift
        return self.count(item, rate * item.price.response, score)

    def audience(self, turn: Interval, trade: Trade) -> float:
        """Return the orders of a session's step; its buyers may leave when they see none left."""
        if turn.session is None:
            return 0.0
        item, session = self.items[trade.product], turn.session
        usual = self.setting.live[session][turn.slot] * item.listing.share
        live = self.luck.audience[session] * usual
        if not self.setting.shop.lives[session].ends_when_sold_out:
            return live
        known = self.when_empty == "lost" or item.minutes_out >= self.sync_lag
        orders = self.when_empty == "backordered" or item.phantom > 0
        if in_reach(item) or orders or not known:
            return live
        self.live_gone += live
        return 0.0

    def turn_to_substitutes(self, day: int, left: dict[int, int]) -> None:
        """Let a share of those who are left buy another product, pair by pair by their names."""
        for sold_out, bought, share in self.pairs:
            item = self.items[bought]
            if sold_out in left and item.launch <= day:
                turned = share.of(left[sold_out])
                if item.parts:
                    item.make(min(turned, item.makeable()))
                units = min(turned, item.on_hand)
                item.on_hand -= units
                for loan in item.loans:
                    if loan.pooled:
                        units += loan.take(item, turned - units)
                item.wanted += units
                item.served += units
                self.substituted += units

    def serve(self, item: Item, wanted: int) -> int:
        """Serve buyers from the shelf; return how many units it lacks."""
        served = min(wanted, item.on_hand)
        item.wanted += wanted
        item.served += served
        item.on_hand -= served
        return wanted - served

    def turn_elsewhere(self, item: Item, unmet: int, pooled: bool) -> int:
        """Serve what is left from the shelf that the item draws on, or those it falls back on."""
        for loan in item.loans:
            units = loan.take(item, unmet) if loan.pooled == pooled else 0
            item.served += units
            unmet -= units
        return unmet

    def leave(self, trade: Trade, wanted: int, unmet: int) -> int:
        """Take orders all the same, note how long there was nothing; return how many are left."""
        item = self.items[trade.product]
        if item.on_hand or in_reach(item):
            return 0
        minutes = int(trade.minutes * (unmet / wanted)) if wanted else trade.minutes
        accepted = self.sell_phantoms(item, unmet, minutes) if unmet else 0
        item.accepted += accepted
        item.minutes_out += minutes
        return unmet - accepted

    def sell_phantoms(self, item: Item, unmet: int, minutes: int) -> int:
        """Take orders for units that only the record has, then those on an empty record."""
        missed = min(max(item.phantom, 0), unmet)
        if not missed:
            return self.accept(item, unmet, minutes)
        item.phantom -= missed
        waits = self.when_empty != "lost"
        return self.accept(item, unmet - missed, minutes) + (missed if waits else 0)

    def accept(self, item: Item, unmet: int, minutes: int) -> int:
        """Return how many orders the listing takes although the shelf is empty."""
        if self.when_empty == "lost":
            return 0
        if self.when_empty == "backordered":
            return unmet
        unsynced = max(min(self.sync_lag - item.minutes_out, minutes), 0)
        return int(unsynced * unmet / max(minutes, 1))

    # --- the close ------------------------------------------------------------------------------

    def close(self, day: int) -> None:
        """Cancel, send the parcels, book what the day earned and cost."""
        cod, fulfilment = self.setting.shop.cash_on_delivery, 0
        prepaid, collected = defaultdict[int, list](list), defaultdict[int, list](list)
        for item in self.items:
            if self.when_empty == "oversold":
                item.cancel(day, self.patience)
            self._note_stockout(day, item)
        parcels = self._dispatch(day)
        kept = []
        for p, (item, units) in enumerate(zip(self.items, parcels, strict=True)):
            price = item.price.close(item.served + item.accepted, units, item.cancelled)
            ways = self._ways(item, units)
            for way, some in ways:
                fulfilment += extended(some, way.cost)
                self.unit_days += some * (way.later + self.settlement.terms.delivery_days)
            kept.append(0)
            for later, at_once, at_the_door in self._deliver(day, p, units, price, ways):
                prepaid[later].append((item, at_once, price))
                collected[later].append((item, at_the_door, price))
                kept[-1] += at_once + at_the_door
        if self.packing:
            self.packing.bill(day, fulfilment)
        else:
            self.ledger.post("fulfilment", -fulfilment)
        sales = {}
        for later, sold in prepaid.items():
            sales[later, PREPAID] = self.settlement.sell(day, sold, later)
        for later, sold in collected.items() if cod else ():
            sale = self.settlement.sell(day, sold, later + cod.remitted_after_days)
            fees = sum(
                extended(units, cod_fee(self.setting.shop, price)) for _, units, price in sold
            )
            self.settlement.balance.earn("cod fees", -fees, sale.released)
            self.back.fees += fees
            sales[later, AT_THE_DOOR] = sale
        for (back, later, paid), refund in self.refunds.items():
            if refund:
                self.settlement.refund(back, sales[later, paid], refund)
        self.refunds.clear()
        self.settlement.deduct(day, self.traffic.close(parcels, kept))
        self.settlement.close(day, list(zip(self.items, parcels, strict=True)))
        self.ledger.post("live fees", -self.traffic.fees(day))
        self._pay_ads(day)
        if self.standing:
            self.standing.close(self.back.returned)

    def _dispatch(self, day: int) -> list[int]:
        """Send what is packed, or all that left the shelf; return the units of each item."""
        if self.packing:
            return self.packing.close(day)
        sent = []
        for item in self.items:
            sent.append(item.shipped - item.dispatched)
            item.dispatched = item.shipped
        return sent

    def _ways(self, item: Item, sent: int) -> list[tuple[Delivery, int]]:
        """Tell the parcels of a day apart by where they come from; those from afar go first."""
        ways = []
        for loan in item.loans:
            units = min(loan.units - loan.sent, sent)
            loan.sent += units
            sent -= units
            ways.append((loan.delivery, units))
        return [(item.from_home, sent), *ways]

    def _deliver(
        self, day: int, p: int, sent: int, price: int, ways: list[tuple[Delivery, int]]
    ) -> list[tuple[int, int, int]]:
        """Let buyers pay, refuse and send back.

        Return days later than usual, and the units of that speed prepaid and paid at the door.
        """
        if not sent:
            return []
        prepaid, collected, refused = self.buyers[p].deliver(day, sent)
        shop = self.setting.shop
        cod = shop.cash_on_delivery
        speeds = by_speed(ways)
        at_once, at_the_door = divided(prepaid, speeds), divided(collected, speeds)
        if cod:
            self.back.expect(p, refused, day + max(cod.refusal_days, 1), refused=True)
        taken = divided(prepaid + collected, speeds)
        for days, refunded, back in self.buyers[p].returns(day, prepaid + collected):
            for later, units in divided(refunded, taken):
                each, on = refund_price(shop, price, day), day + max(days + later, 1)
                paid_later, paid = dict(at_the_door)[later], dict(at_once)[later]
                part = units * paid_later // max(paid_later + paid, 1)
                self.refunds[on, later, AT_THE_DOOR] += extended(part, each)
                self.refunds[on, later, PREPAID] += extended(units - part, each)
            for later, units in divided(back, taken):
                self.back.expect(p, units, day + max(days + later, 1), refused=False)
        return [(a[0], a[1], b[1]) for a, b in zip(at_once, at_the_door, strict=True)]

    def _note_stockout(self, day: int, item: Item) -> None:
        item.out = not in_reach(item) and item.launch <= day
        if day >= self.setting.shop.plan_days:
            return
        item.outs.append(item.out)
        if item.out:
            item.out_days += 1
            item.sale_days_out += item.terms.on_sale[day]

    def _pay_ads(self, day: int) -> None:
        for item in self.items:
            if item.ads:
                spent, wasted = item.ads.close()
                if self.settlement.terms.ads_from_balance:
                    self.settlement.balance.spend("ads", spent)
                else:
                    self.ad_account.pay(day, spent)
                self.wasted += wasted
