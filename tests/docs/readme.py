"""Documents that run: their commands and files, and tables that programs fill.

`python -m tests.docs.readme clock|rules|claims|verification|statistics|speed` fills a table.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sim.policy.composed import Composed
from sim.policy.rule import Rule
from sim.scenario.schema import schema
from sim.study.claims.tested import Tested, claims
from sim.world.core.clock import ORDER_OF_THE_DAY
from tests.bench.speed import LISTINGS

ROOT = Path(__file__).parents[2]
FOLDERS = ("sim", "scenarios", "results", "tests")
READMES = {folder: ROOT / folder / "README.md" for folder in FOLDERS}
CLAIMS = ROOT / "scenarios" / "claims" / "README.md"
FRONT, RECIPES = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
CHINESE = ROOT / "README.zh-CN.md"
PARTS = [part for part, field in Composed.model_fields.items() if isinstance(field.default, Rule)]
"""Of a policy."""
DOCUMENTS = (FRONT, CHINESE, RECIPES, *READMES.values())


class Block(NamedTuple):
    """What stands between two fences."""

    language: str
    text: str

    @property
    def file(self) -> str | None:
        """The file that its first line says it is."""
        named = re.match(r"# ([\w-]+\.\w+)\n", self.text)
        return named[1] if named else None


def blocks(document: Path) -> list[Block]:
    """Return the blocks of a document, in order."""
    fenced = re.findall(r"^```(\w+)\n(.*?)^```$", document.read_text("utf-8"), re.DOTALL | re.M)
    return [Block(*found) for found in fenced]


def between(text: str, mark: str) -> str:
    """Return what stands between two marks."""
    return text.partition(f"<!-- {mark} -->\n")[2].partition(f"<!-- /{mark} -->")[0]


ORACLES = {
    "O01": "negative-binomial demand",
    "O02": "compound Poisson demand",
    "O03": "demand over a random lead time",
    "O04": "promotion as a Poisson process",
    "O05": "newsvendor",
    "O06": "launch run-down",
    "O07": "economic order quantity",
    "O08": "(r,Q), backorders",
    "O09": "(s,S), Zheng & Federgruen 1991",
    "O10": "base stock, Palm's theorem",
    "O11": "base stock with lost sales, Erlang loss",
    "O12": "(R,S), exact fill rate",
    "O13": "packing station, Erlang C in slow motion",
    "O14": "packing station, Pollaczek & Khinchine",
    "O15": "Little's law, goods in transit",
    "O16": "Little's law, receivables",
    "O17": "cash conversion cycle",
    "O18": "60-day ledger to the cent",
    "O19": "bullwhip, Chen et al. 2000",
    "O20": "two echelons, Clark & Scarf 1960",
    "O21": "several products, rationing",
    "O22": "unfit on receipt, binomial",
    "O31": "the plan's forecast, all sources of demand",
    "O32": "orders at another price",
    "O33": "buyers who turn to a substitute",
    "O34": "branching: buyers who come again",
}


def fill(name: str, document: Path, table: str) -> None:
    """Put a table between its two marks."""
    text = document.read_text("utf-8")
    marked = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    assert re.search(marked, text, re.DOTALL), name
    text = re.sub(marked, lambda found: f"{found[1]}{table}{found[2]}", text, flags=re.DOTALL)
    document.write_text(text, "utf-8")


def clock() -> str:
    """Return the rows of the order of the day."""
    rows = [
        f"| {moment.minute // 60:02d}:{moment.minute % 60:02d} | {moment.who} | {moment.does} |\n"
        for moment in ORDER_OF_THE_DAY
    ]
    return "".join(rows)


def rules() -> str:
    """Return the rules of each part of a policy."""
    return "".join(
        f"| `{part}` | {', '.join(f'`{rule}`' for rule in sorted(rules_of(part)))} |\n"
        for part in PARTS
    )


def rules_of(part: str) -> set[str]:
    """Return the rules of one part of a policy, by name."""
    known = schema()["$defs"]["Composed"]["properties"].get(part, {})
    return set(known.get("discriminator", {}).get("mapping", {}))


def claims_table() -> str:
    """Put all claims to the test and return a row each."""
    return "".join(claim_row(tested) for tested in claims())


def claim_row(tested: Tested) -> str:
    """Return what sellers are told, what the replays show, and the verdict of one claim."""
    claim, found = tested.claim, tested.finding
    cells = (claim.told(), found.shows, found.verdict, f"`{claim.file.name}`")
    return f"| {tested.name} | {' | '.join(cells)} |\n"


def verification() -> str:
    """Run the textbook figures and return their table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.json"
        environment = os.environ | {"PEAKSTOCK_VERIFICATION": str(file)}
        command = [sys.executable, "-m", "pytest", "tests/oracles", "-q"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        return verification_table(json.loads(file.read_text("utf-8")))


def verification_table(rows: list[dict]) -> str:
    """Return a line an oracle: how many figures, the worst of them, and its mutants."""
    head = "| | oracle | figures | worst z | its figure | exact | simulated | mutants rejected |\n"
    lines = [head, "|---|---|---:|---:|---|---:|---:|---:|\n"]
    for oracle in sorted({row["oracle"] for row in rows}):
        held = [r for r in rows if r["oracle"] == oracle and r["kind"] == "textbook"]
        mutants = [r for r in rows if r["oracle"] == oracle and r["kind"] == "mutant"]
        worst = max(held, key=lambda row: abs(row["z"]))
        lines.append(
            f"| {oracle} | {ORACLES[oracle]} | {len(held)} | {abs(worst['z']):.1f} "
            f"| {worst['figure']} | {worst['exact']:,.6g} "
            f"| {worst['simulated']:,.6g} | {len(mutants)} |\n"
        )
    return "".join(lines)


def statistics() -> str:
    """Measure what the statistics promise and return the table: it takes minutes."""
    from tests.stats.promises import PROMISES  # noqa: PLC0415 - what it imports is slow

    return statistics_table([promise.row() for promise in PROMISES])


def statistics_table(rows: list[dict]) -> str:
    """Return a line a promise: what is accepted, what was measured, and what breaks it.

    Errors: AssertionError for a promise that is not kept.
    """
    assert all(row["kept"] for row in rows), [r["promise"] for r in rows if not r["kept"]]
    columns = ("promise", "design", "studies", "accepted", "measured", "mutant")
    lines = ["| promise | design | studies | accepted | measured | a mutant |\n"]
    lines += ["|---|---|---:|---:|---:|---|\n"]
    lines += ["| " + " | ".join(row[column] for column in columns) + " |\n" for row in rows]
    return "".join(lines)


def speed() -> str:
    """Measure the speed and return its tables: beside other tools, and of larger scenarios."""
    return f"{common_model(measured('common'))}\n{larger_scenarios(measured('speed'))}"


def measured(bench: str) -> dict:
    """Return what a benchmark prints."""
    command = [sys.executable, "-m", f"tests.bench.{bench}", "--json"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def common_model(timings: dict[str, dict]) -> str:
    """Return a line a program: how many times faster than plain SimPy it is."""
    lines = ["| M1, one core | × plain SimPy | quartiles |\n|---|---:|---:|\n"]
    for name, timing in timings.items():
        low, high = timing["quartiles"]
        spread = f"{low:.2g} to {high:.2g}" if low < high else ""
        lines.append(f"| {name} | {timing['times_plain']:.2g} | {spread} |\n")
    return "".join(lines)


def _ms(found: dict[str, float], listings: int) -> str:
    """Return the milliseconds that a run of so many listings takes."""
    value = found[f"listings_{listings}_us_per_run"] / 1e3
    return f"{value:.{1 if value < 10 else 0}f} ms"


def larger_scenarios(found: dict[str, float]) -> str:
    """Return a line a figure of the promotion, of everything at once and of a long tail."""
    lines = {
        "drawing a world, once for all policies": f"{found['draw_us_per_world']:.0f} µs",
        "simulating a run, one core": f"{found['simulate_us_per_run']:.0f} µs",
        "runs a second with drawing, one core": f"{found['runs_per_second']:,.0f}",
        "runs a second with drawing, two cores": f"{found['runs_per_second_two_cores']:,.0f}",
        "`scenarios/everything.toml`, a run with drawing": (
            f"{found['everything_us_per_run'] / 1e3:.1f} ms"
        ),
        **{f"{n:,} listings, a run with drawing": _ms(found, n) for n in LISTINGS},
        "memory of 10,000 worlds × 4 policies": f"{found['peak_memory_mb']:.0f} MB",
    }
    rows = "".join(f"| {name} | {value} |\n" for name, value in lines.items())
    return f"| the promotion, and larger scenarios | |\n|---|---:|\n{rows}"


TABLES: dict[str, tuple[Path, Callable[[], str]]] = {
    "clock": (READMES["sim"], clock),
    "rules": (READMES["scenarios"], rules),
    "claims": (CLAIMS, claims_table),
    "verification": (READMES["tests"], verification),
    "statistics": (READMES["tests"], statistics),
    "speed": (READMES["tests"], speed),
}
"""By mark: where it stands, and what it says."""

if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        document, table = TABLES[name]
        fill(name, document, table())
