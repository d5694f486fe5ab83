"""A claim that a comment calls by its number stands in the table of claims, and the other way."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"\bC\d{1,2}\b")
TABLE = re.compile(r"^\| (C\d+) \|", re.MULTILINE)


def test_every_claim_that_a_comment_names_stands_in_the_table_and_every_line_is_named():
    readme = ROOT / "scenarios" / "claims" / "README.md"
    table = TABLE.findall(readme.read_text(encoding="utf-8"))
    assert len(table) == len(set(table)) > 0
    assert set(named()) == set(table)


def test_a_number_of_a_claim_is_found_in_prose_and_not_in_other_words():
    assert NUMBER.findall("days (C26), C1; ABC12, C3PO") == ["C26", "C1"]


def named() -> Iterator[str]:
    """Yield the claims that scenarios, code and tests name."""
    for folder, ending in (("sim", "py"), ("tests", "py"), ("scenarios", "toml")):
        for file in (ROOT / folder).rglob(f"*.{ending}"):
            if file != Path(__file__):
                yield from NUMBER.findall(file.read_text(encoding="utf-8"))
