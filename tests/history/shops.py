"""Shops with a known truth: the simulator sells, and its days become a seller's records.

What buyers want is the simulator's, so that a fit can be held against the numbers that made it.
"""

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from sim import trace
from sim.history.records import ADS, DAILY, ORDERS, ROOMS, STOCK, Records
from sim.network import Network, parse

START = dt.date(2026, 6, 1)
WEEKDAY = (0.90, 0.92, 0.95, 1.00, 1.05, 1.10, 1.08)
SALES_DAYS = (("9.9 2026", dt.date(2026, 9, 8)), ("10.10 2026", dt.date(2026, 10, 9)))
SHOP = """
name = "a shop with a known truth"
currency = "USD"
start = {start}
days = {days}
run_off_days = 0
runs = 2
seed = {seed}
current_rule = "every month"
cash.opening = 9_000_000
market.weekday = {weekday}
market.stockout = {{ traffic_lost_per_day = {lost}, half_life_days = 10 }}

[[product]]
name = "lamp"
price = 10
unit_cost = 3
opening_stock = {stock}
suppliers = ["factory"]
{ads}
[product.demand]
units_per_day = {level}
dispersion = {dispersion}
{cycle}

[[supplier]]
name = "factory"
lead_time_days = 0

[[lane]]
mode = "sea"
to = "here"
transit_days = 0
rate = 1
per = "kg"
kg_per_m3 = 167

[[warehouse]]
name = "here"
dock_days = 0

{more}

[[policy]]
name = "every month"
order = {{ rule = "(R,S)", every_days = {every}, up_to = {stock} }}
"""
SALE = """
[[promotion]]
name = "{name}"
products = ["lamp"]
sale_from = {first}
sale_days = 3
uplift = {uplift}
hangover_days = 7
hangover = 0.9
"""
LIVE = """
[[host]]
name = "anna"
units_per_hour = {rate}
audience = {{ law = "lognormal", mean = 1, cv = 0.5 }}

[[live]]
product = "lamp"
host = "anna"
start = 20:00:00
every = ["wednesday", "saturday"]
minutes = 120
"""
ADS_PLAN = """
[product.ads]
budget_per_day = {budget}
cost_per_click = 0.03
orders_per_click = {orders_per_click}
half_saturation = {half_saturation}
carry_over = 0.29
steps = [{steps}]
"""


@dataclass(frozen=True)
class Truth:
    """What a shop is made of."""

    level: float = 30.0
    dispersion: float = 5.0
    weekday: tuple[float, ...] = WEEKDAY
    uplift: float = 3.0
    days: int = 180
    every: int = 30
    """Days from one delivery to the next."""
    stock: int = 1_000_000
    """Up to which it is filled each time."""
    traffic_lost: float = 0.0
    cycle: tuple[tuple[int, float], ...] = ()
    """Multiples of the level by day."""
    live_rate: float = 0.0
    """Units an hour of two sessions a week."""
    budgets: tuple[float, ...] = ()
    """Of ads a day, a new one every 20 days."""
    orders_per_click: float = 0.02
    half_saturation: float = 60.0

    def network(self, seed: int) -> Network:
        """Return the shop as the simulator knows it."""
        sales = "".join(
            SALE.format(name=name, first=first, uplift=self.uplift)
            for name, first in SALES_DAYS
            if first < START + dt.timedelta(self.days - 3)
        )
        points = ", ".join(
            f"{{ date = {START + dt.timedelta(day)}, multiple = {multiple} }}"
            for day, multiple in self.cycle
        )
        live = LIVE.format(rate=self.live_rate) if self.live_rate else ""
        text = SHOP.format(
            start=START,
            days=self.days,
            seed=seed,
            weekday=list(self.weekday),
            lost=self.traffic_lost,
            stock=self.stock,
            level=self.level,
            dispersion=self.dispersion,
            cycle=f"life_cycle = [{points}]" if points else "",
            ads=self._ads,
            more=sales + live,
            every=self.every,
        )
        return parse(text)

    @property
    def spend(self) -> np.ndarray:
        """The ad spend of each day, (D,)."""
        return np.repeat([*self.budgets, 0.0], [20] * len(self.budgets) + [self.days])[: self.days]

    @property
    def _ads(self) -> str:
        if not self.budgets:
            return ""
        steps = ", ".join(
            f"{{ date = {START + dt.timedelta(20 * n)}, budget_per_day = {budget} }}"
            for n, budget in enumerate(self.budgets)
        )
        return ADS_PLAN.format(
            budget=self.budgets[0],
            orders_per_click=self.orders_per_click,
            half_saturation=self.half_saturation,
            steps=steps,
        )


