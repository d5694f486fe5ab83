"""Whatever is done to a file, the answer is a scenario or a ScenarioError; typos are recognised."""

import contextlib
import random
import re
import string
from pathlib import Path

import pytest

from sim.network import Network, ScenarioError, load
from sim.scenario.problem import nearest
from sim.scenario.schema import schema, schema_for_editors, schema_text
from tests.scenario.files import KEY, problems, small

SCENARIOS = Path("scenarios")
SHIPPED = sorted(SCENARIOS.glob("*.toml"))
WHOLE = [file for file in SHIPPED if not re.search(r"^extends\b", file.read_text("utf-8"), re.M)]
"""Those that say all by themselves."""
FREE_TABLES = re.compile(r"\{[^{}]*(?:lamp|hit|bestseller)\s*=[^{}]*\}")
"""Tables by product or role, in which any key is right."""


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_shipped_scenarios_load(file):
    network = load(file)
    assert isinstance(network, Network)
    assert network.scenario.current_rule in {policy.name for policy in network.scenario.policies}
    assert network.document.text == file.read_text("utf-8")
    assert network.document.folder == file.parent.resolve()


def test_the_schema_beside_the_scenarios_is_the_one_that_the_code_makes():
    file = SCENARIOS / "scenario.schema.json"
    assert file.read_text("utf-8") == schema_text(), f"peakstock check --schema > {file}"


def demands(node, tables):
    """Yield what is required at a node of a schema and at all nodes that it refers to."""
    left, seen = [node], set()
    while left:
        here = left.pop()
        if isinstance(here, list):
            left += here
        elif isinstance(here, dict):
            yield from here.get("required", [])
            left += [inner for key, inner in here.items() if key not in {"if", "then", "$defs"}]
            if (name := here.get("$ref", "").rpartition("/")[2]) and name not in seen:
                seen.add(name)
                left.append(tables[name])


def test_the_schema_demands_nothing_of_a_file_that_extends_another():
    said = schema_for_editors()
    assert set(demands(said, said["$defs"])) == set()
    elsewhere = [{"required": ["extends"]}, {"required": ["products"]}]
    assert said["if"] == {"not": {"anyOf": elsewhere}}


def test_the_schema_demands_a_whole_scenario_of_every_other_file():
    said = schema_for_editors()
    assert {"cash", "product", "unit_cost", "law"} <= set(demands(said["then"], said["$defs"]))


def test_the_schema_knows_extends_in_every_file_and_drop_only_where_it_may_stand():
    said = schema_for_editors()
    tables = said["$defs"]
    assert "extends" in said["properties"].keys() & tables["Scenario"]["properties"].keys()
    assert "drop" in tables["ProductPart"]["properties"]
    assert "drop" not in tables["Product"]["properties"]
    assert "drop" not in known_words()


def known_words() -> set[str]:
    """Return every key that some table of a scenario file may have."""
    tables = [schema(), *schema()["$defs"].values()]
    return {key for table in tables for key in table.get("properties", {})}


def misspelt(word: str, rng: random.Random) -> str:
    """Make one typing mistake: a letter lost, doubled, wrong, extra, or two swapped."""
    at = rng.randrange(len(word))
    letter = rng.choice(string.ascii_lowercase)
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
            swapped,
        ]
    )


def places(text: str) -> list[re.Match[str]]:
    """Return where keys stand, one place a key, comments and free tables left out."""
    bare = re.sub(r"#.*", lambda m: " " * len(m[0]), text)
    bare = FREE_TABLES.sub(lambda m: " " * len(m[0]), bare)
    return list({match[1]: match for match in KEY.finditer(bare)}.values())


