"""One policy's figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..stats import Estimate


@dataclass(frozen=True, slots=True)
class Summary:
    """One policy's figures, by the keys of sim.study.figures."""

    name: str
    figures: Mapping[str, Estimate]