@dataclass(frozen=True)
class Shops:
    """Some shops of one truth that differ by chance; units by day, (D, shops)."""

    truth: Truth
    wanted: np.ndarray
    sold: np.ndarray
    stock: np.ndarray
    """At the close of each day."""
    live: np.ndarray
    """Of sold, those of sessions."""

    def spent(self, shop: int) -> np.ndarray:
        """Return the ad spend of each day, (D,): ads stop while there is nothing to sell."""
        nothing = (self.sold[:, shop] == 0) & (self.stock[:, shop] == 0)
        return np.where(nothing, 0.0, self.truth.spend)

    def records(self, shop: int, *, tells_stock: bool = True) -> Records:
        """Return one shop's records as a plain table, and its stock."""
        dates = pd.date_range(START, periods=len(self.sold)).as_unit("s")
        daily = pd.DataFrame(
            {
                "date": dates,
                "sku": "lamp",
                "units": self.sold[:, shop],
                "price": 10.0,
                "ad_spend": self.spent(shop),
                "live_minutes": np.nan,
            }
        ).astype(DAILY)
        stock = pd.DataFrame({"date": dates, "sku": "lamp", "stock": self.stock[:, shop]})
        return Records(daily=daily, stock=stock.astype(STOCK).head(len(dates) * tells_stock))

    def exports(self, shop: int, rng: np.random.Generator) -> Records:
        """Return one shop's records as orders with times, rooms, ads by day, and its stock."""
        sold, live = self.sold[:, shop], self.live[:, shop]
        lines = [orders(sold - live, "lamp", rng)]
        lines += [orders(live, "lamp", rng, (20 * 60, 22 * 60), first=1_000_000)]
        dates = pd.date_range(START, periods=len(sold)).as_unit("s")
        on_air = dates[dates.day_name().isin(["Wednesday", "Saturday"])]
        rooms = pd.DataFrame(
            {
                "room": [f"room {n}" for n in range(len(on_air))],
                "host": "anna",
                "sku": "lamp",
                "start": on_air + pd.Timedelta(hours=20),
                "minutes": 120.0,
                "orders": np.nan,
                "spend": 0.0,
            }
        ).head(len(on_air) * bool(self.truth.live_rate))
        ads = pd.DataFrame(
            {
                "date": dates,
                "campaign": "lamp",
                "sku": "lamp",
                "spend": self.spent(shop),
                "clicks": np.nan,
                "orders": np.nan,
            }
        ).astype(ADS)
        return Records(
            orders=pd.concat(lines, ignore_index=True),
            rooms=rooms.astype(ROOMS),
            ads=ads[ads["spend"] > 0],
            stock=self.records(shop).stock,
        )


def shops(truth: Truth, number: int, seed: int = 1) -> Shops:
    """Return so many shops of a truth."""
    path = trace(truth.network(seed), runs=max(number, 2), paths=("wanted", "served", "on_hand"))
    wanted, served = (
        np.diff(path.product(name, "lamp"), axis=0, prepend=0) for name in ("wanted", "served")
    )
    quiet = trace(
        replace(truth, live_rate=0.0).network(seed), runs=max(number, 2), paths=("wanted",)
    )
    anyway = np.diff(quiet.product("wanted", "lamp"), axis=0, prepend=0)
    live = np.clip(wanted - anyway, 0, served)  # the luck of all else is the same
    return Shops(truth, wanted, served, path.product("on_hand", "lamp"), live)


def orders(
    units: np.ndarray,
    sku: str,
    rng: np.random.Generator,
    between: tuple[int, int] = (30, 23 * 60 + 50),
    first: int = 0,
) -> pd.DataFrame:
    """Return order lines of one unit each, so many a day, (D,), between two minutes of it."""
    days = np.repeat(np.arange(len(units)), units)
    seconds = rng.integers(between[0] * 60, between[1] * 60, len(days)) + days * 86400
    created = pd.Series(pd.Timestamp(START) + pd.to_timedelta(seconds, unit="s"))
    table = pd.DataFrame(
        {
            "shop": "tiktok",
            "order": [f"5771{first + n:014d}" for n in range(len(days))],
            "sku": sku,
            "title": sku,
            "units": 1,
            "returned": 0,
            "price": 10.0,
            "gift": False,
            "status": "kept",
            "created": created,
            "shipped": created + pd.Timedelta(days=1),
            "delivered": created + pd.Timedelta(days=3),
            "cancelled": pd.NaT,
        }
    )
    return table.astype(ORDERS)
