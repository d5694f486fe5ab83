"""Exact values in closed form; no formula here knows the simulator."""

import math
from typing import NamedTuple

import numpy as np
from scipy import stats


def loss(level, mean):
    """Poisson loss E[(X-S)+]."""
    if level < 0:
        return mean - level
    return mean * stats.poisson.sf(level - 2, mean) - level * stats.poisson.sf(level - 1, mean)


def negative_binomial(mean, k):
    """Counts with variance mean + mean^2/k."""
    return stats.nbinom(k, k / (k + mean))


def geometric_moments(p):
    """E[X], E[X^2], E[X^3] of a geometric basket from 1 upwards."""
    return 1 / p, (2 - p) / p**2, (p * p - 6 * p + 6) / p**3


def newsvendor(law, units, price, cost, leftover):
    """Expected profit, units sold, units left (Arrow, Harris & Marschak 1951)."""
    demand = np.arange(4000)
    sold = float(law.pmf(demand) @ np.minimum(demand, units))
    return (price - leftover) * sold - (cost - leftover) * units, sold, units - sold


def economic_order_quantity(order_fee, holding, demand):
    """Quantity and cost (Harris 1913)."""
    return math.sqrt(2 * order_fee * demand / holding), math.sqrt(2 * order_fee * demand * holding)


def reorder_point(r, q, mean):
    """Ready rate, on hand, backlog of (r,Q) with Poisson lead-time demand (Hadley & Whitin 1963).

    The position is uniform on r+1 to r+Q and independent of the demand of the lead time.
    """
    position = np.arange(r + 1, r + q + 1)
    backlog = float(np.mean([loss(j, mean) for j in position]))
    ready = float(stats.poisson.cdf(position - 1, mean).mean())
    return ready, float(position.mean()) - mean + backlog, backlog


def daily_fill(positions, rate, lead):
    """Share served at once when an order of the morning is there in the morning after `lead` days.

    Units short in a day are the rise of the backlog from its morning to its close.
    """
    short = [loss(j, rate * (lead + 1)) - loss(j, rate * lead) for j in positions]
    return 1 - float(np.mean(short)) / rate


def min_max_cost(s, up_to, mean, lead=0, **price):
    """Cost a period of (s,S), by renewal between orders (Zheng & Federgruen 1991)."""
    gap, demand = up_to - s, mean * (lead + 1)
    pmf = stats.poisson.pmf(np.arange(gap + 1), mean)
    visits = np.zeros(gap)
    visits[0] = 1 / (1 - pmf[0])
    for j in range(1, gap):
        visits[j] = pmf[1 : j + 1] @ visits[j - 1 :: -1][:j] / (1 - pmf[0])
    short = np.array([loss(up_to - j, demand) for j in range(gap)])
    left = up_to - np.arange(gap) - demand + short
    running = visits @ (price["holding"] * left + price["penalty"] * short)
    return float((price["order_fee"] + running) / visits.sum())


def erlang_b(servers, load):
    """Share of arrivals lost in M/G/S/S (Erlang 1917)."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked


def palm(rate, under_way, size=512):
    """Probabilities of the units under way when each day's demand travels as one lot.

    `under_way[k]` is the chance that the lot of k days ago is still under way. Palm's theorem
    (1938) is the case of chances 0 and 1, or of rates so small that a lot is one unit.
    """
    turn = np.exp(-2j * np.pi * np.arange(size) / size)
    lot = np.exp(rate * (turn - 1))
    transform = np.prod([1 - p + p * lot for p in under_way], axis=0)
    return np.maximum(np.fft.ifft(transform).real, 0.0)


def base_stock(level, probabilities):
    """Chance of stock on the shelf, units on hand, backlog, when so many units are under way."""
    under_way = np.arange(len(probabilities))
    ready = float(probabilities[:level].sum())
    on_hand = float(probabilities @ np.maximum(level - under_way, 0))
    return ready, on_hand, float(probabilities @ np.maximum(under_way - level, 0))


def order_up_to_fill(level, rate, review, lead):
    """Fill rate of (R,S) with backorders (Silver, Pyke & Thomas 2017, section 6.10)."""
    cycle = loss(level, rate * (review + lead)) - loss(level, rate * lead)
    return 1 - cycle / (rate * review)


class TwoEchelons(NamedTuple):
    """Long-run means of a shop and its supplier, both with base stock."""

    fill: float
    backlog: float
    on_hand: float
    upstream_backlog: float


def two_echelons(rate, remake_days, transit_days, upstream, shop):
    """Return the exact figures: the shop waits for the way and for what its supplier waits for.

    Source: Clark & Scarf 1960, Poisson demand, one for one.
    """
    units = np.arange(400)
    remade = stats.poisson.pmf(units, rate * remake_days)
    waits = np.append(remade[: upstream + 1].sum(), remade[upstream + 1 :])
    out = np.convolve(waits, stats.poisson.pmf(units, rate * transit_days))
    short = np.arange(len(out)) - shop
    return TwoEchelons(
        fill=float(out[:shop].sum()),
        backlog=float(np.maximum(short, 0) @ out),
        on_hand=float(np.maximum(-short, 0) @ out),
        upstream_backlog=float(np.arange(len(waits)) @ waits),
    )


def erlang_c(servers, load):
    """Share of arrivals that wait in M/M/S (Erlang 1917)."""
    blocked, busy = erlang_b(servers, load), load / servers
    return blocked / (1 - busy * (1 - blocked))


def station(rate, packers, chance, size=300):
    """Probabilities of the orders left at the close of a day, in the long run.

    A day brings Poisson orders; then each packer with an order packs it with the chance. One packer
    of chance 1 is M/D/1 looked at as orders leave; small chances are M/M/S in slow motion.
    """
    orders = np.arange(size)
    come = stats.poisson.pmf(orders[None] - orders[:, None], rate)
    pack = stats.binom.pmf(
        orders[:, None] - orders[None], np.minimum(orders, packers)[:, None], chance
    )
    step = come / come.sum(axis=1, keepdims=True) @ pack
    equations = np.vstack([step.T - np.eye(size), np.ones(size)])
    return np.linalg.lstsq(equations, np.eye(size + 1)[size], rcond=None)[0]


def ahead_of_an_order(rate, left):
    """Probabilities of the orders before a new one: those left yesterday, and today's earlier."""
    orders = np.arange(len(left))
    earlier = stats.poisson.sf(orders, rate) / rate
    return np.convolve(left, earlier)[: len(left)]