def typos(number: int, seed: int):
    """Yield a key and the text in which it is misspelt."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    texts = [file.read_text("utf-8") for file in WHOLE]
    choices = [(text, place) for text in texts for place in places(text)]
    known = known_words()
    while number:
        text, place = rng.choice(choices)
        typo = misspelt(place[1], rng)
        if typo and typo not in known and typo != place[1]:
            yield place[1], text[: place.start(1)] + typo + text[place.end(1) :]
            number -= 1


def test_of_300_misspelt_keys_95_per_cent_are_answered_with_the_right_one():
    missed = [
        key
        for key, text in typos(300, seed=5)
        if not any(f'did you mean "{key}"?' in line for line in problems(text))
    ]
    assert len(missed) <= 15, sorted(missed)


def test_every_misspelt_key_is_a_problem():
    accepted = [key for key, text in typos(100, seed=6) if not problems(text)]
    assert accepted == []


@pytest.mark.parametrize("key", ["law", "rule"])
def test_the_key_that_names_a_kind_is_recognised_too(key):
    text = next(text for found, text in typos(4000, seed=8) if found == key)
    assert any(f"did you mean {key} where it says" in line for line in problems(text))


NASTY = [
    *("nan", "-inf", "1e999", "-1", "0", "-0.0", "1e-300", "0.5", "1_000_000_000_000_000", "true"),
    *('""', '"\\u0000"', "[]", "[[]]", "{}", "[{}]", '"香港"', "'''\n'''", "0x1F", "12:30:00"),
    *("1979-05-27", "0001-01-01", "2026-02-30", "1979-05-27T07:32:00Z", "=", "[", "]]", "{", '"'),
    *("name", "[[product]]", "[product]", "[[policy]]", "\n", "#", ",", "law", '{ law = "pert" }'),
]
TOKEN = re.compile(r"[\w.\-:]+|\"[^\"\n]*\"|[=\[\]{},\n]")


def with_bytes_changed(text: str, rng: random.Random) -> bytes:
    """Flip, drop, repeat or insert some bytes, or cut the file."""
    data = bytearray(text.encode())
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(data)), rng.randint(1, 40)
        match rng.randrange(5):
            case 0:
                data[at] ^= 1 << rng.randrange(8)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length]
            case 3:
                data[at:at] = rng.randbytes(rng.randint(1, 3))
            case 4:
                del data[max(at, 200) :]
    return bytes(data)


def with_tokens_changed(text: str, rng: random.Random) -> bytes:
    """Put something nasty in the place of one to three words, or swap two."""
    for _ in range(rng.randint(1, 3)):
        found = list(TOKEN.finditer(text))
        one, other = sorted(rng.sample(found, 2), key=lambda match: match.start())
        new = rng.choice([*NASTY, other[0]])
        text = text[: one.start()] + new + text[one.end() :]
    return text.encode()


@pytest.mark.parametrize("change", [with_bytes_changed, with_tokens_changed])
def test_250_damaged_files_raise_nothing_but_a_scenario_error(change, tmp_path):
    rng = random.Random(9)  # noqa: S311 - nothing secret
    texts = [file.read_text("utf-8") for file in WHOLE]
    file = tmp_path / "damaged.toml"
    refused = 0
    for _ in range(250):
        file.write_bytes(change(rng.choice(texts), rng))
        with contextlib.suppress(ScenarioError):
            load(file)
            refused -= 1
        refused += 1
    assert refused > 125


def test_every_line_about_a_damaged_file_says_something(tmp_path):
    rng = random.Random(10)  # noqa: S311 - nothing secret
    text = WHOLE[0].read_text("utf-8")
    for _ in range(60):
        for line in problems(with_tokens_changed(text, rng).decode()):
            place, _, message = line.partition(": ")
            assert place
            assert message
            assert len(line) < 600


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("stock", '"opening_stock"'),
        ("window", '"window_days"'),
        ("payout_days", '"payout_after_days" or "payout_every_days"'),
        ("opening_stocks", '"opening_stock"'),
    ],
)
def test_a_word_that_others_hold_whole_means_these(word, hint):
    known = ("opening_stock", "window_days", "return_window_days", "payout_after_days")
    assert nearest(word, (*known, "payout_every_days", "price")) == f"; did you mean {hint}?"


def test_an_empty_text_for_a_number_is_not_told_to_be_written_without_quotes():
    assert problems(small(("opening = 5_000", 'opening = ""'))) == [
        'cash → opening: expected a number, found ""'
    ]


def test_a_table_without_its_rule_is_told_which_there_are():
    (line,) = problems(small(more="alert = { orange = 10 }\n"))
    assert line == (
        'policy "base stock" → alert: is missing its rule, one of days of cover, percent of stock,'
        " look-ahead cover, reaction to conversion, none"
    )
