"""Fill the tables of the front page: `python -m tests.docs.readme clock|verification|speed`."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from sim.world.core.clock import ORDER_OF_THE_DAY

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


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


def fill(name: str, table: str) -> None:
    """Put a table between its two marks."""
    text = README.read_text("utf-8")
    marked = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    assert re.search(marked, text, re.DOTALL), name
    filled = re.sub(marked, lambda m: f"{m[1]}{table}{m[2]}", text, flags=re.DOTALL)
    README.write_text(filled, "utf-8")


def clock() -> str:
    """Return the rows of the order of the day."""
    rows = [
        f"| {moment.minute // 60:02d}:{moment.minute % 60:02d} | {moment.who} | {moment.does} |\n"
        for moment in ORDER_OF_THE_DAY
    ]
    return "".join(rows)


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
        "500 listings, a run with drawing": f"{found['listings_500_us_per_run'] / 1e3:.0f} ms",
        "memory of 10,000 worlds × 4 policies": f"{found['peak_memory_mb']:.0f} MB",
    }
    rows = "".join(f"| {name} | {value} |\n" for name, value in lines.items())
    return f"| the promotion, and larger scenarios | |\n|---|---:|\n{rows}"


TABLES = {"clock": clock, "verification": verification, "speed": speed}

if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        fill(name, TABLES[name]())
