"""Characters that are not seen but steer: a terminal, the direction of writing, a search."""

import re

NAMES = r"\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff"
"""What no name holds, for a pattern: controls, marks that turn the direction, spaces without width.

Joiners of emoji and of Indian and Persian letters are not among them.
"""
_UNSEEN = re.compile(rf"[{NAMES}\ud800-\udfff]")  # and halves of characters, which no file holds
_LONGEST = 30


def shown(text: str) -> str:
    r"""Return a text in one line, in which characters that steer are written as codes, `\u202e`."""
    return _UNSEEN.sub(lambda found: _code(found.group()), text)


def lines_shown(text: str) -> str:
    """Return the same of each line."""
    return "\n".join(map(shown, text.split("\n")))


def first_unseen(text: str) -> tuple[str, str] | None:
    """Return the code of the first character that steers, and what stands before it, if any."""
    found = _UNSEEN.search(text)
    return (_code(found.group()), text[: found.start()][-_LONGEST:]) if found else None


def _code(character: str) -> str:
    return f"\\u{ord(character):04x}"
