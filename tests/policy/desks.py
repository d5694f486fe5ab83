"""Small desks, solved by hand: products lamp (hit) and rack (steady) in three worlds."""

from dataclasses import replace

import numpy as np

from sim.policy.desk import Desk

PLANNED_A_DAY = np.array([10.0, 4.0])
NO_LEVELS = np.zeros((2, 3), np.int64)


def desk(
    on_hand=((50, 20, 0), (30, 30, 30)),
    on_order=((0, 0, 0), (0, 0, 0)),
    backlog=((0, 0, 0), (0, 0, 0)),
    daily=(),
    day=None,
    ads_share=1.0,
    promotions=(),
    horizon=60,
    **shown,
) -> Desk:
    """Return the desk on the morning after some days of sales, each (P, W).

    `shown` may hold `after_receipt`, (P, W), and by day, (P, W) each, `clicks`, `ad_orders` and
    `out`: whether a day closed with an empty shelf.
    """
    sold = np.cumsum(
        [np.zeros((2, 3), np.int64), *np.array(daily, np.int64).reshape(-1, 2, 3)], axis=0
    )
    today = len(daily) if day is None else day
    if today > len(daily):
        sold = np.concatenate([sold, np.repeat(sold[-1:], today - len(daily), axis=0)])
    in_stock = np.diff(so_far(shown.get("out", ()), today), axis=0) == 0
    days = np.diff(sold, axis=0)
    return Desk(
        day=today,
        listings=("lamp", "rack"),
        products=("lamp", "rack"),
        roles=("hit", "steady"),
        carton=np.array(shown.get("carton", (1, 1))),
        minimum_order=np.array(shown.get("minimum_order", (1, 1))),
        on_hand=np.array(on_hand, np.int64),
        after_receipt=np.array(shown.get("after_receipt", on_hand), np.int64),
        on_order=np.array(on_order, np.int64),
        backlog=np.array(backlog, np.int64),
        sold=sold.astype(np.int64),
        days_in_stock=so_far(in_stock, today).astype(np.int64),
        sold_in_stock=in_order(days, in_stock),
        planned=np.arange(horizon + 1)[:, None] * PLANNED_A_DAY,
        lead_days={"sea": np.array([20.0, 21.2]), "air": np.array([5.0, 5.0])},
        lead_sd_days={"sea": np.array([3.0, 4.0]), "air": np.array([1.0, 0.0])},
        ads_budget=np.full((horizon, 2), 100.0),
        promised=np.zeros((horizon, 2, 3), np.int64),
        longest_lead_days={"sea": np.array([30.0, 28.0]), "air": np.array([8.0, 8.0])},
        transfer_days=shown.get("transfer_days", {}),
        promotions=promotions,
        ads_share=np.full((2, 3), ads_share),
        clicks=so_far(shown.get("clicks", ()), today),
        ad_orders=so_far(shown.get("ad_orders", ()), today),
        price_share=np.ones((2, 3)),
        cash=np.array([100_000, 100_000, 100_000]),
        payout_days=np.array([[7, 7, 7]]),
        cash_due=lambda days: np.array([0, 0, 0]) * days,
    )


def in_order(daily, counts) -> np.ndarray:
    """Return the sums of the days that count, without gaps, (day + 1, P, W)."""
    sums = np.zeros((len(daily) + 1, 2, 3), np.int64)
    for p, w in np.ndindex(2, 3):
        kept = daily[:, p, w][counts[:, p, w]]
        sums[1 : len(kept) + 1, p, w] = kept.cumsum()
    return sums


def so_far(daily, days) -> np.ndarray:
    """Return the sums before each day of what came on the first days, (day + 1, P, W)."""
    flows = np.zeros((days + 1, 2, 3))
    if len(daily):
        flows[1 : len(daily) + 1] = daily
    return flows.cumsum(axis=0)


def promising(*lots, late=((0, 0, 0), (0, 0, 0)), **more) -> Desk:
    """Return a desk with goods on order: lots of (day, product row, units), and what is late."""
    promised = np.zeros((60, 2, 3), np.int64)
    for day, row, units in lots:
        promised[day, row] += units
    return replace(desk(on_order=promised.sum(axis=0) + late, **more), promised=promised)


def week(lamp: int, rack: int) -> list:
    """Return seven days of the same sales in all worlds."""
    return [[[lamp] * 3, [rack] * 3]] * 7


def rows(array) -> list:
    return np.asarray(array).tolist()
