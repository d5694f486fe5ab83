"""Every mistake at the command line ends with code 2, a line that says what to do, and no files."""

import subprocess
import sys

import pytest

from tests.scenario.files import SMALL, small


@pytest.fixture
def written(shop):
    """Return the files and folders that were not there at the start, the test's own left out."""

    def found(*own):
        return sorted({p.name for p in shop.iterdir()} - {"shop.toml", *own})

    return found


def policy(shop, text, reference="mine.py:Mine"):
    (shop / "mine.py").write_text(text, "utf-8")
    (shop / "own.toml").write_text(
        small(more=f"\n[[policy]]\nname = 'mine'\nown = '{reference}'\n"), "utf-8"
    )


def is_told(done, words):
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert words in done.err


@pytest.mark.parametrize("command", ["check", "compare"])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("shp.toml", 'shp.toml: no such file; did you mean "shop.toml"?'),
        (".", ".: cannot be read: Is a directory"),
        ("broken.toml", "broken.toml: line 1: expected a value here"),
        ("typo.toml", 'typo.toml: product "lamp" → prise: unknown key; did you mean "price"?'),
        ("latin.toml", "latin.toml: not UTF-8 text: byte 11 cannot be read"),
        ("empty.toml", "empty.toml: name: is missing"),
    ],
)
def test_a_file_that_is_no_scenario_is_told(told, shop, written, command, file, words):
    (shop / "broken.toml").write_text("name = = 1", "utf-8")
    (shop / "typo.toml").write_text(small(("price = 13.90", "prise = 13.90")), "utf-8")
    (shop / "latin.toml").write_bytes('name = "Café"'.encode("latin-1"))
    (shop / "empty.toml").write_text("", "utf-8")
    done = told(command, file)
    is_told(done, words)
    assert all(line.startswith((f"{file}: ", "    ")) for line in done.err.splitlines())
    assert written("broken.toml", "typo.toml", "latin.toml", "empty.toml") == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--policies", "toady"), 'no policy is named "toady"; did you mean "today"?'),
        (("--policies", "today, zzz"), 'named "zzz"; there is base stock, today'),
        (("--runs", "0"), "Invalid value for '--runs'"),
        (("--runs", "-5"), "Invalid value for '--runs'"),
        (("--runs", "abc"), "Invalid value for '--runs'"),
        (("--runs", "1.5"), "expected a whole number, found 1.5"),
        (("--runs", "1e20000000"), "expected a number from 2 to 1,000,000,000,000,000"),
        (("--runs", "nan"), "expected a whole number, found nan"),
        (("--runs", "1e9"), "1,000,000,000 runs of 2 policies over 30 days need about "),
        (("--runs", "1,000_000_000"), "1,000,000,000 runs of 2 policies over 30 days need about "),
        (("--workers", "0"), "Invalid value for '--workers'"),
        (("--workers", "two"), "Invalid value for '--workers'"),
        (("--seed", "-1"), "Invalid value for '--seed'"),
        (("--runs", "5", "--runs", "6"), "--runs is given twice: say it once"),
        (("--policies", "today", "--policies", "base"), "--policies is given twice"),
        (
            ("--vary", "runs=5,6", "--vary", "product.lamp.price=11,12"),
            "--vary is given twice, and takes one number: keep one, and set the other with --set",
        ),
        (("shop.toml", "--vary", "days=5,6"), "a second file does not go with --vary: leave one"),
        (("--rnus", "5"), "No such option: --rnus"),
        (("--runs",), "requires an argument"),
        (("other.toml", "third.toml"), "unexpected extra argument"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_written(told, written, options, words):
    done = told("compare", "shop.toml", *options)
    is_told(done, words)
    assert done.err.count("\n") == 1
    assert written() == []


def test_a_policy_goes_by_the_beginning_of_its_name_if_that_means_one(told, shop):
    (shop / "two.toml").write_text(small(more='\n[[policy]]\nname = "base"\n'), "utf-8")
    for words in ("base", "Base S", "base stock, tod"):
        done = told("compare", "two.toml", "--policies", f"{words}, zzz")
        assert done.err == (
            'two.toml: --policies: no policy is named "zzz"; there is base, base stock, today\n'
        )
    is_told(
        told("compare", "two.toml", "--policies", "b"), '--policies: "b" may be base or base stock'
    )


@pytest.mark.parametrize(
    ("options", "words"), [((), "Missing argument"), (("--runs", "5"), "Missing argument")]
)
def test_a_comparison_without_a_file_is_told(told, written, options, words):
    is_told(told("compare", *options), words)
    assert written() == []


def test_a_command_that_there_is_not_is_told(told):
    is_told(told("simulate", "shop.toml"), "No such command 'simulate'")


def test_an_option_that_holds_line_ends_is_told_in_one_line(told):
    assert told("compare", "shop.toml", "--runs", "1\n\n2").err.count("\n") == 1


def test_without_a_command_the_help_is_shown_and_nothing_else(told):
    done = told()
    assert (done.code, done.err) == (2, "")
    assert "Usage: peakstock" in done.out


def test_mistakes_are_told_of_the_file_in_which_they_stand(told, shop):
    (shop / "base.toml").write_text(small(("price = 13.90", "price = -1")), "utf-8")
    (shop / "mine.toml").write_text('extends = "base.toml"\nruns = 1', "utf-8")
    done = told("check", "mine.toml")
    is_told(done, 'base.toml: product "lamp" → price: expected')
    is_told(done, "mine.toml: runs: expected")


def test_a_misspelt_command_is_answered_with_the_nearest(told):
    is_told(told("comapre", "shop.toml"), "Did you mean 'compare'?")


@pytest.mark.parametrize("place", ["taken", "taken/below", "shop.toml"])
def test_a_file_in_the_place_of_the_folder_is_told_and_left_alone(told, shop, written, place):
    (shop / "taken").write_text("mine", "utf-8")
    done = told("compare", "shop.toml", "--runs", "5", "--out", place)
    is_told(done, f"cannot write to {place}: ")
    assert len(done.err.splitlines()) == 1
    assert (shop / "taken").read_text("utf-8") == "mine"
    assert (shop / "shop.toml").read_text("utf-8") == SMALL
    assert written("taken") == []


TOO_LARGE = (
    "compare",
    "shop.toml",
    "--runs",
    "10000000",
    "--keep-runs",
    "--workers",
    "1",
    "--out",
    "r",
)


def test_a_study_that_does_not_fit_into_memory_is_told_before_it_starts(told):
    done = told(*TOO_LARGE)
    is_told(done, "10,000,000 runs of 2 policies over 30 days need about ")
    is_told(done, "ask for fewer runs or policies")


def test_a_study_that_does_not_fit_into_memory_leaves_nothing_behind(told, written):
    told(*TOO_LARGE)
    assert written() == []


OWN = ("compare", "own.toml", "--runs", "5", "--workers", "1", "--out", "r")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("raise RuntimeError('boom')", "mine.py raises RuntimeError: boom"),
        ("def broken(:", "mine.py raises SyntaxError: invalid syntax"),
        ("class Yours: pass", "mine.py has no class Mine"),
        (
            "class Mine:\n    def decide(self, desk):\n        return 1 / 0",
            'policy "mine" raises ZeroDivisionError: division by zero',
        ),
        (
            "class Mine:\n    def decide(self, desk):\n        return 7",
            'policy "mine": decide() must return a Decision, not int',
        ),
    ],
)
def test_a_policy_file_that_fails_is_told_in_one_line(told, shop, text, words):
    policy(shop, text)
    done = told(*OWN)
    is_told(done, words)
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize("reference", ["gone.py:Mine", "mine.py", "../mine.py:Mine"])
def test_a_policy_file_that_is_not_there_is_told(told, shop, reference):
    policy(shop, "class Mine: pass", reference)
    is_told(told(*OWN), "does not exist" if ":" in reference else 'expected "file.py:Class"')


