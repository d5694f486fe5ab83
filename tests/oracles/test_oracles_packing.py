"""O13 and O14: the packing station as a queue."""

import math

import numpy as np
import pytest
from scipy import stats

from tests.oracles.figures import printed, rejects, within
from tests.oracles.formulas import ahead_of_an_order, erlang_c, station
from tests.oracles.textbook import daily, paths, textbook

# The station works in whole days: what came in a day can leave at its close. So a day stands for a
# slice of the textbook's time, and both are equal in one of two ways. A packer who packs one order
# a day is M/D/1 with a service of a day, exactly: what is left at a close is the queue that M/D/1
# has when an order leaves, and by Little's law an order waits for as many closes. A packer who is
# done with an order with a small chance a day is an exponential server in slow motion: exact for
# the chain of the slices, which the formulas solve, and Erlang's as the slices shrink. What a
# station of days cannot show is a queue within the day: 50 orders an hour and 5 packers of 12 an
# hour leave nothing at the close of a working day.


def packing(worlds, *, days, warm_up, rate, packers=1, chance=1.0, promised=3):
    """Return cumulative orders, parcels and late orders, (days, worlds), from the warm-up on."""
    done = 1 if chance == 1.0 else {"law": "discrete", "values": [0, 1]}
    if chance < 1.0:
        done["weights"] = [1 - chance, chance]
    network = textbook(
        warm_up + days,
        product={"opening_stock": 1_000_000, "demand": {"units_per_day": rate}},
        packing={"packers": packers, "units_per_packer_day": done, "promised_days": promised},
    )
    seen = paths(network, worlds, "served", "dispatched", "late")
    return [path[warm_up - 1 :] for path in seen]


def long_run(path, rate):
    """Return a count per order, by world: its mean a day over the known orders a day."""
    return path.mean(axis=0) / rate


# --- O14: one packer ------------------------------------------------------------------------


def one_packer(worlds, **changes):
    """Return the closes that an order waits, and whether it waits more than three, by world."""
    terms = {"days": 600, "warm_up": 600, "rate": 0.8} | changes
    orders, parcels, late = packing(worlds, **terms)
    rate = terms["rate"]
    return orders - parcels, long_run(orders - parcels, rate), long_run(daily(late)[1:], rate)


def test_a_packer_of_one_order_a_day_is_the_queue_of_pollaczek_and_khinchine(worlds):
    left = station(0.8, 1, 1.0)
    ahead = ahead_of_an_order(0.8, left)
    exact = float(left @ np.arange(len(left))) / 0.8
    assert exact == pytest.approx(0.8 / (2 * (1 - 0.8)), rel=1e-9)
    queue, wait, late = one_packer(worlds(1000, 10_000))
    within("O14", "M/D/1: wait", wait, printed(exact, 2))
    within("O14", "M/D/1: waiting", queue.mean(axis=0), printed(exact * 0.8, 1.6))
    within("O14", "M/D/1: P(none left)", (queue == 0).mean(axis=0), 0.2 * math.exp(0.8))
    within("O14", "M/D/1: P(wait > 3)", late, ahead[4:].sum())


HALF = 0.5
"""A day is half a mean packing time."""


def test_a_packer_with_exponential_times_makes_orders_wait_twice_as_long(worlds):
    # In slices of a mean packing time the wait is 4 - 2 slices, so that it tends to 4.
    for slices in (0.02, 0.1, HALF):
        left = station(0.8 * slices, 1, slices)
        closes = float(left @ np.arange(len(left))) / (0.8 * slices)
        assert waited(closes, slices) == pytest.approx(4 - 2 * slices)
    _, closes, _ = one_packer(worlds(1000, 4000), rate=0.8 * HALF, chance=HALF, warm_up=900)
    within("O14", "M/M/1 in slices of 1/2: wait", waited(closes, HALF), printed(4 - 2 * HALF, 3))


def waited(closes, slices):
    """Return the wait in mean packing times: the closes seen, less those of the packing itself."""
    return slices * closes - (1 - slices)


