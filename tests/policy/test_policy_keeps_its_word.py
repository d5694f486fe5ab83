"""Rules keep their word: under every setting that is allowed they order what they are asked."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from sim.policy.alerts import AnyAlert
from sim.policy.freight import AnyFreight
from sim.policy.mode import Mode
from sim.policy.orders import AnyOrder
from sim.policy.rule import LEVELS
from sim.policy.undershoot import undershoot
from tests.policy.desks import desk, rows, week

MODES = get_args(Mode)
UNITS = np.array([[90, 10, 0], [8, 7, 9]])
EMPTY = ((0, 0, 0), (0, 0, 0))
EMPTY_ORDER = [[0] * 3] * 2
ALL_TIMES = {mode: np.array([20.0, 21.2]) for mode in MODES}
SALE = ((23, 26, ("lamp", "rack")),)

FREIGHT = [
    *({"rule": f"by {mode}"} for mode in MODES),
    *({"rule": "red by air", "usual": mode} for mode in MODES),
    *({"rule": "bridge by air", "usual": mode} for mode in MODES),
    *({"rule": "split", "air_share": share} for share in (0, 0.5, 1)),
    *({"rule": "before promotion", "multiple": multiple} for multiple in (0.5, 2)),
    *({"rule": "dual index", "fly_up_to": units} for units in (0, 5, 60)),
    *({"rule": "tailored base surge", "fly_up_to": units} for units in (0, 60)),
]
FLY_MORE = {"dual index", "tailored base surge"}
"""Rules that fly what the expedited position lacks, on top of the order if need be."""

ORDERS = [
    {"rule": "(r,Q)", "r": 20, "q": 7},
    {"rule": "(s,S)", "s": 20, "up_to": 70},
    {"rule": "(R,S)", "up_to": 70},
    *({"rule": "cover target", "at": level, "days": 9} for level in LEVELS),
    {"rule": "constant", "quantity": 5},
    *({"rule": "max x max", "mode": mode} for mode in MODES),
    *({"rule": "z sigma", "z": 1, "mode": mode} for mode in MODES),
    {"rule": "z sigma", "service": 0.5, "undershoot": False},
    *({"rule": "quantile", "mode": mode, "undershoot": on} for mode in MODES for on in (0, 1)),
    *({"rule": "rolling forecast", "mode": mode} for mode in MODES),
    {"rule": "promotion pre-build", "multiple": 1, "days_ahead": 9, "cover_days": 3},
    *({"rule": "arrive before date", "mode": mode, "days_before": 1} for mode in MODES),
    *(
        {"rule": "newsvendor", "days": 9, "ratio": 0.7, "cv": 0.5, "law": law, "on_day": 0}
        for law in ("normal", "lognormal")
    ),
    {"rule": "first batch", "quantity": 40},
    {"rule": "none"},
]


def rule_of(union, text):
    text = {key: bool(value) if key == "undershoot" else value for key, value in text.items()}
    return TypeAdapter(union).validate_python(text)


def names(union):
    """Return the names of all rules of a folder."""
    return {
        name
        for rule in get_args(get_args(union)[0])
        for name in get_args(rule.model_fields["rule"].annotation)
    }


def test_every_rule_is_held_to_its_word():
    assert {text["rule"] for text in FREIGHT} == names(AnyFreight)
    assert {text["rule"] for text in ORDERS} == names(AnyOrder)


def seen(day=0):
    """Return a desk with empty shelves, a sale 23 days after the first and a lane by each mode."""
    times = dict.fromkeys(("lead_days", "longest_lead_days", "lead_sd_days"), ALL_TIMES)
    return replace(desk(EMPTY, daily=[*week(10, 4), *week(10, 4)][:day], promotions=SALE), **times)


@pytest.mark.parametrize("text", FREIGHT, ids=str)
@pytest.mark.parametrize("level", LEVELS.values())
def test_every_freight_rule_sends_all_that_is_ordered(text, level):
    sent = rule_of(AnyFreight, text).modes(seen(), UNITS, np.full_like(UNITS, level))
    whole = sum(sent.values())
    assert sent.keys() <= rule_of(AnyFreight, text).uses
    assert all((units >= 0).all() for units in sent.values())
    assert (whole >= UNITS).all() if text["rule"] in FLY_MORE else (whole == UNITS).all()


@pytest.mark.parametrize("text", ORDERS, ids=str)
def test_every_order_rule_orders_for_an_empty_shelf(text):
    """On the first day, or for a sale on its last safe day: 20 or 22 days of lead time before."""
    rule = rule_of(AnyOrder, text)
    red = np.full_like(UNITS, LEVELS["red"])
    days = (0, 1, 2) if text["rule"] == "arrive before date" else (0,)
    ordered = sum(rule.units(seen(day), red) for day in days)
    assert ordered.dtype == np.int64
    assert (ordered == 0).all() if text["rule"] == "none" else (ordered > 0).all()


@pytest.mark.parametrize("text", ORDERS[:2], ids=str)
def test_a_review_period_orders_the_same_on_its_days_and_nothing_between(text):
    daily, weekly = rule_of(AnyOrder, text), rule_of(AnyOrder, text | {"every_days": 7})
    for day in range(8):
        ordered = rows(weekly.units(seen(day), UNITS))
        assert ordered == (EMPTY_ORDER if day % 7 else rows(daily.units(seen(day), UNITS)))


@pytest.mark.parametrize(
    ("union", "text"),
    [
        (AnyOrder, {"rule": "(R,S)", "up_to": 70.5}),
        (AnyOrder, {"rule": "(s,S)", "s": 20, "up_to": {"lamp": 70.5, "rack": 80}}),
        (AnyOrder, {"rule": "(r,Q)", "r": 0.5, "q": 7}),
        (AnyOrder, {"rule": "constant", "quantity": 0.9}),
        (AnyOrder, {"rule": "first batch", "quantity": 99.5}),
        (AnyFreight, {"rule": "dual index", "fly_up_to": 9.5}),
        (AnyFreight, {"rule": "tailored base surge", "fly_up_to": 9.5}),
        (
            AnyAlert,
            {"rule": "percent of stock", "yellow": 3, "orange": 2, "red": 1, "full": 99.5},
        ),
    ],
)
def test_half_a_unit_is_refused_and_not_cut_off(union, text):
    with pytest.raises(ValidationError, match="expected whole units, found"):
        rule_of(union, text)


# --- undershoot -----------------------------------------------------------------------------


def walked(law, level=2_000, walks=4_000):
    """Return how far walks of daily sales overshoot a far level."""
    draws = law(np.random.default_rng(1), (walks, 2 * level // 10))
    sums = draws.cumsum(axis=1)
    passed = np.take_along_axis(sums, (sums >= level).argmax(axis=1)[:, None], axis=1)[:, 0]
    return passed - level


@pytest.mark.parametrize("daily", [6, 15])
def test_a_position_undershoots_its_point_as_renewal_theory_says(daily):
    below = walked(lambda rng, shape: rng.poisson(daily, shape))
    mean, variance = undershoot(np.array([float(daily)]), np.array([daily**0.5]))
    error = below.std() / len(below) ** 0.5
    assert abs(below.mean() - mean[0]) < 4.5 * error
    assert abs(below.mean() - (mean[0] + 0.5)) > 4.5 * error  # the formula of continuous sales
    assert variance[0] == pytest.approx(below.var(), rel=0.12)


def test_what_does_not_sell_undershoots_nothing():
    mean, variance = undershoot(np.zeros(1), np.zeros(1))
    assert (mean[0], variance[0]) == (0.0, 0.0)
