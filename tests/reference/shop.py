"""One shop in one world: its market, its parcels, its settlement."""

from __future__ import annotations

from .chance import Score, ShopLuck, count_baskets, count_evenly, count_orders
from .days import Interval, Trade, rows_of
from .item import Item, Portion
from .ledger import Ledger
from .parcels import Packing
from .platform import Standing
from .prices import price_terms
from .returns import BackDoor, Buyer, cod_fee
from .setting import ShopSetting
from .settlement import Settlement, refund_price


class Shop:
    """The departments of one shop."""

    def __init__(
        self, setting: ShopSetting, items: list[Item], luck: ShopLuck, ledger: Ledger
    ) -> None:
        scenario = setting.scenario
        self.setting, self.luck, self.ledger = setting, luck, ledger
        self.days, self.settlement = scenario.days, Settlement(scenario, ledger)
        self.items = items[setting.first : setting.first + len(scenario.products)]
        self.enrolled = [[not missed] * len(self.items) for missed in luck.missed]
        self.buyers = [Buyer(scenario, row, luck.returns) for row in range(len(self.items))]
        self.back = BackDoor(scenario, self.items, ledger)
        self.wasted = self.substituted = 0
        self.pairs = [
            (sold_out, bought, Portion(pair.share))
            for pair in scenario.substitutes
            for sold_out, bought in zip(
                rows_of(scenario, [pair.sold_out]), rows_of(scenario, [pair.bought]), strict=False
            )
        ]
        terms, name = scenario.platform, scenario.name
        self.standing = Standing(terms, name, self.items, luck.standing, ledger) if terms else None
        self.packing = (
            Packing(scenario, self.items, luck.packed, ledger) if scenario.packing else None
        )
        self.set_terms()

    def set_terms(self) -> None:
        """Read the terms of market and warehouse."""
        scenario = self.setting.scenario
        stockout = scenario.market.stockout
        self.when_empty, self.patience = stockout.orders, stockout.cancel_after_days
        self.sync_lag = round(stockout.sync_lag_hours * 60)
        self.kept = 1.0 - stockout.traffic_lost_per_day
        self.unhealed = 0.5 ** (1.0 / stockout.half_life_days)
        baskets = any(item.terms.basket > 1.0 for item in self.items)
        noisy = count_baskets if baskets else count_orders
        self.count = count_evenly if scenario.market.demand_noise == "none" else noisy

    # --- the morning ----------------------------------------------------------------------------

    def rate(self, day: int) -> None:
        """Review the tier; let momentum fall where yesterday closed empty, else heal; sign up."""
        self.settlement.review(day, self.standing.stars if self.standing else 5.0)
        if self.kept < 1.0:
            for item in self.items:
                if item.out:
                    item.traffic *= self.kept
                elif item.traffic < 1.0:
                    item.traffic = 1.0 - (1.0 - item.traffic) * self.unhealed
        for number in self.setting.sign_up.get(day, ()):
            enrolled = self.enrolled[number]
            for p, item in enumerate(self.items):
                same = [other for other in self.items if other.terms.sku == item.terms.sku]
                enrolled[p] = enrolled[p] and any(other.on_hand > 0 for other in same)

    def set_prices(self, day: int) -> None:
        """Ask what the policy wants, but where a promotion freezes the price."""
        for p, item in enumerate(self.items):
            enrolled = [products[p] for products in self.enrolled]
            frozen, sale = price_terms(self.setting.scenario, day, item.terms.sku, enrolled)
            item.price.open(item.price_share, frozen, sale)

    def open_ads(self, day: int, spendable: int) -> None:
        """Cut the wished budgets to the cash there is."""
        running = [(p, item) for p, item in enumerate(self.items) if item.ads]
        if not running:
            return
        wished = [item.ads_share * item.ads.terms.budget[day] for _, item in running]
        if self.standing and (self.standing.ads.on(day) or self.standing.shop.on(day)):
            wished = [0.0 for _ in running]
        total = 0.0
        for wish in wished:
            total += wish
        share = min(spendable / max(total, 1.0), 1.0)
        efficiency = self.luck.ads[day]
        for (p, item), wish in zip(running, wished, strict=True):
            item.ads.open(day, wish * share, efficiency[p])

    # --- the market -----------------------------------------------------------------------------

    def open_market(self, day: int) -> None:
        """Work out what the whole day would bring without live sessions."""
        if self.standing:
            self.standing.open(day)
        multiple = [1.0] * len(self.items)
        for number, products, factor in self.setting.boosts[day]:
            times = self.luck.uplift[number] if factor is None else factor
            for p in products:
                if self.enrolled[number][p]:
                    multiple[p] *= times
        for item, organic, times in zip(self.items, self.luck.organic[day], multiple, strict=True):
            item.rate = organic * times * item.traffic
            if self.standing:
                item.rate *= self.standing.traffic
            if item.ads:
                item.rate += item.ads.rate

    def trade(self, day: int, turn: Interval) -> None:
        """Trade at the end of an interval: all rows, or those of the product that is live."""
        luck, live = self.luck, [0.0 for _ in turn.trades]
        if turn.session is None:
            scores = luck.trades[day][turn.slot]
        else:
            usual, audience = self.setting.live[turn.session], luck.audience[turn.session]
            scores = luck.live[turn.session][turn.slot]
            shares = [self.items[trade.product].terms.share for trade in turn.trades]
            live = [audience * (usual[turn.slot] * share) for share in shares]
        if self.standing:
            live = [orders * self.standing.traffic for orders in live]
        asked = zip(turn.trades, live, scores, strict=True)
        wanted = [self.ask(*one) for one in asked]
        if self.standing:
            wanted = self.standing.admit(wanted)
        left = {}
        for trade, units in zip(turn.trades, wanted, strict=True):
            left[trade.product] = self.sell(self.items[trade.product], trade.minutes, units)
        self.turn_to_substitutes(left)

    def ask(self, trade: Trade, live: float, score: Score) -> int:
        """Return what buyers want in an interval."""
        item = self.items[trade.product]
        rate = item.rate * trade.share
        if not item.on_hand and item.ads:
            rate -= item.ads.forgone(item.dark, trade.share)
        return self.count(item, (rate + live) * item.price.response, score)

    def turn_to_substitutes(self, left: dict[int, int]) -> None:
        """Let a share of those who are left buy another product, pair by pair in file order."""
        for sold_out, bought, share in self.pairs:
            if sold_out in left:
                item = self.items[bought]
                units = min(share.of(left[sold_out]), item.on_hand)
                item.on_hand -= units
                item.wanted += units
                item.served += units
                self.substituted += units

    def sell(self, item: Item, minutes: int, wanted: int) -> int:
        """Serve buyers from the shelf, take orders all the same, return how many are left."""
        item.wanted += wanted
        shelf = item.on_hand
        if wanted < shelf:
            item.served += wanted
            item.on_hand = shelf - wanted
            return 0
        item.served += shelf
        item.on_hand = 0
        unmet = wanted - shelf
        blank = int(minutes * (unmet / wanted)) if wanted else minutes
        accepted = self.accept(item, unmet, blank) if unmet else 0
        item.accepted += accepted
        item.dark += blank
        return unmet - accepted

    def accept(self, item: Item, unmet: int, blank: int) -> int:
        """Return how many orders the listing takes although the shelf is empty."""
        if self.when_empty == "lost":
            return 0
        if self.when_empty == "backordered":
            return unmet
        blind = max(min(self.sync_lag - item.dark, blank), 0)
        return int(blind * unmet / max(blank, 1))

    # --- the close ------------------------------------------------------------------------------

    def close(self, day: int) -> None:
        """Cancel, send the parcels, book what the day earned and cost."""
        cod, sent = self.setting.scenario.cash_on_delivery, []
        prepaid, collected = [], []
        for item in self.items:
            if self.when_empty == "oversold":
                item.cancel(day, self.patience)
            self._note_stockout(day, item)
        parcels = self._dispatch(day)
        for p, (item, units) in enumerate(zip(self.items, parcels, strict=True)):
            price = item.price.close(item.served + item.accepted, units, item.cancelled)
            at_once, at_the_door = self._deliver(day, p, units, price)
            sent.append((item, units, price))
            prepaid.append((item, at_once, price))
            collected.append((item, at_the_door, price))
        self.settlement.sell(day, prepaid)
        if cod:
            self.settlement.sell(day, collected, cod.remitted_after_days)
        self.settlement.close(day, sent)
        self.ledger.post("live fees", -self.setting.live_fees[day])
        self._pay_ads()
        if self.standing:
            self.standing.close(self.back.returned)

    def _dispatch(self, day: int) -> list[int]:
        """Send what is packed, or all that left the shelf; return the units of each item."""
        items = self.items
        if self.packing:
            parcels = self.packing.close(day)
        else:
            parcels = [item.shipped - item.dispatched for item in items]
            for item, sent in zip(items, parcels, strict=True):
                item.dispatched += sent
        fees = [
            item.terms.fulfilment * sent for item, sent in zip(items, parcels, strict=True) if sent
        ]
        if self.packing:
            self.packing.bill(day, sum(fees))
        else:
            self.ledger.post("fulfilment", -sum(fees))
        return parcels

    def _deliver(self, day: int, p: int, sent: int, price: int) -> tuple[int, int]:
        """Let buyers pay, refuse and send back; return the units prepaid and paid at the door."""
        if not sent:
            return 0, 0
        prepaid, collected, refused = self.buyers[p].deliver(day, sent)
        scenario = self.setting.scenario
        cod = scenario.cash_on_delivery
        if cod:
            self.back.expect(p, refused, day + max(cod.refusal_days, 1), refused=True)
            fees = collected * cod_fee(scenario, price)
            remitted = day + max(scenario.settlement.delivery_days + cod.remitted_after_days, 1)
            self.ledger.book("cod fees", -fees, remitted)
            self.back.fees += fees
        for days, refunded, back in self.buyers[p].returns(day, prepaid + collected):
            refund = refunded * refund_price(scenario, price, day)
            self.ledger.book("refunds", -refund, day + days)
            self.back.expect(p, back, day + days, refused=False)
        return prepaid, collected

    def _note_stockout(self, day: int, item: Item) -> None:
        item.out = item.on_hand == 0 and item.terms.launch <= day
        item.outs.append(item.out)
        if item.out:
            item.out_days += 1
            item.sale_days_out += item.terms.sale[day]

    def _pay_ads(self) -> None:
        for item in self.items:
            if item.ads:
                spent, wasted = item.ads.close()
                self.ledger.post("ads", -spent)
                self.wasted += wasted
