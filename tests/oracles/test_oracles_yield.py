"""O20 and O22: a supplier's own stock, and goods that are unfit on receipt."""

import numpy as np
from scipy import stats

from tests.oracles.figures import pooled, printed, rejects, within
from tests.oracles.formulas import two_echelons
from tests.oracles.textbook import daily, paths, textbook

# --- O20: two echelons in series ------------------------------------------------------------
# The shop orders each morning what was sold the day before, from a supplier that keeps 12 and
# remakes in 3 days; the way takes 2. The textbook looks between the order and the day's demand,
# so that the day's demand is added to what is on the shelf at close.


def chain(remake_days=3, transit_days=2, keeps=12):
    """Return 31 days of base stock 12 at a shop whose supplier keeps a base stock, too."""
    return textbook(
        31,
        product={"opening_stock": 12, "demand": {"units_per_day": 4.0}},
        supplier={
            "lead_time_days": 0,
            "ready_stock": {"units": keeps, "remake_days": remake_days},
        },
        lane={"transit_days": transit_days},
        policy={"order": {"rule": "(R,S)", "up_to": 12}},
    )


def mornings(network, worlds):
    """Return net stock before the last day's demand, and units on order, one a world."""
    close, backlog, wanted, on_order = paths(
        network, worlds, "on_hand", "backlog", "wanted", "on_order"
    )
    return (close - backlog)[-1] + daily(wanted)[-1], on_order[-1]


def test_a_shop_waits_for_a_supplier_that_waits_itself(worlds):
    net, on_order = mornings(chain(), worlds(4_000, 20_000))
    exact = two_echelons(4, 3, 2, 12, 12)
    within("O20", "fill rate of the shop", net > 0, printed(exact.fill, 0.7489686))
    within("O20", "backlog of the shop", np.maximum(-net, 0), printed(exact.backlog, 0.5347981))
    within("O20", "on hand at the shop", np.maximum(net, 0), printed(exact.on_hand, 3.1623831))
    upstream = printed(exact.upstream_backlog, 1.372415)
    within("O20", "on order, 8 under way and what waits", on_order, 4 * 2 + upstream)


def test_a_supplier_that_never_runs_out_or_other_delays_are_told_from_it(worlds):
    size = worlds(4_000, 20_000)
    never_out, _ = mornings(chain(keeps=500), size)
    rejects("O20", "fill rate, supplier never out", never_out > 0, 0.7489686)
    swapped, _ = mornings(chain(remake_days=2, transit_days=3), size)
    rejects("O20", "on hand, delays swapped", np.maximum(swapped, 0), 3.1623831)
    slower, _ = mornings(chain(transit_days=3), size)
    rejects("O20", "fill rate, a day longer on the way", slower > 0, 0.7489686)


# --- O22: unfit on receipt ------------------------------------------------------------------


def receipt(worlds, **terms):
    """Return the good units of an order of 500, and the cents that it cost, one a world."""
    network = textbook(
        3,
        product={"unit_cost": 9.0, "demand": {"units_per_day": 0.0}},
        supplier={"lead_time_days": 1} | terms,
        policy={"order": {"rule": "first batch", "quantity": 500}},
    )
    received, cash = paths(network, worlds, "received", "cash")
    return received[-1], -cash[-1]


def test_good_units_of_an_order_are_binomial(worlds):
    good, cents = receipt(worlds(4_000, 20_000), defects={"share": 0.02})
    within("O22", "good of 500", good, printed(500 * 0.98, 490))
    within("O22", "their variance", (good - 490.0) ** 2, printed(500 * 0.02 * 0.98, 9.8))
    enough = printed(float(stats.binom.sf(484, 500, 0.98)), 0.953003)
    within("O22", "P(good >= 485)", good >= 485, enough)
    within("O22", "cost of a good unit", pooled(cents / 100, good), printed(9 / 0.98, 9.183673))


def test_what_is_unfit_is_ordered_again(worlds):
    network = textbook(
        110,
        product={"opening_stock": 200, "demand": {"units_per_day": 20.0}},
        supplier={"lead_time_days": 2, "defects": {"share": 0.02}},
        policy={"order": {"rule": "(R,S)", "up_to": 200}},
    )
    ordered, received = paths(network, worlds(400, 4_000), "ordered", "received")
    needed = printed(20 / 0.98, 20.40816)
    within("O22", "ordered for 20 good", pooled(20.0 * ordered[-3], received[-1]), needed)


def test_a_lot_that_is_good_or_bad_as_a_whole_is_told_from_it(worlds):
    whole, _ = receipt(worlds(20_000, 20_000), short_shipment={"chance": 0.02, "share": 1})
    rejects("O22", "variance, lots good or bad as a whole", (whole - 490.0) ** 2, 9.8)
    worse, _ = receipt(worlds(4_000, 20_000), defects={"share": 0.025})
    rejects("O22", "good of 500, 2.5 % unfit", worse, 490)
