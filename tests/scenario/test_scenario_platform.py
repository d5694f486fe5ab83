"""What may be said of a platform, and what is told of mistakes in it."""

import pytest

from sim.network import parse
from tests.scenario.files import problems, said_of, small


def test_a_platform_is_not_there_unless_it_is_named_and_then_has_only_the_parts_named():
    assert parse(small()).scenario.platform is None
    terms = parse(small(more="\n[platform]\n[platform.score]\nstart = 3.9\n")).scenario.platform
    assert terms.score.start == 3.9
    assert (terms.order_cap, terms.points, terms.ads_ban, terms.shop_ban) == (None,) * 4


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("[platform]\nwindow = 30", "window", 'unknown key; did you mean "window_days"?'),
        ("[platform.score]\nstart = 6", "score → start", "at most 5, found 6"),
        ("[platform.score]\nlate = [[0.1, 5], [0.1, 4]]", "score → late", "must rise"),
        ("[platform.score]\ntraffic = []", "score → traffic", "expected at least one"),
        ("[platform.shop_ban]", "shop_ban → hazard_per_year", "is missing"),
        (
            "[platform.points]\nmilestones = [{ at = 12, traffic = 1.5 }]",
            "points → milestones 1 → traffic",
            "at most 1, found 1.5",
        ),
    ],
)
def test_a_mistake_in_the_platform_is_told_with_its_place(lines, place, words):
    assert words in said_of(f"platform → {place}", problems(small(more=f"\n{lines}\n")))
