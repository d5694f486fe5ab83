"""The figures in the head comments of the scenarios: `python -m tests.cases.told` writes them anew.

A table in a head comment begins with the word `policy` and the names of its columns; below it
stands one line a policy, the best first.
"""

import re
from pathlib import Path

from tests.cases.files import SCENARIOS, runs_of

COLUMNS = {
    "profit": lambda runs: runs["profit"].mean(),
    "lowest cash": lambda runs: runs["cash_low"].mean(),
    "fill %": lambda runs: 100 * runs["units_served_at_once"].sum() / runs["units_wanted"].sum(),
    "days out": lambda runs: runs["stockout_days"].mean(),
    "lost": lambda runs: runs["units_lost"].mean(),
    "cancelled": lambda runs: runs["units_cancelled"].mean(),
    "by air %": lambda runs: 100 * runs["units_flown"].sum() / max(runs["units_ordered"].sum(), 1),
    "left": lambda runs: (runs["stock_end_units"] + runs["units_under_way_end"]).mean(),
    "ads wasted": lambda runs: runs["ad_spend_wasted"].mean(),
}
"""What a column of a table shows."""
_HEADER = re.compile(r"^#   policy  +(.+)$", re.M)
_TABLE = re.compile(r"^#   policy  .*\n(?:#   .*\n)*", re.M)
_NAME = 42
"""Letters of a policy's column."""


def shown(value: float) -> str:
    """Return a figure with three digits at most, and none that is too small to matter."""
    if abs(value) < 10:
        return f"{value:.1f}".replace("-0.0", "0.0")
    digits = max(len(f"{abs(value):.0f}") - 3, 0)
    return f"{round(value, -digits):,.0f}"


def columns(text: str) -> list[str] | None:
    """Return the columns of the table in a file's head comment; None where it has none."""
    found = _HEADER.search(text)
    return re.split(r"\s{2,}", found[1].strip()) if found else None


def table(file: Path, wanted: list[str]) -> str:
    """Return the table anew."""
    runs = runs_of(file.stem)
    rows = {
        name: [float(COLUMNS[column](totals)) for column in wanted] for name, totals in runs.items()
    }
    best = sorted(rows, key=lambda name: -rows[name][0])
    cells = [("policy", wanted), *((name, [shown(value) for value in rows[name]]) for name in best)]
    return "".join(
        f"#   {name:<{_NAME}}" + "".join(f"{cell:>13}" for cell in row) + "\n"
        for name, row in cells
    )


def told(text: str) -> str:
    """Return the table that stands in a file."""
    found = _TABLE.search(text)
    assert found
    return found[0]


def main() -> None:
    """Write all tables anew."""
    for file in sorted(SCENARIOS.glob("*.toml")):
        text = file.read_text("utf-8")
        if wanted := columns(text):
            fresh = text.replace(told(text), table(file, wanted))
            file.write_text(fresh, "utf-8")
            print(file, "as before" if fresh == text else "written")


if __name__ == "__main__":
    main()
