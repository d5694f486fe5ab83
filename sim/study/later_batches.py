"""Batches that a policy orders on a later day whatever today brings, in sentences."""

from collections.abc import Iterator, Sequence

from ..network.network import Network
from ..policy.fit import rules_within
from ..policy.orders.first_batch import FirstBatch
from ..words import order as say
from ..words.text import quoted


def later_batches(network: Network, policies: Sequence[str]) -> list[str]:
    """Return a line for each policy that orders a batch of its own beside what is tried today."""
    return [line for name in policies for line in _lines(network, name)]


def _lines(network: Network, name: str) -> Iterator[str]:
    for rule in rules_within(network.policy(name)):
        if isinstance(rule, FirstBatch) and rule.on_day > 0:
            yield say.LATER_BATCH(policy=quoted(name), day=f"{network.date(rule.on_day)}")
