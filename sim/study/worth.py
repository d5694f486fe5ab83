"""Worth: an amount of profit that is not worth having, as people say it."""

from dataclasses import dataclass
from math import inf
from typing import Annotated, TypeVar

from ..errors import UserError
from ..words import worth as say
from ..words.number import exact
from .limited import Limited

R = TypeVar("R")


class WorthError(UserError):
    """What is said to be worth nothing is no amount."""


def refuse_no_amount(worth: float) -> None:
    """Refuse what is no amount of money, or below 0.

    Errors: WorthError.
    """
    if not 0 <= worth < inf:
        raise WorthError(say.NO_AMOUNT(found=exact(worth)))


@dataclass(frozen=True)
class Judged(Limited[R], kind="judged"):
    """A study that names a leader, with the lead that its seller does not mind."""

    worth: Annotated[float, say.HELP()] = 0.0

    def __post_init__(self) -> None:
        """Read the limits and the amount, so that a mistake stops the study before its work.

        Errors: LimitError, WorthError.
        """
        super().__post_init__()
        refuse_no_amount(self.worth)
