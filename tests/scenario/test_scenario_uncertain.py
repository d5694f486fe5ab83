"""What may be uncertain: what an entry means, and what is refused, with the list of what can."""

import pytest

from sim.network import parse
from sim.network.inputs import KINDS, Target
from tests.reference.test_reference_uncertain import uncertain
from tests.scenario.files import problems, small

TIMES = "[0.5, 1, 2]"
DOTS = """
[[promotion]]
name = "9.9"
products = ["lamp"]
sale_from = 2026-01-20
sale_days = 3
uplift = 2
"""


def meant(what, way="times", spread=TIMES):
    """Return the numbers that an entry of the small file means."""
    network = parse(small(more=DOTS + uncertain((what, way, spread))))
    ((entry, targets),) = network.uncertain.items()
    assert entry.what == what
    return targets


@pytest.mark.parametrize(
    ("what", "targets"),
    [
        ("product.*.demand", [("product.*.demand", "lamp"), ("product.*.demand", "rack")]),
        ("product.lamp.demand", [("product.*.demand", "lamp")]),
        ("prod.ra.unit", [("product.*.unit_cost", "rack")]),
        ("lane.sea.Bangkok.rate", [("lane.*.rate", "sea to Bangkok")]),
        ("lane.sea.rate", [("lane.*.rate", "sea to Bangkok")]),
        ("promotion.9.9.uplift", [("promotion.*.uplift", "9.9 @ main")]),
        ("host.own team.audience", [("host.*.audience", "own team")]),
        ("supplier.*.lead_time_days", [("supplier.*.lead_time_days", "factory")]),
    ],
)
def test_an_entry_means_what_the_same_key_means_elsewhere(what, targets):
    assert meant(what) == tuple(Target(*target) for target in targets)


def test_days_may_be_added_also_to_none():
    assert meant("settlement.payout_after_days", "plus", "[-2, 0, 5]") == (
        Target("settlement.payout_after_days", ""),
    )


ALL = ", ".join(sorted(KINDS))
UNTOLD = "is not told by the file: there is nothing to be uncertain of"
NOTHING = "is 0, and times changes nothing"
REFUSED = {
    ("product.lamp.price", TIMES): f'"product.lamp.price" cannot be uncertain; what can: {ALL}',
    ("days", TIMES): f'"days" cannot be uncertain; what can: {ALL}',
    ("product.lmp.demand", TIMES): 'there is no "lmp" in product; did you mean "lamp"?',
    ("product.lamp.demnd", TIMES): 'there is no "demnd" in product.lamp; did you mean "demand"?',
    ("product.lamp.return_share", TIMES): f'"product.lamp.return_share" {NOTHING}',
    ("product.lamp.ads.cost_per_click", TIMES): f'"product.lamp.ads.cost_per_click" {UNTOLD}',
    ("product.*.ads.cost_per_click", TIMES): (
        '"product.*.ads.cost_per_click" names nothing in the file'
    ),
    ("settlement.payout_after_days", TIMES): (
        f'"settlement.payout_after_days" {NOTHING}; plus adds days'
    ),
}


@pytest.mark.parametrize(("entry", "message"), REFUSED.items(), ids=[w for w, _ in REFUSED])
def test_what_cannot_be_uncertain_is_refused_with_what_can(entry, message):
    what, spread = entry
    assert problems(small(more=uncertain((what, "times", spread)))) == [
        f"uncertain 1 → what: {message}"
    ]


@pytest.mark.parametrize(
    ("way", "spread", "message"),
    [
        ("times", "[2, 1, 0.5]", " → times: expected low <= usual <= high and low < high, found"),
        ("times", "[1, 1, 1]", " → times: expected low <= usual <= high and low < high, found"),
        ("times", "[0.5, 2]", " → times: expected three numbers, [low, usual, high], or a law"),
        ("times", "1.2", " → times: expected three numbers, [low, usual, high], or a law"),
        ("times", "[30, 100, 140]", ": times lies between 0.01 and 10, 1.0 is what the file says"),
        ("times", '{ law = "constant", value = 1 }', ": a constant is not uncertain: change the"),
        ("plus", "[-4, 0, 8]", ' → what: "product.*.demand" takes times; plus is for days: lane.'),
    ],
)
def test_a_spread_that_is_none_is_refused(way, spread, message):
    (line,) = problems(small(more=uncertain(("product.*.demand", way, spread))))
    assert line.startswith(f"uncertain 1{message}")


def test_an_entry_multiplies_or_adds_and_is_told_once():
    both = uncertain(("lane.*.rate", "times", f"{TIMES}\nplus = [0, 1, 2]"))
    assert problems(small(more=both)) == ["uncertain 1: say either times or plus"]
    twice = uncertain(*[("lane.*.rate", "times", TIMES)] * 2)
    assert problems(small(more=twice)) == [
        'uncertain 2 → what: "lane.*.rate" is told twice: one of them must go'
    ]


def test_a_further_shop_must_have_the_table_that_is_uncertain():
    west = """
[[shop]]
name = "West"
[[listing]]
product = "lamp"
shop = "West"
demand = { units_per_day = 2 }
"""
    what = "shop.West.settlement.payout_after_days"
    entry = uncertain((what, "plus", "[0, 1, 2]"))
    assert problems(small(more=west + entry)) == [f'uncertain 1 → what: "{what}" {UNTOLD}']
    own = west.replace('name = "West"', 'name = "West"\nsettlement = { payout_after_days = 3 }')
    assert problems(small(more=own + entry)) == []
