"""Names that try to be more than names, and a shop that has them all."""

import re
import unicodedata

from sim.network import ScenarioError, parse
from tests.scenario.files import SMALL

STEERING = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\",
    "bell\a",
    "nul\0byte",
    "\x9b31m C1",
    "tab\tcell",
    "a\r\n=1+1",
    "a\nb",
    "\u202etxt.exe",
    "\u2066isolated\u2069",
    "zero\u200bwidth",
    "line\u2028separator",
    "half \ud800 character",
    "L" * 300,
)
"""What loading refuses."""
NAMES = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "＝2*3",
    '=HYPERLINK("http://example.com","click")',
    "=cmd|'/C calc'!A1",
    'comma, "quoted"',
    "semicolon;=1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{7*7}}",
    "{% raw %}",
    "${7*7}",
    "%s %n %d",
    "{0} {policy}",
    "$x^2$",
    r"$\frac{1}{0}$",
    "[bold]x[/bold]",
    "[/]",
    "[link=http://example.com]x[/link]",
    ":warning:",
    "../../etc/passwd",
    "C:\\x",
    "\\\\server\\share",
    "CON",
    "nul.txt",
    "-rf",
    "trailing dot.",
    "]]>",
    "&lt;b&gt;",
    "&#x1b;",
    "_x001B_",
    "🛒👩\u200d👩\u200d👧",
    "é",
    "_hidden",
    "很长的中文名字" * 9,
)
"""What loading takes: they must stay names wherever they go."""
TWIN = unicodedata.normalize("NFD", "é")


def quoted(name: str) -> str:
    """Write a name as a TOML file does."""
    escaped = re.sub(r'[\\"]', r"\\\g<0>", name)
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda c: f"\\u{ord(c[0]):04x}", escaped) + '"'


def with_product(name: str) -> str:
    """Return a small file whose first product has a name."""
    return SMALL.replace('"lamp"', quoted(name))


def refusal(name: str) -> list[str]:
    """Return what loading says of a product's name; nothing where it takes it."""
    try:
        parse(with_product(name), "shop.toml")
    except ScenarioError as error:
        return error.lines
    return []


HEAD = f"""
name = {quoted(NAMES[9])}
currency = "USD"
start = 2026-11-01
days = 6
run_off_days = 0
runs = 12
current_rule = {quoted(NAMES[0])}
[cash]
opening = 50_000
[[supplier]]
name = "=factory()"
lead_time_days = 1
[[lane]]
mode = "sea"
to = "@shed"
transit_days = 1
rate = 1
per = "m3"
[[warehouse]]
name = "@shed"
dock_days = 0
"""


def _product(name: str) -> str:
    return f"""
[[product]]
name = {quoted(name)}
price = 10.0
unit_cost = 4.0
volume_m3 = 0.001
suppliers = ["=factory()"]
opening_stock = 2
demand.units_per_day = 3
"""


def _promotion(name: str) -> str:
    return f"""
[[promotion]]
name = {quoted(name)}
products = {name_list(NAMES)}
sale_from = 2026-11-03
sale_days = 2
uplift = {{ law = "constant", value = 2 }}
"""


def _policy(place: int, name: str) -> str:
    return f"""
[[policy]]
name = {quoted(name)}
order = {{ rule = "(R,S)", every_days = 2, up_to = {5 + place} }}
"""


def name_list(names: tuple[str, ...]) -> str:
    """Write names as a list of a TOML file."""
    return f"[{', '.join(map(quoted, names))}]"


def hostile_shop(policies: tuple[str, ...] = NAMES) -> str:
    """Return a file in which all products, some policies and a promotion have these names."""
    parts = [_product(name) for name in NAMES]
    parts += [_promotion(NAMES[10])]
    parts += [_policy(place, name) for place, name in enumerate(policies)]
    return HEAD + "".join(parts)