def test_another_load_or_another_law_is_not_taken_for_it():
    _, wait, late = one_packer(1000, rate=0.9, days=300, warm_up=300)
    rejects("O14", "M/D/1: wait, rate 0.9", wait, 2)
    _, wait, _ = one_packer(1000, rate=0.8 * HALF, chance=HALF, days=300)
    rejects("O14", "M/D/1: wait, geometric packing", waited(wait, HALF), 2)
    _, _, late = one_packer(1000, promised=4, days=300, warm_up=300)
    ahead = ahead_of_an_order(0.8, station(0.8, 1, 1.0))
    rejects("O14", "M/D/1: P(wait > 3), promise a day longer", late, ahead[4:].sum())


# --- O13: five packers ----------------------------------------------------------------------

HOUR = 60
"""Days that stand for an hour: slices of a minute."""
RATE, CHANCE = 50 / HOUR, 12 / HOUR


def five_packers(worlds, *, packers=5, days=500, warm_up=800):
    """Return P(wait), minutes of wait and P(wait > 15 minutes) of 50 orders an hour, by world.

    The packers take orders as they came, so an order is begun on the first day on which all but
    `packers` of the orders up to it have left before.
    """
    quarter = HOUR // 4
    seen = packing(
        worlds, days=days + quarter, warm_up=warm_up, rate=RATE, packers=packers, chance=CHANCE
    )
    orders, parcels = seen[:2]
    taken, before = orders[1:], orders[:-1]
    begun = parcels[:-1] + packers
    waits = np.maximum(taken - np.maximum(before, begun), 0)[:days]
    idle = np.maximum(taken - begun, 0)[:days]
    later = begun[quarter:][:days]
    long = np.maximum(taken[:days] - np.maximum(before[:days], later), 0)
    in_minutes = 60 / HOUR
    return long_run(waits, RATE), long_run(idle, RATE) * in_minutes, long_run(long, RATE)


def wait_for(packers, hour):
    """Return P(wait), minutes of wait and P(wait > 15 minutes), exact for slices of 1/hour."""
    rate, chance, quarter = 50 / hour, 12 / hour, round(hour / 4)
    left = station(rate, packers, chance)
    ahead = ahead_of_an_order(rate, left)
    at_work = np.convolve(left, stats.poisson.pmf(np.arange(50), rate))
    idle = np.maximum(np.arange(len(at_work)) - packers, 0)
    too_many = np.arange(len(ahead)) - packers  # orders ahead that must leave in time, less one
    return (
        float(ahead[packers:].sum()),
        float(at_work @ idle) / rate * 60 / hour,
        float(ahead @ stats.binom.cdf(too_many, packers * quarter, chance)),
    )


def test_the_slices_lead_to_erlang_s_queue():
    textbook_wait = erlang_c(5, 50 / 12)
    exact = (
        printed(textbook_wait, 0.6201472),
        printed(60 * textbook_wait / 10, 3.7208830),
        printed(textbook_wait * math.exp(-10 / 4), 0.0509048),
    )
    for hour, tolerance in ((600, 0.04), (6000, 0.004), (60_000, 0.0004)):
        assert wait_for(5, hour) == pytest.approx(exact, rel=tolerance)


def test_five_packers_are_erlang_s_queue_in_slow_motion(worlds):
    found = five_packers(worlds(1000, 4000))
    names = ("P(wait)", "minutes of wait", "P(wait > 15 minutes)")
    for name, samples, exact in zip(names, found, wait_for(5, HOUR), strict=True):
        within("O13", f"slices of 1 min: {name}", samples, exact)


def test_a_sixth_packer_is_not_taken_for_it():
    wait, minutes, _ = five_packers(600, packers=6, days=100, warm_up=200)
    exact = wait_for(5, HOUR)
    rejects("O13", "slices of 1 min: P(wait), 6 packers", wait, exact[0])
    rejects("O13", "slices of 1 min: minutes of wait, 6 packers", minutes, exact[1])
