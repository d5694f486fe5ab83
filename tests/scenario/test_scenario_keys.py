"""Every key of a scenario file says what it means, to editors and to readers."""

from sim.scenario.schema import schema

SAYS_THE_KIND = {"law", "rule"}
"""Keys that only say which of several tables one is."""


def test_every_key_has_a_description():
    tables = {"Scenario": schema(), **schema()["$defs"]}
    silent = [
        f"{table}.{key}"
        for table, told in tables.items()
        for key, about in told.get("properties", {}).items()
        if key not in SAYS_THE_KIND and not about.get("description")
    ]
    assert silent == []
