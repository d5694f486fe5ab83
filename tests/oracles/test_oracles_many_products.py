"""O21: several products at once."""

import numpy as np
import pytest
from scipy import stats

from sim import trace
from tests.oracles.figures import equals, printed, rejects, within
from tests.oracles.textbook import SEED, days_after, textbook

SHARE = {"A": 0.5, "B": 0.3, "C": 0.2}
LEVEL = {"A": 52, "B": 33, "C": 24}
FILL = {"A": 0.8342941, "B": 0.8546230, "C": 0.8988899}

# --- Poisson splitting ----------------------------------------------------------------------


def stocks(worlds, lead=5, level=LEVEL, **tables):
    """Return on hand and backlog of each product at the close of day 30, (products, worlds)."""
    products = [
        {"name": name, "opening_stock": level[name], "demand": {"units_per_day": 15 * share}}
        for name, share in SHARE.items()
    ]
    network = textbook(
        30,
        product=products,
        supplier={"lead_time_days": lead},
        policy={"order": {"rule": "(R,S)", "up_to": level}},
        **tables,
    )
    seen = trace(network, runs=worlds, seed=SEED, paths=("on_hand", "backlog"))
    return seen.paths["on_hand"][-1], seen.paths["backlog"][-1]


def covariance(on_hand, backlog):
    """Return samples of the covariance of A and B, of units under way about their exact means."""
    a, b = (np.array([[52], [33]]) - on_hand[:2] + backlog[:2]) - np.array([[45], [27]])
    return a * b


def test_each_product_of_a_split_demand_is_its_own_poisson_shop(worlds):
    on_hand, backlog = stocks(worlds(10_000, 40_000))
    exact = {n: stats.poisson.cdf(LEVEL[n] - 1, 15 * share * 6) for n, share in SHARE.items()}
    for row, name in enumerate(SHARE):
        fill = printed(exact[name], FILL[name])
        within("O21", f"fill of {name} (stock at close)", on_hand[row] > 0, fill)
    total = printed(sum(SHARE[name] * exact[name] for name in SHARE), 0.8533119)
    within("O21", "fill in all", np.array(list(SHARE.values())) @ (on_hand > 0), total)
    within("O21", "Cov(A, B)", covariance(on_hand, backlog), 0)


def test_shared_luck_or_a_day_more_is_not_taken_for_it():
    sale = {"name": "sale", "products": list(SHARE), "sale_from": days_after(24), "sale_days": 6}
    shared = [sale | {"uplift": {"law": "lognormal", "mean": 1, "cv": 0.5}}]
    rejects("O21", "Cov(A, B), luck in common", covariance(*stocks(2000, promotion=shared)), 0)
    on_hand, _ = stocks(2000, lead=6)
    for row, name in enumerate(SHARE):
        rejects("O21", f"fill of {name}, lead time a day longer", on_hand[row] > 0, FILL[name])


# --- rationing ------------------------------------------------------------------------------


def rationed(cash, wishes=(500, 300, 200)):
    """Return the units ordered of each product when cash buys only some, at 1.00 a unit."""
    names = list("ABC")
    network = textbook(
        1,
        cash={"opening": cash, "spend_freely": False},
        product=[{"name": n, "unit_cost": 1, "demand": {"units_per_day": 0}} for n in names],
        supplier={"deposit_share": 1.0, "lead_time_days": 5},
        policy={
            "order": {"rule": "first batch", "quantity": dict(zip(names, wishes, strict=True))}
        },
    )
    return trace(network, runs=1, paths=("ordered",)).paths["ordered"][-1][:, 0]


@pytest.mark.parametrize(
    ("cash", "units"), [(700, (350, 210, 140)), (701, (351, 210, 140)), (1000, (500, 300, 200))]
)
def test_orders_are_cut_in_proportion_by_largest_remainder(cash, units):
    for name, ordered, exact in zip("ABC", rationed(cash), units, strict=True):
        equals("O21", f"units of {name} for the cash of {cash}", ordered, exact)


@pytest.mark.parametrize(
    ("wishes", "amounts"), [((500, 300, 200), range(695, 705)), ((50, 30, 20), range(22, 60))]
)
def test_all_that_the_cash_can_buy_is_ordered(wishes, amounts):
    ordered = {cash: int(rationed(cash, wishes).sum()) for cash in amounts}
    assert {cash: units for cash, units in ordered.items() if units != cash} == {}


def test_a_unit_less_of_cash_is_not_taken_for_it():
    assert tuple(rationed(702)) != (351, 210, 140)
    assert tuple(rationed(701, wishes=(500, 300, 201))) != (351, 210, 140)
