"""Which shocks are asked for: names, sizes, and several at once, as `--shocks` says them."""

from collections.abc import Iterator, Sequence
from functools import partial

from ..network.network import Network
from ..scenario.problem import spoken_hint
from ..words import stress as say
from ..words.language import in_all
from ..words.number import exact
from ..words.text import OR, joined, quoted
from .shocks import Known, Shocked, ShockError, Sized, applying, at_once, catalogue, joint

_ALL = say.AT_ONCE.text


def asked_shocks(network: Network, texts: Sequence[str]) -> tuple[Shocked, ...]:
    """Return the shocks that some texts name, in their order.

    Errors: ShockError.
    """
    found = tuple(_asked(network, word) for word in _words(texts))
    names = [shock.name for shock in found]
    for name in names:
        if names.count(name) > 1:
            raise ShockError(say.TWICE(name=quoted(name)))
    return found


def in_english(network: Network, texts: Sequence[str]) -> tuple[str, ...]:
    """Return what some texts name by English names, a word each: one question has one text.

    Errors: ShockError.
    """
    words = (map(str.strip, word.split("+")) for word in _words(texts))
    return tuple(" + ".join(_name(network, part) for part in parts) for parts in words)


def _name(network: Network, word: str) -> str:
    """Return what one shock is called in English, with its size."""
    name, equals, size = (part.strip() for part in word.partition("="))
    known = _known(network, name)
    return f"{known.name if known else _ALL}{equals}{size}"


def asked_sizes(network: Network, texts: Sequence[str]) -> tuple[Sized, ...]:
    """Return the shocks with a size that some texts name, or all that apply.

    Errors: ShockError.
    """
    if not texts:
        return tuple(one for one in applying(network).values() if isinstance(one, Sized))
    return tuple(dict.fromkeys(_one_size(network, word) for word in _words(texts)))


def _words(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from (word.strip() for word in text.split(",") if word.strip())


def _asked(network: Network, word: str) -> Shocked:
    """Return what one word asks for, several at once where a plus joins them."""
    parts = [part.strip() for part in word.split("+")]
    return joint([_part(network, part) for part in parts])


def _part(network: Network, word: str) -> Shocked:
    """Return one shock, perhaps of a size of its own."""
    name, equals, size = (part.strip() for part in word.partition("="))
    known = _known(network, name)
    if known is None:
        several = at_once(network)
        if several is None:
            raise ShockError(say.NOT_HERE(name=quoted(say.called(_ALL)), why=say.TOO_FEW()))
        if equals:
            raise ShockError(say.NOT_SIZED(name=quoted(say.called(_ALL))))
        return several
    if not equals:
        return known.usual(network)
    if not isinstance(known, Sized):
        raise ShockError(say.NOT_SIZED(name=quoted(say.called(known.name))))
    return known.at(network, _size(known, size))


def _one_size(network: Network, word: str) -> Sized:
    known = _known(network, word)
    if not isinstance(known, Sized):
        raise ShockError(say.NOT_ONE(name=quoted(say.called(known.name if known else _ALL))))
    return known


def _known(network: Network, word: str) -> Known | None:
    """Return the shock that a word means, by its name or its beginning; None: several at once."""
    known = catalogue(network)
    names = [*known, *([] if _ALL in known else [_ALL])]
    spoken = {n: [n, *in_all(partial(say.called, n))] for n in names}
    exact_ones = [n for n in names if word in spoken[n]]
    meant = exact_ones or [n for n in names if any(_begins(said, word) for said in spoken[n])]
    if not meant:
        raise ShockError(
            say.NO_SHOCK(name=quoted(word), hint=spoken_hint(word, map(say.called, names)))
        )
    if len(meant) > 1:
        raise ShockError(
            say.SEVERAL_SHOCKS(
                name=quoted(word), names=joined([say.called(name) for name in meant], OR)
            )
        )
    one = known.get(meant[0])
    if one and (why := one.why_not(network)):
        raise ShockError(say.NOT_HERE(name=quoted(say.called(one.name)), why=why))
    return one


def _begins(name: str, word: str) -> bool:
    return bool(word) and name.casefold().startswith(word.casefold())


def _size(known: Sized, text: str) -> float:
    """Return a size that is said."""
    low, high = sorted((known.ladder[1], known.most))
    text_of = say.NO_WHOLE_SIZE if known.is_whole else say.NO_SIZE
    wrong = text_of(
        name=quoted(say.called(known.name)), low=exact(low), high=exact(high), found=text or '""'
    )
    try:
        size = float(text)
    except ValueError:
        raise ShockError(wrong) from None
    if not low <= size <= high or (known.is_whole and size != int(size)):
        raise ShockError(wrong)
    return size
