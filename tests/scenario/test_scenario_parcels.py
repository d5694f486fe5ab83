"""What a file may say of packing, cash on delivery and returns."""

import pytest

from tests.scenario.files import problems, small

STEP = "{ after_days = 9, per_m3_day = 1 }"
STATION = "\n[packing]\nunits_per_packer_day = 40\n"


@pytest.mark.parametrize(
    ("more", "place", "words"),
    [
        (
            STATION + "peaks = [{ first_day = 2020-11-01, last_day = 2020-11-05, per_unit = 1 }]",
            "packing → peaks 1",
            "lies outside the horizon",
        ),
        (STATION + "works = []", "packing → works", "expected at least one"),
        (STATION + "pakers = 2", "packing → pakers", 'did you mean "packers"?'),
        (STATION.replace("40", "0"), "packing", "above 0 on average"),
        ("\n[packing]\npackers = 2", "packing", "without units_per_packer_day"),
        ("\n[cash_on_delivery]\nshare = 1.2", "cash_on_delivery → share", "at most"),
        ('\n[returns]\nnoise = "poisson"', "returns → noise", "expected one of binomial, none"),
        (
            "\n[returns.handling]\nrefurbished_share = 0.8\nliquidated_share = 0.4",
            "returns → handling",
            "may not exceed 1 together",
        ),
    ],
)
def test_mistakes_are_told_with_their_place(more, place, words):
    (line,) = problems(small(more=more))
    assert line.startswith(place)
    assert words in line


def test_a_station_a_doorstep_and_a_workshop_are_understood():
    more = STATION + (
        'packers = 3\nworks = ["monday", "friday"]\npromised_days = 2\n'
        "[cash_on_delivery]\nshare = 0.5\nrefused_share = 0.2\n"
        '[returns]\nnoise = "binomial"\n[returns.handling]\ninspection_days = 3\n'
    )
    assert problems(small(more=more)) == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (
            f"storage_ladder = [{STEP}, {STEP}]",
            "the after_days of storage_ladder must rise",
        ),
        (
            f"free_days = 30\nstorage_ladder = [{STEP}]",
            "stands in place of storage_per_m3_day and free_days",
        ),
        ("over_capacity_per_m3_day = 2", "needs a capacity_m3"),
    ],
)
def test_storage_that_contradicts_itself_is_told(keys, words):
    (line,) = problems(small(("dock_days = 1", "dock_days = 1\n" + keys)))
    assert line.startswith('warehouse "Bangkok"')
    assert words in line
