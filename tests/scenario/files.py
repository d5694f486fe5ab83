"""A small scenario file, and ways to change it."""

import re

from sim.network import ScenarioError, parse

SMALL = """
name = "Small"
currency = "USD"
start = 2026-01-05
days = 30
run_off_days = 0
runs = 60
seed = 7
current_rule = "today"

[cash]
opening = 5_000

[[product]]
name = "lamp"
price = 13.90
unit_cost = 3.40
weight_kg = 0.4
volume_m3 = 0.003
opening_stock = 60
suppliers = ["factory"]
demand = { units_per_day = 10 }

[[product]]
name = "rack"
price = 9.50
unit_cost = 2.10
opening_stock = 40
suppliers = ["factory"]
demand = { units_per_day = 6 }

[[supplier]]
name = "factory"
lead_time_days = { law = "gamma", mean = 4, cv = 0.3 }

[[lane]]
mode = "sea"
to = "Bangkok"
transit_days = { law = "pert", low = 2, mode = 3, high = 7 }
rate = 100
per = "m3"

[[warehouse]]
name = "Bangkok"
dock_days = 1

[[host]]
name = "own team"
units_per_hour = 12

[[live]]
product = "lamp"
host = "own team"
start = 2026-01-10T20:00:00
minutes = 60

[[policy]]
name = "today"
order = { rule = "(s,S)", s = 60, up_to = 150 }

[[policy]]
name = "base stock"
order = { rule = "(R,S)", every_days = 3, up_to = 120 }
"""


def small(*changes: tuple[str, str], more: str = "") -> str:
    """Return the small file with some texts replaced, each of which it must hold, and more."""
    text = SMALL
    for old, new in changes:
        assert old in text, f"the small file has no {old}"
        text = text.replace(old, new, 1)
    return text + more


def problems(text: str) -> list[str]:
    """Return what is said about a text, one line a problem; none where it is accepted."""
    try:
        parse(text, "shop.toml")
    except ScenarioError as error:
        return [str(problem) for problem in error.problems]
    return []


def said_of(place: str, lines: list[str]) -> str:
    """Return what is said about one place."""
    (line,) = (line for line in lines if line.startswith(f"{place}: "))
    return line.removeprefix(f"{place}: ")


KEY = re.compile(r"(?:^|[{,.\s])([a-z][a-z0-9_]*)\s*=\s")
