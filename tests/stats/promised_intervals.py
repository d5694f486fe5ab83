"""Studies of known truth for intervals, and methods that make them; see `promises`."""

from functools import cache
from pathlib import Path

import numpy as np
from scipy import stats

from sim import load, trace
from sim.stats import mean, probability, quantile
from sim.stats.tail import runs_for_quantile
from tests.oracles.formulas import loss, reorder_point
from tests.oracles.test_oracles_one_shot import profit, run_down, season
from tests.oracles.test_oracles_stationary import cost_5_8, example_5_8

ROOT = Path(__file__).parents[2]
WORLDS = 100
"""Of a study of the oracles."""


def ends(estimate):
    return estimate.low, estimate.high


# --- Methods for a mean ---------------------------------------------------------------------


def of_a_mean(values):
    return ends(mean(values))


def worlds_twice(values):
    return ends(mean(np.repeat(values, 2)))


def plain_t(values):
    reach = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / len(values) ** 0.5
    return values.mean() - reach, values.mean() + reach


def share_held(studies, truth, method):
    """Return the share of the printed intervals that hold the truth; studies as rows."""
    printed = [found for values in studies if (found := method(values))[0] is not None]
    return np.mean([low <= truth <= high for low, high in printed]) if printed else 1.0


# --- A mean: through scenario files -----------------------------------------------------------


def of_oracles(studies, method):
    """Return the share held by oracle; O06 and O08 take part where there is time for them."""
    found = {"O05": share_held(newsvendors(studies), profit(470), method)}
    if studies >= 1000:
        _, on_hand, backlog = reorder_point(3, 5, 3.0)
        found["O08"] = share_held(lots(studies), cost_5_8(on_hand, backlog, 0.375), method)
        sold = DEMAND - loss(340, DEMAND)
        found["O06"] = share_held(sold_of_340(studies), sold, method)
    return found


@cache
def newsvendors(studies):
    runs = trace(season([470]), runs=studies * WORLDS, seed=5, paths=())
    return runs.totals["profit"].reshape(studies, WORLDS)


@cache
def lots(studies):
    """Return the mean cost of 30 days of (r,Q), study by study."""
    pieces = [example_5_8(4000, 30, seed=seed) for seed in range(studies * WORLDS // 4000)]
    costs = [cost_5_8(on_hand, backlog, ordered) for _, on_hand, backlog, *_, ordered in pieces]
    return np.concatenate(costs).reshape(-1, WORLDS)


@cache
def sold_of_340(studies):
    return run_down(studies * WORLDS)["units_sold"].reshape(studies, WORLDS)


# --- A mean of rare losses --------------------------------------------------------------------

DEMAND = 336
CHANCES = (0.01, 0.05, 0.10)


def run_downs(studies):
    """Yield units lost, a row a study, their exact mean and a name, cell by cell."""
    for chance in CHANCES:
        stock = int(stats.poisson.isf(chance, DEMAND))
        for worlds in (100, 300, 1000):
            rng = np.random.default_rng([worlds, stock])
            lost = np.maximum(rng.poisson(DEMAND, (studies, worlds)) - stock, 0).astype(float)
            yield f"{chance:.0%}, {worlds}", lost, loss(stock, DEMAND)


def of_rare_losses(studies, method):
    """Return the share held, of cells in which enough intervals are printed to tell."""
    found = {}
    for name, lost, truth in run_downs(studies):
        printed = [values for values in lost if method(values)[0] is not None]
        if len(printed) >= studies // 2:
            found[name] = share_held(printed, truth, method)
    return found


def refused(studies, method):
    """Return the share of the studies with fewer than 10 events in which there is no interval."""
    few = [v for _, lost, _ in run_downs(studies) for v in lost if np.count_nonzero(v) < 10]
    varied = [values for values in few if values.any()]
    return {"few": np.mean([method(values)[0] is None for values in varied])}


# --- A probability, enumerated ----------------------------------------------------------------


def of_a_probability(events, runs):
    return ends(probability(np.arange(runs) < events))


def wald(events, runs):
    share = events / runs
    reach = 1.96 * (share * (1 - share) / runs) ** 0.5
    return share - reach, share + reach


def of_probabilities(_, method):
    found = {}
    for runs in (30, 100, 300, 1000):
        spans = np.array([method(events, runs) for events in range(runs + 1)])
        for chance in (0.002, 0.01, 0.05, 0.2):
            held = (spans[:, 0] <= chance) & (chance <= spans[:, 1])
            weights = stats.binom.pmf(np.arange(runs + 1), runs, chance)
            found[f"{chance:.1%}, {runs}"] = float(weights[held].sum())
    return found


# --- A quantile, by ranks -------------------------------------------------------------------------


def of_a_quantile(values, q):
    return ends(quantile(values, q))


def a_rank_closer(values, q):
    """Take the neighbours inwards; where there is no interval, the least and the largest."""
    low, high = of_a_quantile(values, q)
    if low is None:
        return values.min(), values.max()
    ordered = np.sort(values)
    return ordered[np.searchsorted(ordered, low) + 1], ordered[np.searchsorted(ordered, high) - 1]


def of_quantiles(_, method):
    """Return the chance that ranks hold a quantile: so many of the worlds lie below it."""
    found = {}
    for q in (0.05, 0.5, 0.95):
        for runs in (72, 100, 300, 1000):
            low, high = method(np.arange(1.0, runs + 1), q)
            below = stats.binom(runs, q)
            found[f"P{100 * q:.0f}, {runs}"] = below.cdf(high - 1) - below.cdf(low - 1)
    return found


def no_quantiles(_, method):
    asked = [(q, runs) for q in (0.05, 0.95) for runs in (6, 40, 71)]
    asked += [(q, runs) for q in (0.01, 0.99) for runs in (100, 367)]
    assert all(runs < runs_for_quantile(q) for q, runs in asked)
    return {"none": np.mean([method(np.arange(1.0, n + 1), q)[0] is None for q, n in asked])}


# --- Ranges of outcomes ---------------------------------------------------------------------------


@cache
def launch(runs, seed):
    """Return the profit of a launch whose inputs are uncertain, as the file ships it."""
    network = load(ROOT / "scenarios" / "launch.toml").changed(run_off_days=0)
    assert network.uncertain
    return trace(network, runs=runs, seed=seed, paths=()).totals["profit"]


def p10_to_p90(values):
    return quantile(values, 0.1).value, quantile(values, 0.9).value


def range_of_outcomes(values):
    return quantile(values, 0.05).value, quantile(values, 0.95).value


def range_of_the_mean(values):
    return of_a_mean(values)


def of_fresh_worlds(studies, method):
    """Return the share of fresh worlds between the ends that other worlds gave."""
    held = []
    for seed in range(studies):
        low, high = method(launch(1000, seed))
        fresh = launch(1000, 1000 + seed)
        held.append((low <= fresh) & (fresh <= high))
    return {"all": np.mean(held)}


def range_over_range(_, method):
    many = launch(8000, 1)
    (low, high), (first, last) = method(many), method(many[:500])
    return {"P5 to P95": (high - low) / (last - first)}
