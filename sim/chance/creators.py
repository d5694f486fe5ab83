"""The luck of creators: when they post, how much a post sells, whom a stockout drives away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Flags, Floats
from ..scenario.creator import Creator
from ..scenario.scenario import Scenario
from .streams import Streams


@dataclass(frozen=True, slots=True)
class CreatorLuck:
    """What chance decides about one creator and one row that it posts about, (D, W) each."""

    orders: Floats
    """Orders that the posts of a day will bring over their life."""
    drops: Flags
    """Whether a stockout that begins on a day makes the creator drop the product."""

    def first(self, worlds: int) -> CreatorLuck:
        """Return the luck of the block's first worlds, without copying."""
        return CreatorLuck(self.orders[:, :worlds], self.drops[:, :worlds])


def draw_creators(scenario: Scenario, streams: Streams, worlds: int) -> tuple[CreatorLuck, ...]:
    """Draw the luck of each creator and row, in the order of `posted`.

    Regions see the same posts, each with its share of the orders.
    """
    shape = (scenario.days, worlds)
    found = []
    for creator, row in posted(scenario):
        product = scenario.products[row]
        key = scenario.luck_of(f"{creator.name} {product.sku}")
        posts = streams.of("posts", key).poisson(creator.posts_per_week / 7.0, shape)
        posts[: scenario.launch(product)] = 0
        sizes = creator.orders_per_post.sample(streams.of("post size", key), int(posts.sum()))
        cell = np.repeat(np.arange(posts.size), posts.ravel())
        orders = np.bincount(cell, product.share * np.maximum(sizes, 0.0), posts.size)
        drops = streams.of("post drop", key).random(shape) < creator.drop_chance
        found.append(CreatorLuck(orders.reshape(shape).astype(np.float64), drops))
    return tuple(found)


def mean_creators(scenario: Scenario) -> tuple[CreatorLuck, ...]:
    """Return the same for one world in which all posts are of mean number and size."""
    found = []
    for creator, row in posted(scenario):
        orders = np.full((scenario.days, 1), mean_orders(scenario, creator, row))
        orders[: scenario.launch(scenario.products[row])] = 0.0
        found.append(CreatorLuck(orders, np.zeros(orders.shape, np.bool_)))
    return tuple(found)


def posted(scenario: Scenario) -> list[tuple[Creator, int]]:
    """Return each creator with each row of each product that it posts about."""
    return [
        (creator, row)
        for creator in scenario.creators
        for product in creator.products
        for row in scenario.rows_of(product)
    ]


def mean_orders(scenario: Scenario, creator: Creator, row: int) -> float:
    """Return the orders that an average day's posts bring a row over their life."""
    orders = creator.posts_per_week / 7.0 * creator.orders_per_post.mean
    return orders * scenario.products[row].share
