"""Launch: how large a product's first batch should be, for profit and for a risk to be out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import TypeAdapter

from ..errors import UserError
from ..network.listing import Listing
from ..network.network import Network
from ..scenario.problem import spoken_hint
from ..stats import Pair
from ..stats import compare as pair
from ..words import launch as say
from ..words.number import number
from ..words.text import quoted
from .engaged import engaged
from .first_batches import Found, Launched, first_batches, usual_mode
from .folder import read_json
from .later_batches import later_batches
from .launch_curve import LaunchCurve
from .launch_files import launch_csv
from .launch_sentences import launch_sentences
from .launch_sizes import LaunchSizes
from .risk import USUAL_RISK, Risk
from .runner import Progress, Runner, silent
from .study import Content, Study
from .workers import Workers
from .worth import refuse_no_amount

_CURVES = TypeAdapter(tuple[LaunchCurve, ...])
_BEHIND = TypeAdapter(dict[str, Pair])


class LaunchError(UserError):
    """There is no such launch in the scenario."""


@dataclass(frozen=True)
class Launch(Study[LaunchSizes], kind="launch"):
    """What sizes of a first batch do, each followed by the same policy."""

    product: Annotated[str, say.PRODUCT_HELP()] = ""
    mode: Annotated[str, say.MODE_HELP()] = ""
    risk: Annotated[str, say.RISK_HELP()] = USUAL_RISK
    worth: Annotated[float, say.WORTH_HELP()] = 0.0

    def __post_init__(self) -> None:
        """Refuse what is no risk, and an amount below 0.

        Errors: RiskError, WorthError.
        """
        Risk.of(self.risk)
        refuse_no_amount(self.worth)

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study; also what the scenario does not have.

        Errors: LaunchError.
        """
        super().examine(workers)
        if self.mode and self.mode not in self.network.modes:
            hint = spoken_hint(self.mode, self.network.modes)
            raise LaunchError(say.NO_MODE(mode=quoted(self.mode), hint=hint))
        on_sale = self.network.plan_days - self.network.launch(self._listing)
        if self.asked_risk.days >= on_sale:
            raise LaunchError(
                say.NEVER_SO_LONG(
                    product=self.launched, days=number(on_sale), risk=quoted(self.risk)
                )
            )

    @classmethod
    def usual(cls, network: Network, settings: Mapping[str, Any]) -> Sequence[str]:
        """Return today's rule."""
        return [network.scenario.current_rule]

    @property
    def launched(self) -> str:
        """The listing that is launched: the one that is named, or the only one.

        Errors: LaunchError.
        """
        names = [row.name for row in self.network.listings if row.owns_shelf]
        if self.product in names:
            return self.product
        if self.product:
            hint = spoken_hint(self.product, names)
            raise LaunchError(say.NO_PRODUCT(product=quoted(self.product), hint=hint))
        if len(names) > 1:
            raise LaunchError(say.WHICH_PRODUCT(hint=spoken_hint("", names)))
        return names[0]

    @property
    def _listing(self) -> Listing:
        return self.network.listings[self.network.listing_names.index(self.launched)]

    @property
    def asked_risk(self) -> Risk:
        """The risk that a size should keep."""
        return Risk.of(self.risk)

    def run(self, runner: Runner) -> LaunchSizes:
        """Try sizes of the first batch under each policy."""
        found = [self._found(name, runner) for name in self.policies]
        found.sort(key=lambda one: -one.curve.best.profit.value)
        first, *others = found
        behind = {
            other.curve.policy: pair(other.profit, first.profit, comparisons=len(others))
            for other in others
        }
        return self._sizes(tuple(one.curve for one in found), behind)

    def _found(self, name: str, runner: Runner) -> Found:
        mode = self.mode or usual_mode(self.network, self.network.policy(name))
        launched = Launched(self.network, name, self.launched, mode)
        return first_batches(launched, self.asked_risk, runner, self.worth)

    def _sizes(self, curves: tuple[LaunchCurve, ...], behind: Mapping[str, Pair]) -> LaunchSizes:
        scenario = self.network.scenario
        return LaunchSizes(
            network=self.network,
            seed=scenario.seed,
            runs=scenario.runs,
            product=self.launched,
            risk=self.asked_risk,
            curves=curves,
            behind=behind,
        )

    def doubts(self, result: LaunchSizes) -> Sequence[str]:
        """Return which policies order a batch beside the one that is tried."""
        return later_batches(self.network, self.policies)

    def contents(self, result: LaunchSizes) -> Mapping[str, Content]:
        """Return the curves for people and programs, and the figures for a spreadsheet."""
        return {
            "verdict.json": {
                "sentences": list(self.sentences(result)),
                "currency": self.network.scenario.currency,
                "product": result.product,
                "risk": asdict(result.risk),
                "safe": {curve.policy: _units(curve, result.risk) for curve in result.curves},
                "curves": [asdict(curve) for curve in result.curves],
                "behind": {name: asdict(one) for name, one in result.behind.items()},
            },
            "launch.csv": launch_csv(result),
        }

    def read(self, folder: Path) -> LaunchSizes:
        """Return the sizes that a folder holds."""
        told = read_json(folder / "verdict.json")
        curves = _CURVES.validate_python(told["curves"])
        return self._sizes(curves, _BEHIND.validate_python(told["behind"]))

    def sentences(self, result: LaunchSizes) -> Sequence[str]:
        """Return which size to order, and what hangs on it."""
        return launch_sentences(result)

    def has_answer(self, result: LaunchSizes) -> bool:
        """Say whether some size is shown to keep the risk."""
        return result.reached


def _units(curve: LaunchCurve, risk: Risk) -> int | None:
    """Return the smallest size that keeps a risk."""
    safe = curve.safe(risk)
    return safe.units if safe else None


def launch(  # noqa: PLR0913 - its arguments are the options of the command
    network: Network,
    policies: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
    *,
    product: str = "",
    mode: str = "",
    risk: str = USUAL_RISK,
    worth: float = 0.0,
) -> LaunchSizes:
    """Return what sizes of a product's first batch do, each followed by policies (today's rule).

    `product` may be left out where there is one, `mode` is that of the policy's freight, `risk` is
    what the smallest safe size keeps, `worth` is a difference of profit that does not matter (0: 1
    % of the best). For the rest see sim.study.study.

    Errors: LaunchError, RiskError, WorthError, OwnPolicyError, StudyTooLargeError; ValueError for
    an unknown policy.
    """
    study = Launch.ask(
        network, policies, runs, seed, product=product, mode=mode, risk=risk, worth=worth
    )
    with engaged(workers) as hands:
        return study.answer(hands, None, progress)
