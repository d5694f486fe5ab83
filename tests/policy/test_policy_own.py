"""A policy file of the user's own: it works, or one line says why not."""

import numpy as np
import pytest

from sim import trace
from sim.network import load
from sim.policy.composed import Composed
from sim.policy.open import OwnPolicyError, load_own, open_policy
from sim.study.compare import compare
from sim.study.replay import replay
from sim.study.task import tasks
from tests.policy.desks import desk, rows
from tests.scenario.files import small

GOOD = """
import numpy as np
from sim.policy.decision import Decision

class Mine:
    def decide(self, desk):
        return Decision({"sea": np.maximum(100 - desk.position, 0)}, ads=0.5)
"""


def answering(answer):
    return (
        "import numpy as np\nfrom sim import Decision\n"
        f"class Mine:\n    def decide(self, desk):\n        return {answer}\n"
    )


@pytest.fixture
def own(tmp_path):
    def written(text, name="mine.py"):
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return written


def one_line(caught) -> str:
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_class_in_a_file_is_a_policy(own):
    folder = own(GOOD)
    policy = open_policy(Composed(name="mine", own="mine.py:Mine"), folder)
    decision = policy.decide(desk())
    assert rows(decision.orders["sea"]) == [[50, 80, 100], [70, 70, 70]]


def test_a_policy_without_a_file_is_the_one_that_the_scenario_describes(tmp_path):
    text = Composed(name="plain")
    assert open_policy(text, tmp_path) is text


@pytest.mark.parametrize(
    ("text", "reference", "words"),
    [
        (GOOD, "mine.py", 'expected "file.py:Class", found "mine.py"'),
        (GOOD, "mine.py:", 'expected "file.py:Class"'),
        (GOOD, "mine:Mine", 'expected "file.py:Class"'),
        (GOOD, "other.py:Mine", "other.py does not exist"),
        (GOOD, "mine.py:Yours", "mine.py has no class Yours"),
        ("raise RuntimeError('boom')", "mine.py:Mine", "mine.py raises RuntimeError: boom"),
        ("def broken(:", "mine.py:Mine", "mine.py raises SyntaxError"),
        ("import nothing_of_this_name", "mine.py:Mine", "raises ModuleNotFoundError"),
        ("class Mine:\n    pass", "mine.py:Mine", r"has no method decide\(desk\)"),
        ("class Mine:\n    decide = 3", "mine.py:Mine", r"has no method decide\(desk\)"),
        ("class Mine:\n    def __init__(self, x): pass", "mine.py:Mine", "raises TypeError"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line(own, text, reference, words):
    with pytest.raises(OwnPolicyError, match=words) as caught:
        load_own(reference, own(text))
    one_line(caught)


def test_an_error_of_several_lines_is_reported_in_one(own):
    with pytest.raises(OwnPolicyError) as caught:
        load_own("mine.py:Mine", own("raise RuntimeError('boom\\nand more')"))
    one_line(caught)


def test_an_attribute_error_inside_the_class_is_not_a_missing_class(own):
    folder = own("class Mine:\n    def __init__(self): self.gone.x")
    with pytest.raises(OwnPolicyError, match="raises AttributeError"):
        load_own("mine.py:Mine", folder)


def test_a_file_that_ends_the_program_is_refused(own):
    with pytest.raises(OwnPolicyError, match="SystemExit"):
        load_own("mine.py:Mine", own("import sys\nsys.exit(3)"))


def scenario_of(folder):
    (folder / "shop.toml").write_text(
        small(more="\n[[policy]]\nname = 'mine'\nown = 'mine.py:Mine'\n"), "utf-8"
    )
    return load(folder / "shop.toml")


def test_a_policy_of_one_s_own_takes_part_in_a_comparison(own):
    result = compare(scenario_of(own(GOOD)), ["mine"], runs=20, workers=1)
    assert {summary.name for summary in result.policies} == {"today", "mine"}


def test_what_a_policy_of_one_s_own_decides_is_done(own):
    """It orders up to a hundred of each product every morning; what is sold is missing at night."""
    found = trace(scenario_of(own(GOOD)), "mine", runs=20).paths
    sold = np.diff(found["shipped"], axis=0, prepend=0)
    assert (found["on_hand"] + found["on_order"] + sold == 100).all()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (answering("desk.nothing"), 'policy "mine" raises AttributeError: .* no attribute'),
        (answering("1 / 0"), 'policy "mine" raises ZeroDivisionError: division by zero'),
        (answering("None"), 'policy "mine": .*must return a Decision, not NoneType'),
        (
            answering("Decision({'sea': desk.on_hand - 10**6})"),
            'policy "mine": an order must lie between 0 and',
        ),
        (answering("Decision({'sea': 1.5})"), 'policy "mine": orders must be whole numbers'),
        (answering("Decision(ads=3)"), 'policy "mine": ads must be a share'),
        (answering("Decision({'rail': desk.on_hand})"), 'policy "mine": no lane by "rail"'),
        (answering("desk.on_hand.fill(0)"), "read-only"),
        (answering("desk.cash.sort()"), "read-only"),
    ],
)
def test_a_file_that_decides_nonsense_is_refused_with_its_policy_in_one_line(own, text, words):
    (task,) = tasks(scenario_of(own(text)), ("mine",), 3)
    with pytest.raises(OwnPolicyError, match=words) as caught:
        replay((task,))
    one_line(caught)


def test_an_error_while_deciding_is_reported_with_the_line_of_the_user_s_file(own):
    (task,) = tasks(scenario_of(own(answering("1 / 0"))), ("mine",), 3)
    with pytest.raises(OwnPolicyError, match=r"line 5 of .*mine\.py"):
        replay((task,))
