"""Reverse stress: of each shock the smallest size at which a policy breaks a limit."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import TypeAdapter

from ..network.network import Network
from ..words import reverse as say
from ..words.language import ENGLISH, speaking
from .asked_shocks import asked_sizes
from .engaged import engaged
from .folder import read_json
from .limit import LimitError
from .limit_sentences import in_words
from .reversal import Reversal, reversals
from .reverse_sentences import reverse_sentences
from .reverse_stress import Plan, ReverseStress
from .runner import Progress, Runner, silent
from .shocks import ShockError, Sized, left_out
from .spreadsheet import as_csv
from .stress import OfShocks
from .study import Content

_PLANS = TypeAdapter(tuple[Plan, ...])


@dataclass(frozen=True)
class Reverse(OfShocks[ReverseStress], kind="reverse"):
    """The smallest shocks that break policies; asked for by `stress --reverse`."""

    reverse: Annotated[bool, say.REVERSE()] = False

    def __post_init__(self) -> None:
        """Read the shocks, too.

        Errors: LimitError where there is none to break; ShockError for a shock without a size.
        """
        super().__post_init__()
        if not self.limits:
            raise LimitError(say.NO_LIMITS())
        if not self.sought:
            raise ShockError(say.NONE_APPLIES())

    @classmethod
    def usual(cls, network: Network, settings: Mapping[str, Any]) -> Sequence[str]:
        """Return today's rule."""
        return [network.scenario.current_rule]

    @cached_property
    def sought(self) -> tuple[Sized, ...]:
        """The shocks of which a size is looked for.

        Errors: ShockError.
        """
        return asked_sizes(self.network, self.shocks)

    def run(self, runner: Runner) -> ReverseStress:
        """Look for the sizes, policy by policy."""
        return self._told(tuple(self._plan(runner, policy) for policy in self.policies))

    def _plan(self, runner: Runner, policy: str) -> Plan:
        calm, found = reversals(runner, self.network, policy, self.sought, self.limits)
        return Plan(policy, {limit.key: calm[limit.key] for limit in self.limits}, found)

    def _told(self, plans: tuple[Plan, ...]) -> ReverseStress:
        scenario = self.network.scenario
        gone = () if self.shocks else left_out(self.network)
        return ReverseStress(self.network, scenario.seed, scenario.runs, self.limits, gone, plans)

    def contents(self, result: ReverseStress) -> Mapping[str, Content]:
        """Return the verdict, and the sizes for a spreadsheet."""
        return {
            "verdict.json": {
                "sentences": list(self.sentences(result)),
                "limits": [in_words(limit) for limit in result.limits],
                "left_out": list(result.left_out),
                "plans": [asdict(plan) for plan in result.plans],
            },
            "reverse.csv": _as_csv(result),
        }

    def read(self, folder: Path) -> ReverseStress:
        """Return the result that a folder holds."""
        return self._told(_PLANS.validate_python(read_json(folder / "verdict.json")["plans"]))

    def has_answer(self, result: ReverseStress) -> bool:
        """Say whether any policy keeps to the limits while there is no shock."""
        return any(plan.keeps(result.limits) for plan in result.plans)

    def sentences(self, result: ReverseStress) -> Sequence[str]:
        """Return which shock breaks a plan first, and from which size on each does."""
        return reverse_sentences(result)


@speaking(ENGLISH)
def _as_csv(result: ReverseStress) -> str:
    """Return a row a policy and shock; programs read it, so it is in English."""
    return as_csv([_row(plan, one) for plan in result.plans for one in plan.reversals])


def _row(plan: Plan, one: Reversal) -> dict[str, Any]:
    figure = {} if one.figure is None else asdict(one.figure)
    limit = in_words(one.limit) if one.limit else ""
    sizes = {"breaks_from": one.size, "perhaps_from": one.low, "surely_from": one.high}
    head = {"policy": plan.policy, "shock": one.shock}
    return {**head, **sizes, "usual_size": one.usual, "harshest": one.most, "limit": limit} | figure


def reverse_stress(
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    shocks: Sequence[str] = (),
    limit: Sequence[str] = (),
) -> ReverseStress:
    """Return from which size of each shock (by default all) policies (today's rule) break a limit.

    Errors: OwnPolicyError, StudyTooLargeError, LimitError, ShockError; ValueError for an unknown
    policy.
    """
    asked = {"shocks": tuple(shocks), "limit": tuple(limit)}
    study = Reverse.ask(network, policies, runs, seed, reverse=True, **asked)
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
