"""What is said of one claim."""

from collections.abc import Sequence

from ...words.claims import verdict as say
from ...words.number import number
from .tested import Tested


def sentences(one: Tested) -> Sequence[str]:
    """Return the question, what sellers are told, the experiment, the verdict, and what to do."""
    claim, finding = one.claim, one.finding
    return [
        say.HEAD(name=one.name, question=claim.question()),
        say.SELLERS_ARE_TOLD(told=claim.told()),
        say.EXPERIMENT(experiment=claim.experiment()),
        say.RESULT(shows=finding.shows),
        say.ANSWER(verdict=finding.verdict),
        say.MONDAY(advice=finding.monday),
        say.OPEN_IT(file=claim.file_here, runs=number(one.runs), seed=f"{one.seed}"),
    ]
