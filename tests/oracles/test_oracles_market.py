"""O31 to O34: the seller's forecast, prices, substitutes, buyers who come again."""

import datetime as dt

from sim import trace
from sim.world.run.plan import make_plan
from tests.oracles.figures import printed, rejects, within
from tests.oracles.textbook import MONDAY, SEED, daily, paths, textbook

# --- O31: the plan expects what buyers want where nothing lacks -------------------------------

PLENTY = 10**7
DAYS = 28


def busy(**changes):
    """Return a shop with every source of demand, and a seller who never runs out."""
    item = {
        "opening_stock": PLENTY,
        "demand": {
            "units_per_day": 6,
            "units_per_order": 1.5,
            "dispersion": 4,
            "repeat": {"share": 0.3, "after_days": 4, "half_life_days": 6},
        },
        "ads": {
            "budget_per_day": 20, "cost_per_click": 0.1, "orders_per_click": 0.02,
            "half_saturation": 40, "carry_over": 0.3, "noise": 0.3,
        },
    }  # fmt: skip
    host = {
        "name": "host", "units_per_hour": 20, "audience": {"law": "lognormal", "mean": 1, "cv": 1},
        "no_show_chance": 0.25, "halo_share": 0.4,
    }  # fmt: skip
    creator = {
        "name": "crowd", "products": ["item"], "posts_per_week": 3,
        "orders_per_post": {"law": "lognormal", "mean": 4, "cv": 1.5}, "half_life_days": 2,
    }  # fmt: skip
    sale = {
        "name": "sale", "products": ["item"], "sale_from": MONDAY + dt.timedelta(days=14),
        "sale_days": 3, "uplift": 2.5, "missed_share": 0.0, "discount": 0.2,
    }  # fmt: skip
    on_air = dt.datetime.combine(MONDAY + dt.timedelta(days=9), dt.time(20))
    live = {"product": "item", "host": "host", "minutes": 60, "start": on_air}
    tables = {"product": item, "host": host, "creator": creator, "promotion": sale, "live": live}
    return textbook(DAYS, **{name: tables[name] | changes.get(name, {}) for name in tables})


def wanted(network, worlds):
    return daily(paths(network, worlds, "wanted")[0])


def test_the_plan_expects_the_mean_of_what_is_wanted_each_week(worlds):
    network = busy()
    expected = make_plan(network).units[:DAYS, 0]
    units = wanted(network, worlds(4000, 40_000))
    for week in range(4):
        days = slice(7 * week, 7 * week + 7)
        within("O31", f"week {week + 1}", units[days].sum(axis=0), expected[days].sum())
    within("O31", "day after the session", units[10], expected[10])
    within("O31", "session day", units[9], expected[9])


def test_a_market_with_less_of_something_is_not_taken_for_the_plan():
    expected = make_plan(busy()).units[:DAYS, 0]
    faithful = busy(host={"halo_share": 0.0, "no_show_chance": 0.0})
    rejects("O31", "session day, every host comes", wanted(faithful, 4000)[9], expected[9])
    quiet = busy(creator={"posts_per_week": 2})
    rejects("O31", "week 1, fewer posts", wanted(quiet, 4000)[:7].sum(axis=0), expected[:7].sum())


# --- O32: orders at another price ---------------------------------------------------------------


def marked_down(elasticity, worlds):
    """Return the units wanted in a week at seven tenths of the price."""
    item = {
        "price": 10, "opening_stock": PLENTY,
        "demand": {"units_per_day": 12, "price_elasticity": elasticity},
    }  # fmt: skip
    clear = {"rule": "clear out", "cut": 0.3, "from_day": 0}
    return wanted(textbook(7, product=item, policy={"price": clear}), worlds).sum(axis=0)


def test_orders_at_another_price_are_poisson_of_share_to_the_elasticity(worlds):
    mean = printed(84 * 0.7**-2.5, 204.896)
    units = marked_down(-2.5, worlds(4000, 40_000))
    within("O32", "units at 70 % of the price", units, mean)
    within("O32", "variance", (units - mean) ** 2, mean)


def test_half_a_point_of_elasticity_is_noticed():
    rejects("O32", "units, elasticity of -2", marked_down(-2.0, 1000), 84 * 0.7**-2.5)


# --- O33: substitutes -----------------------------------------------------------------------------


def instead(share, worlds):
    """Return what is sold of one product in 14 days while another is sold out throughout."""
    rows = [
        {"name": "sold out", "demand": {"units_per_day": 20}},
        {"name": "bought", "opening_stock": PLENTY, "demand": {"units_per_day": 5}},
    ]
    pair = {"sold_out": "sold out", "bought": "bought", "share": share}
    network = textbook(14, product=rows, substitute=pair, market={"stockout": {"orders": "lost"}})
    return trace(network, runs=worlds, seed=SEED).totals


def test_a_share_of_the_buyers_of_what_is_sold_out_buy_the_substitute(worlds):
    totals = instead(0.35, worlds(4000, 40_000))
    # Fractions of a buyer wait for the next: of 280 wanted, half a unit is cut off on average.
    within("O33", "bought instead", totals["units_substituted"] + 0.475, 280 * 0.35)
    within("O33", "sold", totals["units_sold"] + 0.475, 14 * 5 + 98)
    within("O33", "lost", totals["units_lost"] - 0.475, 280 * 0.65)
    within("O33", "first choices", totals["units_wanted"], 14 * 25)


def test_a_share_of_three_in_ten_is_not_taken_for_it():
    totals = instead(0.30, 2000)
    rejects("O33", "bought instead, 0.30", totals["units_substituted"], 98)


# --- O34: buyers who come again -------------------------------------------------------------------


def family(share, worlds):
    """Return what is sold in the long run when all that is sold brings more."""
    demand = {
        "units_per_day": 5,
        "repeat": {"share": share, "after_days": 1, "half_life_days": 1.0},
    }
    network = textbook(120, product={"opening_stock": PLENTY, "demand": demand})
    return wanted(network, worlds)[60:].mean(axis=0)


def test_in_the_long_run_each_first_buyer_stands_for_a_geometric_family(worlds):
    within("O34", "units a day, share 0.5", family(0.5, worlds(2000, 20_000)), 5 / (1 - 0.5))


def test_a_smaller_family_is_noticed():
    rejects("O34", "units a day, share 0.45", family(0.45, 1000), 10)
