"""Documents run: commands print what is shown, and files and Python are taken as they stand."""

import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from tests.stats.promises import PROMISES

from .readme import (
    CHINESE,
    DOCUMENTS,
    FRONT,
    READMES,
    RECIPES,
    ROOT,
    TABLES,
    Block,
    between,
    blocks,
    fill,
)

BIN = Path(sysconfig.get_path("scripts"))
"""Where this environment keeps its commands, whatever its folder is called."""
BLOCKS = [block for document in DOCUMENTS for block in blocks(document)]
MAIN, TESTS = (
    line for block in blocks(FRONT) for line in block.text.splitlines() if "python3 -m venv" in line
)
LEFT_OUT = "…"
MY_SHOP = "my-shop.toml"
"""What `fit` writes where no other file is named."""


def commands():
    """Return each command of `peakstock`, and what is shown of its output."""
    for block, after in pairwise([*BLOCKS, Block("", "")]):
        lines = [line for line in block.text.splitlines() if line.startswith(".venv/bin/peakstock")]
        if block.language == "sh":
            yield from ((line, "") for line in lines[:-1])
            yield from ((line, after.text * (after.language == "text")) for line in lines[-1:])


COMMANDS = list(commands())
SNIPPETS = [block.text for block in BLOCKS if "load(" in block.text]
POLICIES = [block.text for block in BLOCKS if block.text.startswith("[[policy]]")]


def shows(output, shown):
    """Say whether an output has what is shown, in order; what is left out has a mark."""
    lines = "\n".join(line.rstrip() for line in output.splitlines())
    parts = [re.escape(part) for part in shown.strip().split(LEFT_OUT)]
    return re.search(".*?".join(parts), lines, re.DOTALL) is not None


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the scenarios beside it, as after a clone, and the files of the documents."""
    folder = tmp_path_factory.mktemp("clone")
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    for block in BLOCKS:
        if block.file:
            (folder / block.file).write_text(block.text, "utf-8")
    return folder


def words(command):
    """Return the words of a command after the program's name, but for where its output goes."""
    return shlex.split(command.partition(" > ")[0])[1:]


def prepared(command, place):
    """Run first what makes what a command reads, where it was not made yet."""
    if MY_SHOP in words(command)[1:] and not (place / MY_SHOP).exists():
        peakstock(place, *words(next(one for one, _ in COMMANDS if words(one)[0] == "fit")))
    folder = next((w for w in words(command) if w.startswith("results/")), "")
    if words(command)[0] in {"report", "plot"} and not (place / folder).exists():
        (before,) = {one for one, _ in COMMANDS if one.endswith(f"--out {folder}")}
        peakstock(place, *words(before))


def run(command, place):
    environment = {**os.environ, "MPLBACKEND": "agg"}
    environment.pop("COLUMNS", None)  # as where nobody says how wide a terminal is
    return subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False
    )


def peakstock(place, *words):
    """Return what the program of this environment prints."""
    done = run([BIN / "peakstock", *words], place)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_command_of_a_document_prints_what_is_shown(command, shown, place):
    prepared(command, place)
    output = peakstock(place, *words(command))
    assert output
    assert shows(output, shown), output


def test_what_is_shown_may_leave_out_parts_and_nothing_else():
    assert shows("profit  12  3\nlost\nend  \n", f"profit  12{LEFT_OUT}\nend\n")
    assert not shows("profit  12  3\nend\n", "profit  12\nend\n")
    assert not shows("end\nprofit\n", f"profit\n{LEFT_OUT}\nend\n")


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_the_python_of_a_document_runs(snippet, place):
    done = run([sys.executable, "-c", snippet], place)
    assert done.returncode == 0, done.stderr


def test_the_policies_of_the_documents_run_in_the_shop_of_the_tour(place):
    head = 'extends = "scenarios/double-11.toml"\nname = "mine"\n'
    (place / "mine.toml").write_text(head + "".join(POLICIES), "utf-8")
    names = re.findall('name = "(.*)"', "".join(POLICIES))
    asked = ["--policies", ",".join(names), "--runs", "20", "--json"]
    told = json.loads(peakstock(place, "compare", "mine.toml", *asked))
    assert set(names) < set(told["policies"])


