"""What folder, reader and command line know of any study, shown on one that only tests have."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from sim import studies
from sim.cli.study import command
from sim.errors import UserError
from sim.network import parse
from sim.studies import STUDIES, Registered, read
from sim.study.compare import Compare, compare
from sim.study.folder import default_folder, read_json
from sim.study.parts import Parts, PartsOnDisk
from sim.study.runner import Runner, silent
from sim.study.study import Study
from sim.study.workers import ALONE
from tests.scenario.files import SMALL

from .worlds import written


@dataclass(frozen=True)
class Stock(Study[float], kind="stock"):
    """The mean stock of all products at the close of a day."""

    day: Annotated[int, "The day, counted from 0"] = 3

    def run(self, runner):
        (name,) = self.policies
        stock = runner.replay(self.network, self.policies)[name]["stock"]
        return float(stock[self.day].mean())

    def contents(self, result):
        return {"verdict.json": {"mean": result}, "summary.csv": f"mean\n{result}\n"}

    def read(self, folder):
        return read_json(folder / "verdict.json")["mean"]

    def sentences(self, result):
        return [f"On day {self.day} there are {result:.1f} units."]


def stock():
    """Say how much lies on the shelf."""
    return Registered(Stock, lambda _: {})


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """Return what runs the command of the study in a folder with shop.toml."""
    (tmp_path / "shop.toml").write_text(SMALL, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["peakstock", "stock"])
    monkeypatch.setattr(studies, "STUDIES", {**STUDIES, "stock": stock})
    app = typer.Typer()
    app.command("stock")(command("stock", stock))

    def ran(*options):
        words = ["shop.toml", "--policies", "today", "--runs", "20", "--workers", "1", *options]
        return CliRunner().invoke(app, words, catch_exceptions=False)

    return ran


def test_a_study_is_registered_by_its_own_kind():
    assert all(opened().study.kind == kind for kind, opened in STUDIES.items())


def test_a_registered_study_can_be_asked():
    network = parse(SMALL)
    for opened in STUDIES.values():
        assert opened().study.ask(network).network == network


def test_a_study_answers_into_its_folder_and_is_read_back(shop, tmp_path):
    done = shop("--out", "r", "--day", "0")
    names = {path.name for path in (tmp_path / "r").iterdir()}
    assert names == {"manifest.json", "verdict.json", "summary.csv"}
    mean = read("r")
    assert f"On day 0 there are {mean:.1f} units." in done.output
    assert mean == Stock.ask(parse(SMALL), ["today"], runs=20, day=0).answer()


def test_the_settings_of_a_study_are_options_and_stand_in_the_manifest(shop, tmp_path):
    shop("--out", "r", "--day", "5")
    said = read_json(tmp_path / "r" / "manifest.json")
    assert (said["kind"], said["settings"], said["policies"]) == ("stock", {"day": 5}, ["today"])


def test_a_setting_has_its_default_and_its_help(shop):
    text = shop("--help").output
    assert "The day, counted from 0" in text
    assert "[default: 3]" in text


def test_kind_and_settings_are_part_of_the_question():
    network, names = parse(SMALL), ("today",)
    asked = [Compare(network, names), Stock(network, names), Stock(network, names, 5)]
    assert len({study.fingerprint for study in asked}) == 3


def test_the_same_question_finds_its_own_folder(shop, tmp_path):
    shop()
    (place,) = (tmp_path / "results").iterdir()
    study = Stock.ask(parse(SMALL), ["today"], runs=20)
    assert place.relative_to(tmp_path) == default_folder(study, tmp_path / "shop.toml")
    assert place.name.startswith("shop-stock-")


@pytest.fixture
def comparison(tmp_path):
    """Return a comparison and the manifest of its folder."""
    result = compare(parse(SMALL), runs=20, workers=1)
    return result, written(result, tmp_path / "r") / "manifest.json"


def test_a_result_is_read_without_what_draws_it(comparison):
    _, manifest = comparison
    read_it = f"import sys, sim; sim.read({str(manifest.parent)!r})"
    code = f"{read_it}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_folder_that_names_no_kind_is_a_comparison(comparison):
    result, manifest = comparison
    said = read_json(manifest)
    del said["kind"], said["settings"]
    manifest.write_text(json.dumps(said), "utf-8")
    assert read(manifest.parent) == result


def test_a_folder_of_a_kind_that_there_is_not_is_the_user_s_mistake(comparison):
    _, manifest = comparison
    manifest.write_text(json.dumps(read_json(manifest) | {"kind": "divine"}), "utf-8")
    with pytest.raises(UserError, match='holds a study "divine"'):
        read(manifest.parent)


def test_a_study_may_replay_several_scenarios_whose_blocks_are_kept_apart(tmp_path):
    parts = PartsOnDisk(tmp_path, "word")
    network = parse(SMALL).changed(runs=10)
    dear = parse(SMALL.replace("price = 13.90", "price = 27.80")).changed(runs=10)
    for other in (network, dear):
        kept = Runner(ALONE, parts, silent).replay(other, ["today"])
        fresh = Runner(ALONE, Parts(), silent).replay(other, ["today"])
        assert (kept["today"]["cash"] == fresh["today"]["cash"]).all()
