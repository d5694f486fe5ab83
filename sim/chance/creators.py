"""The luck of creators: when they post, how much a post sells, whom a stockout drives away."""

from dataclasses import dataclass

import numpy as np

from ..arrays import Flags, Floats
from ..network.inputs import DEMAND
from ..network.shop import Shop
from ..scenario.creator import Creator
from .drawn import Drawn
from .inputs import AS_FILE, Inputs
from .streams import Streams

_USUAL = np.ones(1)


@dataclass(frozen=True, slots=True)
class CreatorLuck(Drawn):
    """What chance decides about one creator and one row that it posts about, (D, W) each."""

    orders: Floats
    """Orders that the posts of a day will bring over their life."""
    drops: Flags
    """Whether a stockout that begins on a day makes the creator drop the product."""
    times: Floats
    """Multiple of what posts of before the first day bring, (W,), or (1,)."""


def draw_creators(
    shop: Shop, streams: Streams, worlds: int, inputs: Inputs = AS_FILE
) -> tuple[CreatorLuck, ...]:
    """Draw the luck of each creator and row, in the order of `posted`.

    Regions see the same posts, each with its share of the orders.
    """
    shape = (shop.days, worlds)
    drawn = []
    for creator, row in posted(shop):
        listing = shop.listings[row]
        key = shop.luck_of(f"{creator.name} {listing.product}")
        posts = streams.of("posts", key).poisson(creator.posts_per_week / 7.0, shape)
        posts[: shop.launch(listing)] = 0
        posts[shop.winds_down_on :] = 0
        sizes = creator.orders_per_post.from_0(streams.of("post size", key), int(posts.sum()))
        cell = np.repeat(np.arange(posts.size), posts.ravel())
        brought = np.bincount(cell, listing.share * sizes, posts.size).astype(np.float64)
        drops = streams.of("post drop", key).random(shape) < creator.drop_chance
        demand = inputs.of(DEMAND, listing.product)
        drawn.append(CreatorLuck(demand.of(brought.reshape(shape)), drops, demand.of(_USUAL)))
    return tuple(drawn)


def mean_creators(shop: Shop) -> tuple[CreatorLuck, ...]:
    """Return the same for one world in which all posts are of mean number and size."""
    means = []
    for creator, row in posted(shop):
        orders = np.full((shop.days, 1), mean_orders(shop, creator, row))
        orders[: shop.launch(shop.listings[row])] = 0.0
        orders[shop.winds_down_on :] = 0.0
        means.append(CreatorLuck(orders, np.zeros(orders.shape, np.bool_), _USUAL))
    return tuple(means)


def posted(shop: Shop) -> list[tuple[Creator, int]]:
    """Return each creator with each row of each product that it posts about."""
    return [
        (creator, row)
        for creator in shop.creators
        for product in creator.products
        for row in shop.rows_of(product)
    ]


def mean_orders(shop: Shop, creator: Creator, row: int) -> float:
    """Return the orders that an average day's posts bring a row over their life."""
    orders = creator.posts_per_week / 7.0 * creator.orders_per_post.mean
    return orders * shop.listings[row].share