def test_the_documents_have_something_of_each_kind_to_try():
    assert sum(bool(shown) for _, shown in COMMANDS) >= 3
    assert SNIPPETS
    assert any("own = " in policy for policy in POLICIES)
    assert any("alert = " in policy for policy in POLICIES)


def test_the_front_page_can_be_read_in_three_minutes():
    assert len(FRONT.read_text("utf-8").splitlines()) <= 150


def test_the_two_set_up_commands_are_those_that_the_checks_run():
    checks = (ROOT / ".ci" / "run").read_text("utf-8")
    assert MAIN.endswith("pip install -e . && .venv/bin/peakstock compare scenarios/double-11.toml")
    assert 'peakstock" compare scenarios/double-11.toml' in checks
    assert TESTS.endswith('pip install -e ".[test]" && .venv/bin/pytest -n auto')
    assert '-e ".[test]"' in checks
    assert 'pytest" -n auto' in checks


def test_the_chinese_front_page_has_the_same_two_commands_with_fonts_and_language():
    main, tests = (
        line
        for block in blocks(CHINESE)
        for line in block.text.splitlines()
        if "python3 -m venv" in line
    )
    assert main == MAIN.replace("-e .", '-e ".[fonts]"') + " --lang zh"
    assert tests == TESTS


def test_workflow_and_commit_hook_keep_no_list_of_checks_of_their_own():
    workflow = (ROOT / ".github" / "workflows" / "checks.yml").read_text("utf-8")
    hook = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall("run: (.*)", workflow) == ["bash .ci/run"]
    assert re.findall("entry: (.*)", hook) == ["bash .ci/lint"]
    assert "bash .ci/lint" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("name", ["clock", "rules"])
def test_a_table_says_what_the_program_says(name):
    document, table = TABLES[name]
    shown = between(document.read_text("utf-8"), name)
    assert shown == table(), f"python -m tests.docs.readme {name}"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_can_be_filled_where_it_stands(name, tmp_path):
    document = tmp_path / "README.md"
    document.write_text(TABLES[name][0].read_text("utf-8"), "utf-8")
    fill(name, document, "| new |\n")
    assert between(document.read_text("utf-8"), name) == "| new |\n"


def test_the_verification_table_has_a_line_for_every_oracle_that_is_tested():
    tested = set()
    for file in (ROOT / "tests" / "oracles").glob("test_*.py"):
        tested |= set(re.findall(r'"(O\d\d)"', file.read_text("utf-8")))
    table = between(READMES["tests"].read_text("utf-8"), "verification")
    lines = dict(re.findall(r"^\| (O\d\d) \|.*?\| \d+ \| ([\d.]+) \|", table, re.MULTILINE))
    assert set(lines) == tested
    assert all(float(z) <= 4.5 for z in lines.values())


def test_the_statistics_table_has_the_line_of_every_promise_as_it_is_tested():
    table = between(READMES["tests"].read_text("utf-8"), "statistics")
    lines = [line.strip("| \n").split(" | ") for line in table.splitlines()[2:]]
    told = [(p.name, p.design, p.studies, p.accepted) for p in PROMISES]
    assert [tuple(line[:4]) for line in lines] == told, "python -m tests.docs.readme statistics"


def test_what_the_statistics_table_measured_is_accepted_and_its_mutants_are_not():
    table = between(READMES["tests"].read_text("utf-8"), "statistics")
    for promise, line in zip(PROMISES, table.splitlines()[2:], strict=True):
        *_, ours, mutant = line.strip("| \n").split(" | ")
        found = promise.read(ours)
        assert all(promise.accepts(figure, promise.full) for figure in found), line
        assert not all(
            promise.accepts(f, promise.full) for f in promise.read(mutant.split(": ")[1])
        ), line


def test_the_pictures_of_the_front_page_are_there():
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", FRONT.read_text("utf-8"))
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_that_a_document_runs_is_there(document):
    modules = re.findall(r"python3? -m ([\w.]+)", document.read_text("utf-8"))
    assert [name for name in modules if find_spec(name) is None] == []


def test_the_recipes_name_files_that_are_there():
    named = re.findall(r"`((?:sim|tests|scenarios|\.ci)/[\w./-]*)`", RECIPES.read_text("utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
