"""Small desks, solved by hand: products lamp (hit) and rack (steady) in three worlds."""

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
) -> Desk:
    """Return the desk on the morning after some days of sales, each (P, W)."""
    sold = np.cumsum(
        [np.zeros((2, 3), np.int64), *np.array(daily, np.int64).reshape(-1, 2, 3)], axis=0
    )
    today = len(daily) if day is None else day
    if today > len(daily):
        sold = np.concatenate([sold, np.repeat(sold[-1:], today - len(daily), axis=0)])
    return Desk(
        day=today,
        products=("lamp", "rack"),
        roles=("hit", "steady"),
        on_hand=np.array(on_hand, np.int64),
        on_order=np.array(on_order, np.int64),
        backlog=np.array(backlog, np.int64),
        sold=sold.astype(np.int64),
        planned=np.arange(horizon + 1)[:, None] * PLANNED_A_DAY,
        lead_days={"sea": np.array([20.0, 21.2]), "air": np.array([5.0, 5.0])},
        longest_lead_days={"sea": np.array([30.0, 28.0]), "air": np.array([8.0, 8.0])},
        promotions=promotions,
        ads_share=np.full((2, 3), ads_share),
        cash=np.array([100_000, 100_000, 100_000]),
    )


def week(lamp: int, rack: int) -> list:
    """Return seven days of the same sales in all worlds."""
    return [[[lamp] * 3, [rack] * 3]] * 7


def rows(found) -> list:
    return np.asarray(found).tolist()
