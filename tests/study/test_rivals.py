"""A comparison tells of policies that did nothing, did the same, or point beyond a grid."""

from sim.study.compare import compare
from sim.study.rivals import rivals_in_words
from tests.oracles.textbook import textbook

ALL = "in all 4 simulated futures"
COVER = {"rule": "days of cover", "yellow": 15, "orange": 10, "red": 5}


def told(*policies, stock=100):
    """Return what four futures show of policies, the first of which is today's rule."""
    network = textbook(
        30,
        product={
            "price": 10, "unit_cost": 4, "opening_stock": stock, "demand": {"units_per_day": 10},
        },
        policy=[{"name": f"p{n}"} | policy for n, policy in enumerate(policies)],
    )  # fmt: skip
    return rivals_in_words(compare(network, runs=4, workers=1))


def batch(quantity):
    return {"order": {"rule": "first batch", "quantity": quantity}}


def test_a_policy_that_rings_and_never_orders_is_told_and_what_it_differs_in():
    assert told({}, {"alert": COVER}, batch(100)) == [
        f'policy "p1" ordered nothing {ALL}',
        f'policies "p0" and "p1" ended the same {ALL}: they differ in alert, which never decided'
        " anything",
    ]


def test_a_level_that_is_never_reached_orders_nothing():
    waits = {"order": {"rule": "(s,S)", "s": 5, "up_to": 900}}
    assert told(batch(50), waits, stock=5000) == [f'policy "p1" ordered nothing {ALL}']


def test_policies_with_the_same_rules_are_told():
    (line,) = told(batch(100), batch(100), batch(300))
    assert line == f'policies "p0" and "p1" ended the same {ALL}: they have the same rules'


def test_a_grid_whose_best_is_its_edge_is_told():
    """All of 250 sell for 6 more than they cost, and more would."""
    assert told(batch(50), batch(20), batch(100)) == [
        '"p2" leads with order.quantity = 100, the largest of those tried (20, 50 and 100): the'
        " best may lie beyond"
    ]


def test_a_best_of_nothing_is_no_edge_below_which_a_better_one_may_lie():
    """With 5,000 on the shelf every order is left over."""
    lines = told(batch(0), batch(50), batch(100), stock=5000)
    assert not any("may lie beyond" in line for line in lines)


def test_a_grid_whose_best_is_inside_and_one_of_two_policies_are_not_told():
    assert told(batch(50), batch(190), batch(900)) == []
    assert told(batch(50), batch(100)) == []
