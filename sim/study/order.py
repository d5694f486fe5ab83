"""Order: what to order today, what it costs, when it comes, and how much it matters."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import TypeAdapter

from ..network.as_of import as_of as this_morning
from ..network.network import Network
from ..words import order as say
from .best_today import best_today
from .counted_batches import counted_batches
from .engaged import engaged
from .folder import read_json
from .later_batches import later_batches
from .next_order import first_order
from .order_files import as_csv, as_workbook
from .order_lines import today_of
from .order_sentences import flat_sentences, not_tried, sheet_sentences
from .order_sheet import Morning, OrderSheet, usual
from .runner import Progress, Runner, silent
from .study import Content, Study
from .worth import WorthError, refuse_no_amount

_MORNINGS = TypeAdapter(tuple[Morning, ...])


@dataclass(frozen=True)
class Order(Study[OrderSheet], kind="order"):
    """What each policy orders this morning; with `best`, how much more another order would earn."""

    best: Annotated[bool, say.BEST()] = False
    worth: Annotated[float, say.WORTH()] = 0.0
    as_of: Annotated[str, say.AS_OF()] = ""

    def __post_init__(self) -> None:
        """Refuse an amount below 0, and one that nothing is measured against.

        Errors: WorthError.
        """
        refuse_no_amount(self.worth)
        if self.worth and not self.best:
            raise WorthError(say.WORTH_ALONE())

    @classmethod
    def ask(
        cls,
        network: Network,
        policies: Sequence[str] = (),
        runs: int | None = None,
        seed: int | None = None,
        **settings: Any,  # noqa: ANN401 - the fields of the study's own
    ) -> Self:
        """Return the study of this morning.

        Errors: ScenarioError for a morning that does not fit.
        """
        if settings.get("as_of"):
            network = this_morning(network, Path(settings["as_of"]))
        return super().ask(network, policies, runs, seed, **settings)

    @classmethod
    def usual(cls, network: Network, settings: Mapping[str, Any]) -> Sequence[str]:
        """Return today's rule where the best is looked for, else all."""
        return [network.scenario.current_rule] if settings.get("best") else ()

    def run(self, runner: Runner) -> OrderSheet:
        """Ask each policy for today's orders, and look for better ones."""
        return self.sheet(tuple(self._morning(name, runner) for name in self.policies))

    def _morning(self, name: str, runner: Runner) -> Morning:
        today = today_of(self.network, name)
        return Morning(
            today=today,
            later=None if usual(today) else first_order(self.network, name),
            best=best_today(self.network, today, runner, self.worth) if self.best else None,
        )

    def sheet(self, mornings: tuple[Morning, ...]) -> OrderSheet:
        """Return what these mornings are together."""
        scenario = self.network.scenario
        return OrderSheet(self.network, scenario.seed, scenario.runs, mornings)

    def doubts(self, result: OrderSheet) -> Sequence[str]:
        """Return which batches are not told of, what was not tried, and what is ordered beside."""
        counted = counted_batches(self.network, self.policies)
        if not self.best:
            return counted
        return [*counted, *not_tried(self.network), *later_batches(self.network, self.policies)]

    def contents(self, result: OrderSheet) -> Mapping[str, Content]:
        """Return the sheet for people and programs, and the purchase orders for a spreadsheet."""
        return {
            "verdict.json": {
                "sentences": [*self.sentences(result), *self.notes(result)],
                "currency": self.network.scenario.currency,
                "mornings": [asdict(morning) for morning in result.mornings],
            },
            "order.csv": as_csv(result),
            "order.xlsx": as_workbook(result),
        }

    def read(self, folder: Path) -> OrderSheet:
        """Return the sheet that a folder holds."""
        return self.sheet(_MORNINGS.validate_python(read_json(folder / "verdict.json")["mornings"]))

    def sentences(self, result: OrderSheet) -> Sequence[str]:
        """Return what to order, and how much hangs on it."""
        return sheet_sentences(result)

    def notes(self, result: OrderSheet) -> Sequence[str]:
        """Return how far each quantity may be off."""
        return flat_sentences(result)


def order(  # noqa: PLR0913 - its arguments are the options of the command
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    best: bool = False,
    worth: float = 0.0,
    as_of: str | Path = "",
) -> OrderSheet:
    """Return what policies (by default all) order today, and with `best` what earns more.

    `worth` is a difference of profit that does not matter, in the scenario's currency; 0 stands for
    1 % of mean profit. `as_of` is a CSV file of this morning, see sim.network.as_of; for the rest
    see sim.study.study.

    Errors: OwnPolicyError, StudyTooLargeError, WorthError, ScenarioError; ValueError for an unknown
    policy.
    """
    study = Order.ask(network, policies, runs, seed, best=best, worth=worth, as_of=str(as_of))
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