def test_a_policy_file_that_fails_leaves_nothing_behind(told, shop, written):
    policy(shop, "raise RuntimeError('boom')")
    told(*OWN)
    assert written("mine.py", "own.toml", "__pycache__") == []


def test_a_missing_policy_file_is_told_without_an_output_folder_too(told, shop):
    policy(shop, "", "gone.py:Mine")
    is_told(told("compare", "own.toml", "--runs", "5"), "gone.py does not exist")


def test_check_finds_a_policy_file_that_is_not_there(told, shop):
    policy(shop, "", "gone.py:Mine")
    assert told("check", "own.toml").code == 2


def test_a_seed_beyond_all_bounds_is_told(told):
    done = told("compare", "shop.toml", "--seed", "9" * 30, "--runs", "5", "--workers", "1")
    assert done.code == 2


def test_the_message_is_the_first_line(told):
    assert told(*TOO_LARGE).err.startswith("10,000,000 runs")


def test_check_without_a_file_says_what_to_name(told):
    is_told(told("check"), "name a scenario file; peakstock new my-shop.toml --market malaysia")


def test_ctrl_c_is_answered_with_what_to_do_next(told, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("sim.study.compare.Compare.run", stopped)
    done = told("compare", "shop.toml", "--runs", "5", "--out", "r")
    assert done.code == 130
    stopped = "Stopped. What is done is kept; the same command goes on from there."
    assert done.err.strip() == stopped


def test_ctrl_c_while_a_file_is_checked_is_answered_in_one_line(told, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("sim.study.outlook.outlook", stopped)
    done = told("check", "shop.toml")
    assert (done.code, done.out, done.err) == (130, "", "Stopped.\n")


STOPPED_AT_THE_IMPORT_OF = """
import sys
from sim.cli.main import run

class CtrlC:
    def find_spec(self, name, *_):
        if name == "{module}":
            raise KeyboardInterrupt

sys.meta_path.insert(0, CtrlC())
sys.argv = ["peakstock", "check", "shop.toml"]
run()
"""


@pytest.mark.parametrize("module", ["typer", "pydantic", "numpy", "sim.study.outlook"])
def test_ctrl_c_while_the_program_still_starts_is_answered_in_one_line(shop, module):
    words = [sys.executable, "-c", STOPPED_AT_THE_IMPORT_OF.format(module=module)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")
