"""File names that are made of names from a scenario."""

import re
import unicodedata

_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[\d¹²³]")
"""Names of devices on Windows."""
_LONGEST = 60
"""Bytes: a name of Chinese letters takes three each, and file systems end at 255."""


def file_name(text: str) -> str:
    """Return a name of letters, digits and hyphens: no path, no option, no device, never empty."""
    letters = (c if c.isalnum() else "-" for c in unicodedata.normalize("NFC", text).lower())
    short = re.sub("-+", "-", "".join(letters)).encode()[:_LONGEST].decode("utf-8", "ignore")
    name = short.strip("-")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or "_"
