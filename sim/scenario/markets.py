"""The markets that come with the program: files to extend, from any folder.

They lie in `scenarios/` of the repository, and the wheel holds those very files in `sim/markets/`.
"""

import os
from pathlib import Path, PurePath

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "markets", _PACKAGE.parent / "scenarios")
"""Where they are once installed, and in the repository."""
_PREFIX = "market-"
_LETTERS = 2
"""Of a name that is short for others: uk, us."""


def markets() -> dict[str, Path]:
    """Return the files of the markets by their names: malaysia, thailand."""
    folder = next((folder for folder in _FOLDERS if any(folder.glob(f"{_PREFIX}*.toml"))), None)
    files = sorted(folder.glob(f"{_PREFIX}*.toml")) if folder else []
    return {called(file): file for file in files}


def called(file: PurePath) -> str:
    """Return the name of a market by its file."""
    return file.name.removesuffix(".toml").removeprefix(_PREFIX)


def shipped(path: Path) -> Path:
    """Return a file, or the market of its name that comes with the program where it is none."""
    if os.path.exists(path):  # says no of a name that is too long
        return path
    known = markets().get(called(path))
    return known if known and known.name == path.name else path


def title(name: str) -> str:
    """Return what people call a market: Malaysia, UK."""
    return name.upper() if len(name) == _LETTERS else name.capitalize()


def about(market: Path) -> str:
    """Return what a market's file says that it is, in a line."""
    return market.read_text("utf-8").splitlines()[1].removeprefix("# ")
