"""Explain: why one policy earns more than another, cause by cause; and one future as a story."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from pydantic import TypeAdapter

from ..errors import UserError
from ..network.network import Network
from ..stats import Estimate, Pair, mean
from ..stats import compare as pair
from ..words import explain as say
from ..world.core.measures import AD_SPEND_WASTED, PROFIT
from .empty_shelves import Why, days_out, whys
from .engaged import engaged
from .explain_sentences import explanation_sentences
from .explanation import Explanation, Part, parts_of
from .folder import read_json
from .inputs import drawn_inputs
from .kept import with_paths
from .lockstep import numbers
from .runner import Progress, Runner, silent
from .seen import KEPT, Seen, seen, together
from .spreadsheet import as_csv
from .story import Story, told
from .study import Content, Study
from .task import Task, tasks
from .without import Without, withouts
from .workers import Workers
from .worst import Worst, worst_of

_PROFITS = TypeAdapter(tuple[Estimate, Estimate])
_PAIR = TypeAdapter(Pair)
_PARTS = TypeAdapter(tuple[Part, ...])
_EMPTY = TypeAdapter(tuple[tuple[Why, ...], tuple[Why, ...]])
_WORST = TypeAdapter(tuple[Worst, ...])
_WITHOUT = TypeAdapter(tuple[Without, ...])
_STORIES = TypeAdapter(tuple[Story, ...])


class ExplainError(UserError):
    """A question that explain cannot answer."""


@dataclass(frozen=True)
class Explain(Study[Explanation], kind="explain"):
    """Why the better of two policies is better."""

    world: Annotated[int | None, say.WORLD()] = None

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return the two policies; one that is named is set beside today's rule.

        Errors: ExplainError for another number of policies.
        """
        today = [network.scenario.current_rule] if len(policies) == 1 else []
        found = super().taking_part(network, [*policies, *today])
        if len(found) != 2:
            raise ExplainError(say.TWO(found=f"{len(found)}"))
        return found

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study, before any of its work is done.

        Errors: ExplainError for a world that there is not.
        """
        super().examine(workers)
        runs = self.network.scenario.runs
        if self.world is not None and not 0 <= self.world < runs:
            raise ExplainError(say.NO_WORLD(found=f"{self.world}", last=f"{runs - 1}"))

    def run(self, runner: Runner) -> Explanation:
        """Replay both policies, and set what each cause brought side by side."""
        network, found = self.network, self._seen(runner)
        profits, wasted = (
            {name: one.totals[key] for name, one in found.items()}
            for key in (PROFIT.key, AD_SPEND_WASTED.key)
        )
        other, best = sorted(self.policies, key=lambda name: float(profits[name].mean()))
        inputs, ranked = drawn_inputs(network), (best, other)
        worst = (
            worst_of(name, found[name].totals, inputs | days_out(found[name])) for name in ranked
        )
        return Explanation(
            network=network,
            runs=network.scenario.runs,
            seed=network.scenario.seed,
            best=best,
            other=other,
            profits=(mean(profits[best]), mean(profits[other])),
            gap=pair(profits[other], profits[best]),
            parts=parts_of(network, found[best].accounts, found[other].accounts),
            empty=(whys(found[best]), whys(found[other])),
            worst=tuple(one for one in worst if one),
            without=withouts(network, profits, wasted, runner),
            stories=tuple(self._stories(ranked)),
        )

    def _seen(self, runner: Runner) -> dict[str, Seen]:
        """Return what is seen of each policy, worlds in their order."""
        work = tasks(self.network, self.policies, self.network.scenario.runs, with_paths(KEPT))
        found, total = dict[Task, Seen](), sum(task.block.worlds for task in work)
        workers = runner.workers.at_home().suited(numbers(work))
        for beside, parts in workers.spread(seen, workers.locksteps(work)):
            found |= zip(beside, parts, strict=True)
            runner.progress(sum(task.block.worlds for task in found), total)
        return {
            name: together([found[task] for task in work if task.policy == name])
            for name in self.policies
        }

    def _stories(self, ranked: Sequence[str]) -> list[Story]:
        """Return one future under each policy, where one is asked for."""
        if self.world is None:
            return []
        return [told(self.network, name, self.world) for name in ranked]

    def contents(self, result: Explanation) -> Mapping[str, Content]:
        """Return the parts for people, programs and spreadsheets."""
        plain = {
            "sentences": list(self.sentences(result)),
            "best": result.best,
            "other": result.other,
            "profits": [asdict(profit) for profit in result.profits],
            "gap": asdict(result.gap),
            "parts": [asdict(part) for part in result.parts],
            "empty": [[asdict(why) for why in some] for some in result.empty],
            "worst": [asdict(one) for one in result.worst],
            "without": [asdict(one) for one in result.without],
            "stories": [asdict(story) for story in result.stories],
        }
        rows = [
            {"cause": part.cause, "best": part.best, "other": part.other, **asdict(part.gap.gap)}
            for part in result.parts
        ]
        return {"verdict.json": plain, "parts.csv": as_csv(rows)}

    def read(self, folder: Path) -> Explanation:
        """Return the explanation that a folder holds."""
        plain = read_json(folder / "verdict.json")
        return Explanation(
            network=self.network,
            runs=self.network.scenario.runs,
            seed=self.network.scenario.seed,
            best=plain["best"],
            other=plain["other"],
            profits=_PROFITS.validate_python(plain["profits"]),
            gap=_PAIR.validate_python(plain["gap"]),
            parts=_PARTS.validate_python(plain["parts"]),
            empty=_EMPTY.validate_python(plain.get("empty", ((), ()))),
            worst=_WORST.validate_python(plain.get("worst", ())),
            without=_WITHOUT.validate_python(plain.get("without", ())),
            stories=_STORIES.validate_python(plain["stories"]),
        )

    def sentences(self, result: Explanation) -> Sequence[str]:
        """Return by what the better policy is better."""
        return explanation_sentences(result)


def explain(
    network: Network,
    policies: Sequence[str],
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    world: int | None = None,
) -> Explanation:
    """Return why the better of two policies is better; of one and today's rule where one is named.

    With a `world` that future is told as a story, too.

    Errors: OwnPolicyError, ExplainError; ValueError for an unknown policy.
    """
    study = Explain.ask(network, policies, runs, seed, world=world)
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
