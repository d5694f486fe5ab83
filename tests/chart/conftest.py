"""A comparison made by hand: ten days, two products, and what each test sets."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib import pyplot
from numpy.typing import NDArray

from sim.network import Network, parse
from sim.stats import compare as pair
from sim.study.comparison import Comparison, Fresh
from sim.study.figures import estimate
from sim.study.frames import days_frame, money_frame, runs_frame
from sim.study.inputs import inputs_frame
from sim.study.judgement import judge
from sim.study.limit import limits
from sim.study.money import PARTS
from sim.study.rare import rare_in
from sim.study.summary import Summary

WORLDS, DAYS = 200, 10
PATHS = ("stock", "cash", "receivable", "payable", "alerts", "money")
DATES = 20_758.0 + np.arange(DAYS)
"""The days from 1 November 2026 on, which is day 20,758 since 1 January 1970."""

SHOP = """
name = "small shop"
currency = "USD"
start = 2026-11-01
days = 10
run_off_days = 0
current_rule = "today"
[cash]
opening = 1000
[[supplier]]
name = "factory"
lead_time_days = { law = "constant", value = 3 }
[[lane]]
mode = "sea"
to = "shed"
transit_days = { law = "constant", value = 5 }
rate = 100
per = "m3"
[[warehouse]]
name = "shed"
dock_days = { law = "constant", value = 1 }
"""

PRODUCT = """
[[product]]
name = "{name}"
price = 10.0
unit_cost = 4.0
suppliers = ["factory"]
opening_stock = 100
demand.units_per_day = 10
"""

PROMOTION = """
[[promotion]]
name = "11.11"
products = ["lamp"]
sale_from = 2026-11-08
sale_days = 2
uplift = { law = "constant", value = 3 }
"""

ALERT = 'alert = { rule = "days of cover", yellow = 5, orange = 3, red = 1 }'


def shop(policies: Mapping[str, str], products: Sequence[str], promotion: bool) -> Network:
    text = SHOP.replace('"today"', f'"{next(iter(policies))}"', 1)
    text += "".join(PRODUCT.format(name=name) for name in products)
    text += PROMOTION if promotion else ""
    text += "".join(f'[[policy]]\nname = "{name}"\n{rules}\n' for name, rules in policies.items())
    return parse(text, Path("shop.toml"))


def arrays(index: int, products: int, profit: Any, changed: Mapping[str, Any]) -> dict[str, Any]:
    """What a replay returns for one policy: totals by world, and daily paths."""
    rng = np.random.default_rng(index)
    zeros = np.zeros(WORLDS)
    totals = {
        "profit": zeros + profit,
        "cash_low": rng.normal(500, 50, WORLDS),
        "cash_low_day": zeros + 4,
        "peak_cash_need": rng.normal(500, 50, WORLDS),
        "stocked_out": zeros,
        "stocked_out_in_sale": zeros,
        "sale_days_out": zeros,
        "sale_days": zeros + 1,
        "stockout_days": zeros,
        "stockouts": zeros,
        "alert_days": zeros,
        "units_lost": zeros,
        "units_cancelled": zeros,
        "units_served_at_once": zeros + 90,
        "units_wanted": zeros + 100,
        "units_flown": zeros,
        "units_ordered": zeros + 1,
        "ad_spend_wasted": zeros,
        "stock_end_units": zeros + 5,
        "units_under_way_end": zeros,
    } | {key: value + zeros for key, value in changed.items() if key not in PATHS}
    stock = np.tile(np.arange(100, 100 - DAYS, -1)[:, None, None], (1, products, WORLDS))
    cash = rng.normal(100_000, 20_000, (DAYS, WORLDS)).astype(np.int64)
    return {
        "names": np.array(list(totals)),
        "totals": np.array(list(totals.values())),
        "stock": changed.get("stock", stock),
        "arrivals": arrivals(index, products) * WORLDS,
        "cash": changed.get("cash", cash),
        "receivable": changed.get("receivable", np.full((DAYS, WORLDS), 50_000)),
        "payable": changed.get("payable", np.full((DAYS, WORLDS), 20_000)),
        "alerts": changed.get("alerts", np.zeros((2, 3, DAYS, products), np.int64)),
        "money": changed.get("money", spent(zeros + profit)),
    }


def spent(profit: NDArray[Any]) -> NDArray[np.int64]:
    """Cents by sim.study.money.PARTS: buyers pay 1,000, goods take what is left of profit."""
    cents = np.zeros((len(PARTS), WORLDS), np.int64)
    cents[PARTS.index("paid")] = 100_000
    cents[PARTS.index("goods")] = np.rint(100 * profit) - 100_000
    return cents


def arrivals(index: int, products: int) -> NDArray[np.int64]:
    """Mean units that arrive: on the third day 10 and 11 of two products, 10 more a policy."""
    units = np.zeros((DAYS, products), np.int64)
    units[2] = 10 * (index + 1) + np.arange(products)
    return units


Made = Callable[..., Comparison]


@pytest.fixture(autouse=True)
def no_figure_stays_open():
    """Close what a test has opened as a notebook would."""
    yield
    pyplot.close("all")


@pytest.fixture(scope="session")
def made() -> Made:
    """Return a comparison of policies by profit, (worlds,) or a number; the first is today's."""

    def make(
        profits: Mapping[str, Any],
        changed: Mapping[str, Mapping[str, Any]] | None = None,
        products: Sequence[str] = ("lamp", "rack"),
        promotion: bool = True,
        rules: Mapping[str, str] | None = None,
    ) -> Comparison:
        """Let policies follow `rules` by name, and all others the same alert."""
        policies = {name: (rules or {}).get(name, ALERT) for name in profits}
        network = shop(policies, products, promotion)
        results = {
            name: arrays(i, len(products), profit, (changed or {}).get(name, {}))
            for i, (name, profit) in enumerate(profits.items())
        }
        columns = {n: dict(zip(r["names"], r["totals"], strict=True)) for n, r in results.items()}
        profit = {name: runs["profit"] for name, runs in columns.items()}
        today, frame = next(iter(profits)), runs_frame(results)
        summaries = tuple(Summary(name, estimate(runs)) for name, runs in columns.items())
        judgement = judge(network, frame, summaries, limits(network), inputs_frame(network))
        best = next(s for s in summaries if s.name == judgement.verdict.best)
        return Comparison(
            network=network,
            seed=1,
            runs=WORLDS,
            runs_of_days=WORLDS,
            stop_reason="all done",
            policies=summaries,
            against_current={n: pair(profit[today], profit[n]) for n in profits if n != today},
            judgement=judgement,
            fresh=Fresh(best.figures["profit"], None),
            without_ads=None,
            rare=rare_in(network, frame),
            runs_frame=frame,
            days_frame=days_frame(network, results),
            money_frame=money_frame(network, results),
        )

    return make


@pytest.fixture(scope="session")
def luck() -> np.ndarray:
    """A profit of each world with mean 0."""
    values = np.random.default_rng(7).normal(0, 100, WORLDS)
    return values - values.mean()


@pytest.fixture(scope="session")
def dry() -> np.ndarray:
    """Stock of lamp and rack by day: lamp is out in half of the worlds on the 7th, 1 in 4 after."""
    stock = np.full((DAYS, 2, WORLDS), 50)
    stock[6, 0, : WORLDS // 2] = 0
    stock[7, 0, : WORLDS // 4] = 0
    return stock
