"""What a policy does, in the seller's words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..policy.composed import Composed
from ..policy.rule import Rule
from ..words import rules as say
from ..words.number import exact, exact_percent
from ..words.template import DAYS, Template
from ..words.text import chained, joined

BY_PART: Final[Mapping[str, Mapping[str, Template]]] = {
    "alert": say.ALERT,
    "order": say.ORDER,
    "freight": say.FREIGHT,
    "sourcing": say.SOURCING,
    "ads": say.ADS,
    "price": say.PRICE,
    "transfers": say.TRANSFERS,
}
_SHARES: Final = frozenset(
    {"buffer", "share", "air_share", "cut", "down_to", "start_share", "growth", "service"}
)
"""Numbers that are written in percent."""
_FOLLOWED: Final[Mapping[str, Template]] = {"then": say.BEFORE_THEN, "otherwise": say.OTHERWISE}
"""Numbers of an order rule that are rules themselves."""


_NAMED: Final[Mapping[str, Mapping[str, Template]]] = {
    "counts": say.COUNTS,
    "at": say.AT,
    "then": say.THEN,
    "mode": say.MODES,
    "usual": say.MODES,
}
"""What a rule chooses by a word."""


def policy_in_words(policy: Composed) -> str:
    """Return what a policy does, a sentence a rule; rules that change nothing say nothing."""
    return " ".join(filter(None, _sentences(policy)))


def _sentences(policy: Composed) -> Iterator[str]:
    if policy.own:
        yield say.OWN(file=policy.own)
    else:
        yield from (_rule(getattr(policy, part), texts) for part, texts in _parts(policy))
    if policy.reaction_days:
        yield say.REACTION(days=DAYS(policy.reaction_days))
    if policy.today:
        yield say.TODAY(what=joined(list(_today(policy))))


def _parts(policy: Composed) -> Iterator[tuple[str, Mapping[str, Template]]]:
    """Yield the parts that matter: where nothing is ordered, freight and suppliers do not."""
    for part, texts in BY_PART.items():
        if policy.ships or part not in {"freight", "sourcing"}:
            yield part, texts


def _rule(rule: Any, texts: Mapping[str, Template]) -> str:  # noqa: ANN401 - a leaf of any folder
    """Return what a rule does; what it sets apart from defaults is named after its sentence."""
    if rule.rule not in texts:
        return ""
    text = texts[rule.rule]
    sentence = text(**{key: _value(key, getattr(rule, key)) for key in text.fields})
    apart = {key for key, value in rule if value != _default(rule, key)} - text.fields
    told = sorted(apart - {"rule", *_FOLLOWED})
    for key, follow in _FOLLOWED.items():
        next_rule = getattr(rule, key, None)
        if isinstance(next_rule, Rule):
            sentence = follow(first=sentence, then=_rule(next_rule, texts))
    if not told:
        return sentence
    settings = [say.SETTING(key=key, value=_value(key, getattr(rule, key))) for key in told]
    return say.BESIDE(sentence=sentence, settings=chained(settings))


def _default(rule: Rule, key: str) -> object:
    return type(rule).model_fields[key].default


def _value(key: str, value: Any) -> str:  # noqa: ANN401 - any number of a rule
    """Write one number of a rule, or one for each name."""
    if isinstance(value, dict):
        each = (say.OF_EACH(number=_value(key, one), name=name) for name, one in value.items())
        return chained(list(each))
    if key in _NAMED:
        return _NAMED[key][value]()
    if key == "on_day":
        return say.ON_DAY(day=exact(value + 1)) if value else say.FIRST_DAY()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return exact_percent(value) if key in _SHARES else exact(value)


def _today(policy: Composed) -> Iterator[str]:
    for mode, units in policy.today.items():
        for product, number in units.items():
            yield say.TODAY_ITEM(units=exact(number), product=product, mode=mode)
