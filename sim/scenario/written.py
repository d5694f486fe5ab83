"""Values as a file writes them."""

import datetime as dt
import json
import re
from collections.abc import Mapping


def written(value: object) -> str:
    """Return a value as a file would write it; empty for none."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(str(key))} = {written(v)}" for key, v in value.items())
        return "{ " + inner + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else json.dumps(key, ensure_ascii=False)
