"""Files are written whole or not at all: who looks at a folder never sees half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a hidden file to write; once it is written, put it in the place of `path` at once."""
    hidden = path.with_name(f".{path.name}")
    yield hidden
    os.replace(hidden, path)
