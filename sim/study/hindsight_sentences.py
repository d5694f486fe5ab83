"""Regrets in sentences: who leaves least on the table, and what would bring it back."""

from collections.abc import Iterator

from ..stats import Estimate
from ..words import hindsight as say
from ..words.charts import TODAY
from ..words.number import exact, money, number, whole_percent
from ..words.rules import by
from ..words.template import DAYS as IN_DAYS
from ..words.template import Template
from ..words.text import OR, joined, quoted
from .corrections import DAYS, TIMES, Correction
from .knobs import knobs
from .regret import Regret, Regrets, Remedy

_REMEDIES: dict[Remedy, Template] = {
    "quantity": say.QUANTITY,
    "date": say.DATE,
    "mode": say.MODE,
    "policy": say.OTHER,
}
_NEGLIGIBLE = 0.02
"""Of what is left; a remedy that brings no more is not told."""


def hindsight_sentences(result: Regrets) -> list[str]:
    """Say who leaves least on the table, and of it and today's rule what would bring it back."""
    return list(_sentences(result))


def _sentences(result: Regrets) -> Iterator[str]:
    least = result.least
    if not result.changes and len(result.regrets) == 1:
        yield say.NO_ORDERS(policy=quoted(least.policy))
        return
    yield _headline(result)
    yield _what(result)
    today = result.of(result.network.scenario.current_rule) or least
    told = [least] if today is least else [today, least]
    for regret in told:
        yield from _remedies(result, regret)
        yield from _alike(result, regret)
    if any(regret.is_corrected and regret.alike.days < 0 for regret in told):
        yield say.EARLIER()


def _headline(result: Regrets) -> str:
    least = result.least
    policy, hindsight = quoted(least.policy), _rounded(result, result.hindsight)
    if least.left.value == 0:
        return say.NOTHING_LEFT(policy=policy, runs=number(result.runs))
    text = say.LEAST if len(result.regrets) > 1 else say.ONLY
    return text(policy=policy, left=_money(result, f"{least.left}"), hindsight=hindsight)


def _what(result: Regrets) -> str:
    """Say what hindsight chooses from."""
    several = len(result.regrets) > 1
    count, only = number(len(result.regrets)), quoted(result.regrets[0].policy)
    decide = say.SEVERAL_DECIDE(count=count) if several else say.ONE_DECIDES(policy=only)
    return say.WHAT(
        plans=number(result.plans),
        policies=decide,
        least=exact(min(TIMES)),
        most=exact(max(TIMES)),
        days=IN_DAYS(max(DAYS)),
        modes=say.BY_ONE() if len(result.network.modes) > 1 else "",
    )


def _remedies(result: Regrets, regret: Regret) -> Iterator[str]:
    """Say what each remedy alone would have brought, the largest first."""
    told = sorted(regret.by.items(), key=lambda item: -item[1].value)
    parts = [
        say.BROUGHT(amount=_rounded(result, figure), remedy=_REMEDIES[remedy]())
        for remedy, figure in told
        if figure.value > _NEGLIGIBLE * regret.left.value
    ]
    if parts:
        left = _money(result, f"{regret.left}")
        policy = quoted(regret.policy)
        yield say.ALONE(policy=policy, left=left, remedies=joined(parts, OR))


def _alike(result: Regrets, regret: Regret) -> Iterator[str]:
    """Say which one correction would have been better in all futures, if any."""
    policy, change = quoted(regret.policy), regret.alike
    gain, told = _money(result, f"{regret.gain.gap}"), in_words(change)
    if not regret.is_corrected:
        unsure = say.UNSURE(policy=policy, correction=told, gain=gain, rather=say.RATHER())
        same = say.NOT_ALIKE(policy=policy, rather=say.RATHER())
        yield same if regret.gain.identical else unsure
        return
    if change.mode:
        yield say.ALIKE_MODE(policy=policy, correction=told, gain=gain)
        return
    yield say.ALIKE(policy=policy, faults=joined(_faults(change)), correction=told, gain=gain)
    if change.is_as_far_as_was_tried:
        yield say.EDGE()
    if knobs(result.network.policy(regret.policy)):
        yield say.TIP(policy=regret.policy)


def _faults(change: Correction) -> list[str]:
    """Return what is wrong with orders that a correction makes better."""
    quantity = [say.TOO_LITTLE() if change.times > 1 else say.TOO_MUCH()]
    date = [say.TOO_LATE() if change.days < 0 else say.TOO_EARLY()]
    return [*(quantity if change.times != 1 else ()), *(date if change.days else ())]


def in_words(change: Correction) -> str:
    """Return what a correction makes of all orders."""
    share, days = whole_percent(abs(change.times - 1)), IN_DAYS(abs(change.days))
    quantity = [(say.LARGER if change.times > 1 else say.SMALLER)(share=share)]
    date = [(say.SOONER if change.days < 0 else say.LATER)(days=days)]
    parts = [*(quantity if change.times != 1 else ()), *(date if change.days else ())]
    parts += [say.BY(mode=by(change.mode))] if change.mode else []
    return joined(parts) if parts else say.AS_IS()


def _rounded(result: Regrets, figure: Estimate) -> str:
    """Write a figure to the digits that its interval carries, without it."""
    return _money(result, number(figure.value, min(figure.decimals or 0, 0)))


def _money(result: Regrets, figure: str) -> str:
    return money(figure, result.network.scenario.currency)


def headline(result: Regrets) -> str:
    """Return what the bars show."""
    least = result.least
    text = say.TITLE if len(result.regrets) > 1 else say.TITLE_ONLY
    return text(policy=quoted(least.policy), left=_rounded(result, least.left))


def marked(result: Regrets, regret: Regret) -> str:
    """Return a policy's name, today's marked."""
    today = regret.policy == result.network.scenario.current_rule
    return TODAY(policy=regret.policy) if today else regret.policy
