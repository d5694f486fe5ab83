"""A study's folder holds all that its files said, whatever becomes of the files."""

import json
import shutil

import pytest

from sim.network import load
from sim.policy.open import open_policy
from sim.studies import read
from sim.study.compare import Compare
from sim.study.folder import OutputError, prepare, write
from tests.scenario.files import SMALL, small

from .worlds import assert_same

CHILD = """extends = "markets/base.toml" # dearer
runs = 20
[[product]]
name = "lamp"
price = 15.0
"""
RULES = """
from sim import Decision

class Rule:
    def decide(self, desk):
        return Decision()
"""
OWN = '\n[[policy]]\nname = "theirs"\nown = "rules.py:Rule"\n'


@pytest.fixture
def place(tmp_path):
    """Return a folder with a scenario that extends one in a folder below."""
    (tmp_path / "markets").mkdir()
    (tmp_path / "markets" / "base.toml").write_text(SMALL + OWN, "utf-8")
    (tmp_path / "markets" / "rules.py").write_text(RULES, "utf-8")
    (tmp_path / "mine.toml").write_text(CHILD, "utf-8")
    return tmp_path


@pytest.fixture
def result(place):
    """Return a study that is done and written."""
    study = Compare.ask(load(place / "mine.toml"))
    done = study.answer()
    write(study, done, place / "results" / "r", "peakstock compare mine.toml")
    return done


def test_a_study_is_read_back_after_its_files_are_gone(place, result):
    shutil.rmtree(place / "markets")
    (place / "mine.toml").unlink()
    again = read(place / "results" / "r")
    assert_same(again, result)
    assert again.network.document.text == CHILD
    assert again.network.document.inherited == {"markets/base.toml": SMALL + OWN}


def test_the_texts_of_the_manifest_make_the_same_scenario(place, result, tmp_path):
    said = json.loads((place / "results" / "r" / "manifest.json").read_text("utf-8"))
    restored = tmp_path / "restored"
    (restored / "markets").mkdir(parents=True)
    for name, text in {"mine.toml": said["scenario"], **said["extends"]}.items():
        (restored / name).write_text(text, "utf-8")
    shutil.copy(place / "markets" / "rules.py", restored / "markets")
    network = load(restored / "mine.toml")
    assert network == result.network
    assert Compare.ask(network, said["policies"]).fingerprint == said["question"]


def test_own_policies_are_found_from_a_study_that_is_read_back(place, result, monkeypatch):
    monkeypatch.chdir(place / "results")
    again = read("r").network
    assert again.document.folder == place.resolve()
    assert hasattr(open_policy(again.policy("theirs"), again.document.folder), "decide")


def test_a_study_and_its_scenario_may_be_moved_together(place, result):
    moved = place.with_name("moved")
    shutil.move(place, moved)
    assert read(moved / "results" / "r").network.document.folder == moved.resolve()


NAMES = ("today", "base stock")


def asked(place, file="mine.toml"):
    return Compare.ask(load(place / file), NAMES)


def test_a_parent_that_says_something_else_makes_another_question(place, result):
    before = asked(place).fingerprint
    (place / "markets" / "base.toml").write_text(small(("price = 9.50", "price = 9.60")), "utf-8")
    assert asked(place).fingerprint != before
    with pytest.raises(OutputError, match="holds another study"):
        prepare(place / "results" / "r", asked(place))


def test_a_parent_that_says_the_same_in_other_words_leaves_the_question_as_it_was(place):
    before = asked(place).fingerprint
    (place / "markets" / "base.toml").write_text(f"# a remark\n{SMALL}{OWN}", "utf-8")
    assert asked(place).fingerprint == before


def test_a_file_that_says_all_itself_asks_the_same_question_as_one_that_extends(tmp_path):
    (tmp_path / "base.toml").write_text(SMALL, "utf-8")
    (tmp_path / "child.toml").write_text('extends = "base.toml"\nseed = 8', "utf-8")
    (tmp_path / "whole.toml").write_text(small(("seed = 7", "seed = 8")), "utf-8")
    one, other = (asked(tmp_path, f"{name}.toml") for name in ("child", "whole"))
    assert one.fingerprint == other.fingerprint


def test_the_hash_tells_every_change_of_a_text(place, result):
    def hashed(number):
        folder = place / "results" / str(number)
        study = Compare.ask(load(place / "mine.toml"), ["today"])
        write(study, study.answer(), folder, "")
        return json.loads((folder / "manifest.json").read_text("utf-8"))["scenario_hash"]

    before = hashed(1)
    (place / "markets" / "base.toml").write_text(f"# a remark\n{SMALL}{OWN}", "utf-8")
    assert hashed(2) != before
