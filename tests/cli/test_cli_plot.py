"""`peakstock plot`: one chart of a finished study, drawn again."""

import pytest

from sim.network import load
from sim.study.compare import Compare
from sim.study.folder import write
from sim.study.workers import ALONE
from tests.scenario.files import SMALL

NAMES = ("..\\\\up/../con", "= 1 + 2")


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """Return the folder of a small comparison, whose policies have names that are no files."""
    home = tmp_path_factory.mktemp("plot")
    text = SMALL + "".join(f'\n[[policy]]\nname = "{name}"\n' for name in NAMES)
    (home / "shop.toml").write_text(text, "utf-8")
    study = Compare.ask(load(home / "shop.toml"), (), 20, 1)
    write(study, study.answer(ALONE), home / "results", "peakstock compare")
    return home / "results"


def test_without_a_chart_all_are_listed_with_a_sentence(told, done):
    asked = told("plot", done)
    assert asked.code == 0
    assert "What each policy earns on average, beside today's rule." in asked.out
    lines = {line.split()[0]: line for line in asked.out.splitlines()}
    assert {"scoreboard", "policies", "profits", "stock", "calendar", "cash"} <= set(lines)
    assert lines["stock"].endswith("Takes --policy.")
    assert "--policy" not in lines["scoreboard"]
    assert not (done / "charts").exists()


def test_a_chart_of_a_policy_lies_in_the_folder_and_its_name_is_no_path(told, done, tmp_path):
    name = NAMES[0].replace("\\\\", "\\")
    assert told("plot", done, "cash", "--policy", name).code == 0
    files = {path.name for path in (done / "charts").iterdir()}
    assert files == {"cash-up-con.png", "cash-up-con.svg"}
    svg = (done / "charts" / "cash-up-con.svg").read_text("utf-8")
    assert "up/../con" in svg


def test_a_named_file_is_of_the_kind_that_its_name_ends_with(told, done, tmp_path):
    made = told("plot", done, "profits", "--out", tmp_path / "new" / "one.PDF")
    assert made.code == 0
    assert (tmp_path / "new" / "one.PDF").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "new" / "one.PDF") in made.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stok",), 'this study has no chart "stok"; did you mean "stock"?'),
        (("stock", "--policy", "= 1 + 3"), 'no policy is named "= 1 + 3"; did you mean "= 1 + 2"?'),
        (("profits", "--policy", "= 1"), "profits is of all policies together; --policy is for"),
        (("--policy", "= 1"), "--policy needs the name of a chart before it"),
        (("--out", "a.png"), "--out needs the name of a chart before it"),
        (("cash", "--out", "a.gif"), "--out a.gif: a chart is written as .png, .svg or .pdf"),
        (("tornado",), 'this study has no chart "tornado"'),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(told, done, words, said):
    asked = told("plot", done, *words)
    assert (asked.code, asked.out) == (2, "")
    assert asked.err.startswith(said)
    assert asked.err.count("\n") == 1


def test_a_folder_without_a_study_is_said_to_be_none(told, tmp_path):
    asked = told("plot", tmp_path, "stock")
    assert asked.code == 2
    assert "holds no study" in asked.err
