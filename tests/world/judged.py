"""Toys that a platform judges: bans on chosen days, and conduct by given counts."""

from dataclasses import replace

import numpy as np

from sim.chance.luck import draw_luck
from sim.scenario.platform import Platform as Terms
from sim.world.platform.conduct import Conduct
from sim.world.run.block import run_block
from sim.world.run.books import PATHS
from sim.world.run.plan import make_plan

NEVER = np.inf


def banned(network, account, day, worlds=1, policy=None):
    """Return the record of a run in which a ban strikes an account on one day only."""
    luck, chosen = draw_luck(network, 0), policy or network.scenario.policies[0]
    (own,) = luck.shops
    shop = own.platform
    strikes = np.full_like(getattr(shop, account).strikes, NEVER)
    strikes[day] = -NEVER
    struck = replace(shop, **{account: replace(getattr(shop, account), strikes=strikes)})
    luck = replace(luck, shops=(replace(own, platform=struck),))
    return run_block(network, chosen, luck, make_plan(network), worlds, tuple(PATHS))


def flow(record, path):
    """Return the daily flow of a path of the first product in the first world."""
    return np.diff(record.paths[path][:, 0, 0], prepend=0).tolist()


def moves(record):
    """Return how cash moved each day in the first world, in cents; nothing on the first."""
    return [0, *np.diff(record.paths["cash"][:, 0]).tolist()]


def conduct(counts, **terms):
    """Return the conduct of one world after some days of (orders, sent, late, cancelled, back)."""
    rates = Conduct(Terms(**terms), len(counts), 1)
    names = ("orders", "dispatched", "late", "cancelled", "returned")
    for day, so_far in enumerate(np.cumsum(counts, axis=0)):
        rates.close(day, **dict(zip(names, so_far[:, None], strict=True)))
    return rates
