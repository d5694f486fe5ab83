"""Languages: English stands in the modules beside, others in catalogues; one of them is spoken."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import UserError
from .command import MEANT, NO_LANGUAGE
from .template import SPOKEN, Plural, Template, Texts

ENGLISH = "en"
LANGUAGES = (ENGLISH, "zh")
_ALSO = {"english": "en", "chinese": "zh", "zh-cn": "zh", "cn": "zh", "中文": "zh"}
"""What else people may call them."""
FIGURES = "figures"
"""The file with names of figures and measures, by the English ones."""
_HERE = Path(__file__).parent


class LanguageError(UserError):
    """A language that is not spoken here."""


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let every entry of the catalogue speak a language, `en` or `zh`.

    Errors: LanguageError for any other.
    """
    token = SPOKEN.set(_texts(known(language)))
    try:
        yield
    finally:
        SPOKEN.reset(token)


def known(language: str) -> str:
    """Return a language that is spoken here.

    Errors: LanguageError.
    """
    if language in LANGUAGES:
        return language
    close = get_close_matches(language.casefold(), [*_ALSO, *LANGUAGES], 1)
    hint = MEANT(language=_ALSO.get(close[0], close[0])) if close else ""
    raise LanguageError(NO_LANGUAGE(language=language, hint=hint))


def in_all(say: Callable[[], str]) -> list[str]:
    """Return what is said in each of the languages, English first."""
    said = []
    for language in LANGUAGES:
        with speaking(language):
            said.append(say())
    return said


def characters() -> str:
    """Return the characters of the language that is spoken, beyond those of English."""
    return "".join(sorted({*"".join(SPOKEN.get().values())}))


@cache
def _texts(language: str) -> Texts:
    """Return the texts of a language by the entry or name that each takes the place of."""
    told: dict[Template | str, str] = {}
    for module, texts in files(language):
        if module == FIGURES:
            told.update(texts)
            continue
        entries = vars(import_module(f"{__package__}.{module}"))
        for name, text in texts.items():
            told.update(_pairs(entries[name], text))
    return told


def files(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each file of a catalogue: the module that it mirrors, and its texts by constant."""
    import tomllib  # noqa: PLC0415 - English has no files to read

    folder = _HERE / language
    for file in sorted(folder.rglob("*.toml")):
        module = ".".join(file.relative_to(folder).with_suffix("").parts)
        yield module, tomllib.loads(file.read_text("utf-8"))


def _pairs(entry: Any, text: Any) -> Iterator[tuple[Template, str]]:  # noqa: ANN401 - as in the files
    """Yield the entries that stand in a constant, each with its text."""
    if isinstance(entry, Template):
        yield entry, text
    elif isinstance(entry, Plural) and isinstance(text, str):
        yield entry.one, text.replace("{count}", "1")
        yield entry.many, text
    elif isinstance(entry, Plural):
        yield from ((entry.one, text["one"]), (entry.many, text["many"]))
    elif isinstance(entry, Mapping):
        for key, inner in entry.items():
            yield from _pairs(inner, text[str(key)])
    else:
        for inner, other in zip(entry, text, strict=True):
            yield from _pairs(inner, other)
