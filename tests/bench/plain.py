"""M1 in plain SimPy: a process for the shop, one for each order, an environment a run."""

import math

import numpy as np
import simpy

OPENING, REORDER_AT, ORDER_UP_TO = 4000, 2000, 5000
UNITS_PER_DAY = np.full(120, 100.0)
UNITS_PER_DAY[30:35] = UNITS_PER_DAY[80:85] = 500.0
LEAD_SIGMA = math.sqrt(math.log1p((4 / 18) ** 2))
LEAD_MU = math.log(18) - LEAD_SIGMA**2 / 2


class Shop:
    """One shelf, its open orders and its record."""

    def __init__(self, env, rng):
        self.env, self.rng = env, rng
        self.on_hand, self.on_order = OPENING, 0
        self.wanted = self.served = self.days_out = self.unit_days = 0

    def trade(self, demand):
        """Review, sell and count, day by day."""
        for wanted in demand:
            if self.on_hand + self.on_order <= REORDER_AT:
                self.env.process(self.order(ORDER_UP_TO - self.on_hand - self.on_order))
            served = min(wanted, self.on_hand)
            self.on_hand -= served
            self.wanted += wanted
            self.served += served
            self.days_out += self.on_hand == 0
            self.unit_days += self.on_hand
            yield self.env.timeout(1)

    def order(self, units):
        """Put the goods on the shelf before the review of the morning on which they are due."""
        self.on_order += units
        yield self.env.timeout(lead_days(self.rng) - 0.5)
        self.on_order -= units
        self.on_hand += units


def lead_days(rng):
    """Draw the days from an order to the shelf."""
    return max(1, round(rng.lognormal(LEAD_MU, LEAD_SIGMA)))


def run(rng, demand=None):
    """Return fill rate, days closed with an empty shelf and mean stock of one run."""
    env = simpy.Environment()
    shop = Shop(env, rng)
    env.process(shop.trade(demand or (rng.poisson(units) for units in UNITS_PER_DAY)))
    env.run(len(UNITS_PER_DAY))
    return shop.served / shop.wanted, shop.days_out, shop.unit_days / len(UNITS_PER_DAY)


def run_drawn_ahead(rng):
    """Do the same with the demand of all days drawn in one call: the faster way to write it."""
    return run(rng, rng.poisson(UNITS_PER_DAY).tolist())
