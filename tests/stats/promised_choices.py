"""Studies of known truth for verdicts, and methods that reach them; see `promises`."""

from functools import cache

import numpy as np
from scipy import stats

from sim.stats import choose, compare, mean
from sim.study.precision import Precision
from tests.oracles.formulas import negative_binomial, newsvendor

WORLDS = 100


def policies(rng, leads, worlds=WORLDS):
    """Return profits with shared luck; a difference has a deviation of 10, an error of 1."""
    shared = rng.normal(500, 80, worlds)
    own = rng.normal(0, 50**0.5, (len(leads), worlds))
    return {f"policy {i}": shared + lead + own[i] for i, lead in enumerate(leads)}


def excludes(estimate, value):
    return not estimate.low <= value <= estimate.high


# --- Two equal policies -----------------------------------------------------------------------


def told_apart(studies, method):
    rng = np.random.default_rng(11)
    pairs = (tuple(policies(rng, [0.0, 0.0]).values()) for _ in range(studies))
    return {"equal": np.mean([method(*pair) for pair in pairs])}


def looked_at_once(a, b):
    return excludes(compare(a, b).gap, 0)


def peeking(a, b):
    return any(looked_at_once(a[:n], b[:n]) for n in range(10, WORLDS + 1, 10))


# --- Ended by precision -----------------------------------------------------------------------

AT_A_TIME = 40


def ended(studies, method):
    """Return the share of the last intervals that hold the lead, by how far it is known."""
    found = {}
    for half_width in (0.5, 1.5, 2.5):
        rng = np.random.default_rng([12, round(10 * half_width)])
        stages = Precision(half_width, most=4000, block=AT_A_TIME, currency="USD")
        gaps = [method(rng, stages).gap for _ in range(studies)]
        found[f"± {half_width}"] = np.mean([not excludes(gap, 0) for gap in gaps])
    return found


def by_half_width(rng, stages):
    """Draw until the stages end; a lead of two policies that are equal in the mean."""
    a, b = rng.normal(0, 50**0.5, (2, stages.most))
    done, target = 0, stages.first
    while done < target:
        done = target
        lead = compare(a[:done], b[:done])
        target = stages.next(lead, done)
    return lead


def by_significance(rng, stages):
    a, b = rng.normal(0, 50**0.5, (2, 1000))
    for done in range(stages.block, 1001, stages.block):
        lead = compare(a[:done], b[:done])
        if excludes(lead.gap, 0):
            break
    return lead


# --- Six equal policies -----------------------------------------------------------------------


def ahead_of_equals(studies, method):
    rng = np.random.default_rng(13)
    return {"six": np.mean([method(policies(rng, [0.0] * 6)) for _ in range(studies)])}


def verdict_is_ahead(values):
    return choose(values).kind == "ahead"


def best_against_worst(values):
    ranked = sorted(values.values(), key=np.mean)
    return excludes(compare(ranked[0], ranked[-1]).gap, 0)


# --- The best of several newsvendors ------------------------------------------------------------


class Problem:
    """Quantities of which one is best by an exact gap, which is taken for worth having."""

    def __init__(self, price, cost, leftover, demand, steps):
        self.price, self.cost, self.leftover, self.law = price, cost, leftover, demand
        best = int(demand.ppf((price - cost) / (price - leftover)))
        self.quantities = [round(best * step) for step in steps]
        money = {"price": price, "cost": cost, "leftover": leftover}
        self.profits = [newsvendor(demand, units, **money)[0] for units in self.quantities]
        first, second = sorted(self.profits, reverse=True)[:2]
        self.best, self.gap = self.profits.index(first), first - second

    def earned(self, rng, worlds):
        """Return what each quantity earns in the same worlds, by its place."""
        wanted = self.law.rvs(worlds, random_state=rng)
        spare = self.price - self.leftover, self.cost - self.leftover
        return {
            str(i): spare[0] * np.minimum(wanted, units) - spare[1] * units
            for i, units in enumerate(self.quantities)
        }


@cache
def problems():
    steps = [(0.6, 1, 1.4), (0.7, 1, 1.3), (0.5, 0.75, 1, 1.25), (0.6, 0.8, 1, 1.2, 1.4)]
    steps += [(0.4, 0.6, 0.8, 1, 1.3, 1.6)]
    money = [(30, 12, 5), (30, 20, 5), (50, 20, 18), (14, 3.4, 1)]
    demand = [negative_binomial(400, 8), negative_binomial(120, 4)]
    return [Problem(*money[i % 4], demand[i % 2], steps[i % 5]) for i in range(20)]


def best_newsvendor(studies, method):
    """Return the share of right choices over all problems, and of as many seeds each."""
    right = [
        method(problem, np.random.default_rng([14, number, seed])) == str(problem.best)
        for number, problem in enumerate(problems())
        for seed in range(studies // 20)
    ]
    return {"all": np.mean(right)}


def until_precise(problem, rng):
    """Choose after the runs that `--precision` of the gap asks for."""
    stages = Precision(problem.gap, most=100_000, block=50, currency="USD")
    values, done, target = problem.earned(rng, 0), 0, stages.first
    while done < target:
        more = problem.earned(rng, target - done)
        values = {name: np.concatenate([some, more[name]]) for name, some in values.items()}
        done, verdict = target, choose(values)
        target = stages.next(verdict.gap, done)
    return verdict.best


def after_thirty_worlds(problem, rng):
    return choose(problem.earned(rng, 30)).best


# --- A chance that is said ------------------------------------------------------------------------


RIVALS = 15


def wrongly_sure(studies, method):
    """Return the share that say 5 % or less of another by the gap, and chose a worse one by it."""
    found = {}
    for gap in (1.0, 2.0):
        rng, wrong = np.random.default_rng([15, round(gap)]), 0
        for _ in range(studies):
            best, chance = method(policies(rng, [gap, *[0.0] * RIVALS]), gap)
            wrong += best != "policy 0" and chance is not None and chance <= 0.05
        found[f"{gap:.0f} SE"] = wrong / studies
    return found


def said_by_verdict(values, worth):
    verdict = choose(values, worth)
    return verdict.best, verdict.chance_of_better


def said_by_runner_up(values, worth):
    """Take the plain tail against the next one, as if no other could have been in its place."""
    verdict = choose(values)
    lead = verdict.gap
    reach = (lead.gap.value + worth) / lead.standard_error
    return verdict.best, float(stats.t.sf(reach, lead.gap.runs - 1))


# --- The winner measured again --------------------------------------------------------------------


def flattered(studies, method):
    """Return by how many standard errors the winner's mean lies above the truth, in the mean."""
    rng = np.random.default_rng(16)
    return {"six": np.mean([method(rng) for _ in range(studies)])}


def measured_once(rng):
    values = policies(rng, [0.0] * 6)
    return off(values, choose(values).best)


def measured_again(rng):
    best = choose(policies(rng, [0.0] * 6)).best
    return off(policies(rng, [0.0] * 6), best)


def off(values, name):
    """Return what a policy earns above the mean of all, the luck that they share, in its errors."""
    others = np.mean([values[other] for other in values if other != name], axis=0)
    above = values[name] - others
    return mean(above).value / (above.std(ddof=1) / len(above) ** 0.5)
