"""Limited: a study in which only those may win that keep to its limits."""

from dataclasses import dataclass
from typing import Annotated, TypeVar

from ..words import command as say
from .limit import Limit, in_english, limits
from .study import Study

R = TypeVar("R")


@dataclass(frozen=True)
class Limited(Study[R], kind="limited"):
    """A study with what a policy must keep to before it may win."""

    limit: Annotated[tuple[str, ...], say.LIMIT()] = ()

    def __post_init__(self) -> None:
        """Read the limits, so that a mistake stops the study before its work.

        Errors: LimitError.
        """
        object.__setattr__(self, "limit", tuple(map(in_english, self.limit)))
        tuple(self.limits)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits, with that on cash.

        Errors: LimitError.
        """
        return limits(self.network, self.limit)
