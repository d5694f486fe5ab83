"""Purchasing: from the policy's wishes to purchase orders, deposits, trips and bills."""

from ...arrays import Flags, Floats, Numbers, Units, np
from ...policy.decision import Decision
from ..core.journal import Placed
from ..core.shipment import Goods
from ..freight.supply import Supply
from .budget import budget
from .gate import OrderGate
from .inbound import Inbound
from .order_cost import OrderCosts
from .order_size import raised
from .sellers import Sellers, Terms
from .supplier import Supplier


class Purchasing:
    """Places orders with the suppliers that work on the day, within the cash there is.

    All that is asked of a supplier on a day is one purchase order. Suppliers, products and modes
    are served in the order of their names, so that none of a file matters; rows in that order are
    called places.
    """

    def __init__(self, supply: Supply, gate: OrderGate | None) -> None:
        network, worlds = supply.network, supply.stock.on_hand.shape[1]
        self._suppliers = [
            Supplier(terms, network, supply.luck, worlds)
            for terms in sorted(network.terms.suppliers, key=lambda terms: terms.name)
        ]
        names = network.listing_names
        places = sorted(range(len(names)), key=names.__getitem__)
        self._rows = np.array(places)
        """The row of each place."""
        rows = [network.listings[row] for row in places]
        number = {s.terms.name: n for n, s in enumerate(self._suppliers)}
        most = max(len(row.suppliers) for row in rows)
        self._choices = np.array(
            [[number[name] for name in (row.suppliers * most)[:most]] for row in rows]
        )
        """The numbers of each place's suppliers, the preferred one first, (P, K)."""
        self._told = np.array([[k < len(row.suppliers) for k in range(most)] for row in rows])
        """Which of those are not only there to fill the row, (P, K)."""
        self._carton = np.array([[row.carton] for row in rows])
        self._terms = Terms(self._suppliers, self._rows)
        self._known: dict[bytes, Sellers] = {}
        """Those of days on which no outage tells worlds apart, by who takes orders."""
        self._modes = sorted(network.modes)
        costs = OrderCosts(network, self._suppliers, self._rows, self._modes)
        self._budget = budget(gate, costs, self._carton)
        self._journal = supply.journal
        self.inbound = Inbound(supply)

    def under_way(self) -> Units:
        """Return the units that were ordered and are not at the dock, (P, W)."""
        waiting = [supplier.work.waiting() for supplier in self._suppliers]
        on_the_road = self.inbound.goods.outstanding + self.inbound.failed.outstanding
        return np.asarray(sum(waiting, on_the_road))

    def order(self, day: int, decision: Decision) -> None:
        """Place the day's orders, and ship what leaves the suppliers because of them, or is due."""
        for supplier in self._suppliers:
            supplier.work.start(day)
        wishes = decision.orders
        modes = [mode for mode in self._modes if mode in wishes and wishes[mode].any()]
        if modes:
            units = np.stack([wishes[mode] for mode in modes])[:, self._rows]
            numbers = np.array([self._modes.index(mode) for mode in modes])
            self._place(day, numbers, units, np.asarray(decision.backup_share))
        for supplier in self._suppliers:
            for goods in supplier.work.leave(day):
                self.inbound.ship(day, supplier, goods)

    def _place(self, day: int, modes: Numbers, wishes: Units, share: Floats) -> None:
        """Round, ration to the cash and book the wishes, (modes, P, W), of worlds that have any."""
        (buyers,) = np.nonzero(wishes.any(axis=(0, 1)))
        asked = wishes.take(buyers, axis=-1)
        sellers, tiers = self._divided(day, asked, share, buyers)
        wanted = raised(tiers, sellers, self._carton)
        orders = self._budget.affordable(day, wanted, sellers, modes, buyers)
        names = tuple(self._modes[number] for number in modes.tolist())
        placed = Placed(day, names, self._rows, asked, share, wanted, orders, buyers)
        self._journal.place(placed)
        for supplier, places, makes in sellers.parts:
            units = (orders[:, :, places] * makes[:, None]).sum(axis=0)
            (buys,) = np.nonzero(units.any(axis=(0, 1)))
            if len(buys):
                seller, rows, units = (
                    self._suppliers[supplier],
                    self._rows[places],
                    units[..., buys],
                )
                cost = seller.prices.of(rows, units.sum(axis=0), buyers[buys])
                order = Goods.of(rows, modes, units, cost, day, buyers[buys])
                self.inbound.accept(day, seller, order)

    def _divided(
        self, day: int, wishes: Units, share: Floats, buyers: Numbers
    ) -> tuple[Sellers, Units]:
        """Return today's sellers, and their parts of the wishes by tier, (T, modes, P, W).

        The first is the first that takes orders today, where none does the first of all; the backup
        is the next that does, without one the first gets all.
        """
        opened = self._open(day, buyers)
        if not share.any():
            return self._first(opened), wishes[None]
        share = share[..., self._rows, :].take(buyers, axis=-1)
        takes = opened[self._choices] & self._told[..., None]
        first = takes.argmax(axis=1)
        others = takes & (np.arange(takes.shape[1])[:, None] != first[:, None])
        backed_up = others.any(axis=1)
        second = np.where(backed_up, others.argmax(axis=1), first)
        backup = np.rint(wishes * (share * backed_up)).astype(np.int64)
        number = np.stack([self._chosen(first), self._chosen(second)])
        return Sellers(self._terms, number), np.stack([wishes - backup, backup])

    def _first(self, opened: Flags) -> Sellers:
        """Return the first sellers alone, given which suppliers take orders, (S, 1 or W)."""
        alike, key = opened.shape[-1] == 1, opened.tobytes()
        if alike and key in self._known:
            return self._known[key]
        takes = opened[self._choices] & self._told[..., None]
        sellers = Sellers(self._terms, self._chosen(takes.argmax(axis=1))[None])
        return self._known.setdefault(key, sellers) if alike else sellers

    def _open(self, day: int, worlds: Numbers) -> Flags:
        """Say which suppliers take orders today, (S, W), or (S, 1) where it is so in all worlds."""
        takes = [supplier.is_open(day) for supplier in self._suppliers]  # () or (W,) each
        alike = not any(flags.ndim for flags in takes)
        worlds = np.zeros(1, np.int64) if alike else worlds
        return np.stack(
            [flags[worlds] if flags.ndim else flags.repeat(len(worlds)) for flags in takes]
        )

    def _chosen(self, choice: Numbers) -> Numbers:
        """Return the numbers of the suppliers that are chosen for each place, (P, 1 or W)."""
        return np.asarray(np.take_along_axis(self._choices, choice, axis=1))
