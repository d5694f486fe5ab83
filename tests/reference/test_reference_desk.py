"""Both models lay the same desk, figure by figure, on every morning of every world."""

from dataclasses import astuple, fields, replace
from functools import cache

import numpy as np
import pytest

from sim.policy.desk import Desk, Standing
from sim.world.run.block import run_block
from tests.cases.files import SCENARIOS
from tests.reference.agree import case_of
from tests.reference.network import TRUCKS, pooled_network, regional_pools
from tests.reference.review import Review, by_row
from tests.reference.seller import Seller
from tests.reference.small import small
from tests.reference.test_reference_money import tiered
from tests.reference.test_reference_network import FILL_UP
from tests.reference.test_reference_platform import ALL_AT_ONCE, PACKING

WORLDS = 2
EVERYTHING = str(SCENARIOS / "everything.toml")
CASES = {
    "everything": (EVERYTHING, "2 percent of stock"),
    "pools, transfers": (pooled_network(policy=FILL_UP) + TRUCKS, "it"),
    "pools by region, records": (regional_pools(empty="oversold"), "it"),
    "a judged shop": (small(empty="backordered", more=PACKING) + ALL_AT_ONCE, "it"),
    "payout tiers": (tiered(days="100", basket="1.4"), "it"),
}
BY_WORLD = (
    "on_hand", "after_receipt", "on_order", "backlog", "sold", "promised", "ads_share", "clicks",
    "ad_orders", "price_share", "cash", "payout_days", "days_in_stock", "sold_in_stock",
)  # fmt: skip
SO_FAR = ("clicks", "ad_orders")
"""Of these only the last morning is kept; the others were compared on their day."""
JUDGED = tuple(field.name for field in fields(Standing))
SAME = {field.name for field in fields(Desk)} - {*BY_WORLD, "cash_due", "standing"}
DUE_WITHIN = (0, 1, 9, 400)


class Watching:
    """A policy that notes in passing all that its desk shows, the world on the last axis."""

    def __init__(self, policy):
        self._policy, self.mornings, self.same = policy, [], []

    def decide(self, desk):
        seen = {name: np.array(getattr(desk, name)) for name in BY_WORLD}
        seen |= {name: seen[name][-1] for name in SO_FAR}
        due = [desk.cash_due(days) for days in DUE_WITHIN]
        judged = {name: 0 * desk.on_hand + getattr(desk.standing, name) for name in JUDGED}
        self.mornings.append({**seen, "cash_due": np.array(due), **judged})
        same = {name: getattr(desk, name) for name in SAME - {"before"}}
        self.same.append(same | {"before": astuple(desk.before)})
        return self._policy.decide(desk)


@cache
def lockstep(name):
    """Return what the lockstep model showed in all worlds at once."""
    text, policy = CASES[name]
    case = case_of(text)
    watching = Watching(case.opened(policy))
    run_block(case.network, watching, case.luck, case.plan, WORLDS)
    return watching


@cache
def plain(name, world, open_seller=Seller):
    """Return what the scalar model showed in one world."""
    text, policy = CASES[name]
    case = case_of(text)
    watching = Watching(case.opened(policy))
    open_seller(case.setting, watching, case.world(world)).run()
    return watching


def differing(name, open_seller=Seller):
    """Return the figures that are not the same in all worlds on all mornings."""
    return {
        figure
        for world in range(WORLDS)
        for ours, theirs in zip(
            lockstep(name).mornings, plain(name, world, open_seller).mornings, strict=True
        )
        for figure in ours
        if not np.array_equal(ours[figure][..., world], theirs[figure][..., 0])
    }


@pytest.mark.parametrize("name", CASES)
def test_what_differs_by_world_is_shown_equal_in_2_worlds(name):
    assert differing(name) == set()


@pytest.mark.parametrize("name", CASES)
def test_products_and_plan_are_shown_equal(name):
    for ours, theirs in zip(lockstep(name).same, plain(name, 0).same, strict=True):
        np.testing.assert_equal(ours, theirs)


def test_every_figure_moves_in_some_case():
    moves = set()
    for name in CASES:
        first, *later = lockstep(name).mornings
        moves |= {f for f in first if any(not np.array_equal(first[f], now[f]) for now in later)}
    assert moves == {*BY_WORLD, "cash_due", *JUDGED}


def mistaken(figure, shown):
    """Return how to open a seller whose desk shows another figure."""

    class Mistaken(Review):
        def _desk(self, day):
            desk = super()._desk(day)
            return replace(desk, **{figure: shown(self, desk)})

    class Mutant(Seller):
        def __init__(self, setting, policy, luck):
            super().__init__(setting, policy, luck)
            self.desk = Mistaken(setting, policy, self.items, self.shops, self.ledger)

    return Mutant


def less_refunds(own, desk):
    """Count refunds, which nobody knows yet, among the bills."""
    return lambda days: desk.cash_due(days) + own._ledger.outstanding("refunds")


@pytest.mark.parametrize(
    ("name", "figure", "shown"),
    [
        (
            "pools by region, records",
            "on_hand",
            lambda own, desk: own._shown(lambda it: it.on_hand),
        ),
        ("pools, transfers", "on_order", lambda own, desk: own._shown(lambda it: it.on_order)),
        (
            "pools, transfers",
            "on_hand",
            lambda own, desk: by_row([it.on_hand for it in own._items]),
        ),
        ("payout tiers", "cash_due", less_refunds),
    ],
    ids=["shelf for record", "no goods on the road", "pools shown apart", "refunds are bills"],
)
def test_a_desk_that_shows_something_else_is_noticed(name, figure, shown):
    assert figure in differing(name, mistaken(figure, shown))
