"""Whether text without a mark of its encoding is Thai, in Windows-874, and not Chinese."""

import re
from collections.abc import Iterable

_HIGH = re.compile(rb"[\x80-\xff]+")
_NONE = re.compile(rb"[\x81-\x84\x86-\x90\x98-\x9f\xdb-\xde\xfc-\xff]")
"""Bytes that no letter of Windows-874 has."""
_ABOVE = rb"\xd1\xd4-\xda\xe7-\xee"
"""Vowels and tones that stand above or below a consonant."""
_ASTRAY = re.compile(
    rb"(?<![\xa1-\xce" + _ABOVE + rb"])[" + _ABOVE + rb"]|[\xe0-\xe4](?![\xa1-\xce])"
)
"""Such a one without a consonant before it, and a vowel that is written first without one after."""
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_OTHER = re.compile("[^\x00-\x7f]")
_MOSTLY = 0.9
"""Of characters beyond ASCII in Chinese text, at least so many are Chinese."""


def is_thai(blocks: Iterable[bytes]) -> bool:
    """Return whether bytes are Thai as Thai is spelt, and are no Chinese text.

    Nearly any even run of Thai letters is right in GB18030, too: Greek, kana and rare characters
    among Chinese ones.
    """
    runs = letters = astray = chinese = others = 0
    for block in blocks:
        if _NONE.search(block):
            return False
        found = _HIGH.findall(block)
        runs, letters = runs + len(found), letters + sum(map(len, found))
        astray += len(_ASTRAY.findall(block))
        text = block.decode("gb18030", errors="replace")
        chinese, others = chinese + len(_CHINESE.findall(text)), others + len(_OTHER.findall(text))
    spelt = letters >= 2 * runs > 0 and astray <= letters / 100
    return spelt and chinese < _MOSTLY * others
