"""A slip is told with its line, and with what to write instead."""

import tomllib

import pytest
from pydantic import ValidationError

from sim.network import ScenarioError, parse
from sim.policy.rule import Rule
from sim.scenario.meant import meant
from sim.scenario.missing import missing
from sim.scenario.part import Part
from sim.scenario.schema import schema
from sim.scenario.usual import BEGINNINGS, USUAL
from tests.scenario.files import problems, small


@pytest.mark.parametrize(
    ("line", "advice", "column"),
    [
        ("name = “lamp”", '“ ” must be plain, half-width; write name = "lamp"', 8),
        ("price ＝ 12", "＝ must be plain, half-width; write price = 12", 7),
        ("values = [1，2]  # 3，4", "， must be plain, half-width; write values = [1,2]", 12),
        ("return_share = 15%", "write 0.15 instead of 15%", 18),
        ("opening = 6,000", "write 6000 instead of 6,000", 12),
        ("values = [1, 6,000, 3]", "write 6000 instead of 6,000", 17),
        ("a = { share = 15%, days = 3 }", "write 0.15 instead of 15%", 17),
        ("price = 13,90", "write 13.90 instead of 13,90", 11),
        ("start = 9/9/2026", "write 2026-09-09 instead of 9/9/2026", 10),
        ("start = 9/10/2026", "write 2026-09-10 or 2026-10-09 instead of 9/10/2026", 10),
        ("start = 2026-9-9", "write 2026-09-09 instead of 2026-9-9", 13),
        ("start = 2026-11-11 20:00", "write 2026-11-11T20:00:00 instead of 2026-11-11 20:00", 20),
        ("price = $12", "write 12 instead of $12", 9),
        ("price = 12.50 USD", "write 12.50 instead of 12.50 USD", 15),
        ("role = hit", 'write "hit" instead of hit', 8),
        ("sensitive = True", "write true instead of True", 13),
        ("price: 12", "write price = 12", 6),
        ("price 12", "write price = 12", 7),
        ("[[product]", "expected ]] here", 10),
        ('name = "lamp', "the quotes are not closed in this line", 13),
        ("start = 2026-02-30", "there is no such day: year, month, day", 9),
        ("start = 2026-13-20", "there is no such day: year, month, day", 13),
        ("start = 2026-20-07", "write 2026-07-20 instead of 2026-20-07", 13),
        ("start = 20 July 2026", "write 2026-07-20 instead of 20 July 2026", 12),
        ("start = Jul 20, 2026", "write 2026-07-20 instead of Jul 20, 2026", 9),
        ("price = RM10.9", "write 10.9 instead of RM10.9", 9),
        ("price = Rp 15000", "write 15000 instead of Rp 15000", 9),
        ("values = [1,2", "expected a comma or ] here", 14),
        ("价格 = 12", "expected a key or a [table] here, in plain letters", 1),
    ],
)
def test_a_slip_of_writing_is_recognised_and_pointed_at(line, advice, column):
    (told,) = problems(f"# 1\n{line}\n")
    assert told.splitlines() == [f"line 2: {advice}", f"    {line}", f"    {' ' * (column - 1)}^"]


def test_of_a_long_line_the_part_around_the_slip_is_shown():
    head, tail = "a = [" + "1, " * 80, "2%, " + "3, " * 80
    shown, caret = problems(f"{head}{tail}]")[0].splitlines()[1:]
    assert len(shown) <= 74
    assert shown[caret.index("^")] == "%"


def test_what_is_advised_for_a_key_can_be_read():
    assert "write" not in problems('price { law = "pert", low = }')[0]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            ("price = 13.90", 'price = "13.90"'),
            'product "lamp" → price: expected a number, found "13.90"; write 13.90 without quotes',
        ),
        (
            ("price = 13.90", 'price = "USD 6,000"'),
            'product "lamp" → price: expected a number, found "USD 6,000"; write 6000',
        ),
        (
            ("price = 13.90", "price = 13.90\nreturn_share = 15"),
            'product "lamp" → return_share: expected at most 1, found 15; write 0.15 for 15 %',
        ),
        (
            ("price = 13.90", 'price = 13.90\nreturn_share = "15%"'),
            'product "lamp" → return_share: expected a number, found "15%"; write 0.15',
        ),
        (
            ("opening_stock = 60", "opening_stock = 60.0"),
            'product "lamp" → opening_stock: expected a whole number, found 60.0; write 60',
        ),
        (
            ("start = 2026-01-05", 'start = "9/9/2026"'),
            'start: expected a date, for example 2026-11-11, found "9/9/2026"; write 2026-09-09',
        ),
        (
            ('name = "Small"', "name = 11.11"),
            'name: expected text in quotes, found 11.11; write "11.11"',
        ),
        (
            ("dock_days = 1", 'dock_days = "1 day"'),
            'warehouse "Bangkok" → dock_days: expected a number, or a law in braces, found "1 day";'
            " write 1",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_what_to_write(change, line):
    assert problems(small(change)) == [line]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２", "12"), ("1 000", "1000"), ("1,234,567.5", "1234567.5"), ("-3", "-3"),
        (".5", "0.5"), ("007", "7"), ("31/12/2026", "2026-12-31"), ("9.9.2026", "2026-09-09"),
        ("Yes", "true"), ("lamp", ""), ("1/2/03", ""), ("0.5 24", ""), ("30/30/2026", ""),
    ],
)  # fmt: skip
def test_what_was_meant(text, plain):
    assert meant(text) == plain


def test_a_missing_table_is_told_once_and_those_who_name_one_are_counted():
    text = small(('[[host]]\nname = "own team"\nunits_per_hour = 12\n', ""))
    assert problems(text) == [
        'host: is missing (who sells live); for example [[host]] with name = "own team";'
        " 1 entry names one"
    ]


def test_a_misspelt_table_comes_before_what_is_missing_because_of_it():
    lines = problems(small(("[[supplier]]", "[[suplier]]")))
    assert lines[0] == 'suplier: unknown key; did you mean "supplier"?'
    assert lines[1].startswith("supplier: is missing (who makes the goods)")
    assert lines[1].endswith("; 2 entries name one")
    assert len(lines) == 2


def test_many_problems_of_a_kind_are_counted_after_the_first_three():
    lives = "".join(
        f'[[live]]\nproduct = "lamp"\nhost = "own team"\nstart = 2027-01-{d}T20:00:00\n'
        "minutes = 60\n"
        for d in range(10, 18)
    )
    with pytest.raises(ScenarioError) as caught:
        parse(small(more=lives), "shop.toml")
    assert len(caught.value.problems) == 8
    assert len(caught.value.lines) == 4
    assert caught.value.lines[-1] == "shop.toml: the same in 5 more places"


def test_every_key_that_must_be_there_has_a_usual_value():
    tables = {"Scenario": schema(), **schema()["$defs"]}
    lacking = [
        f"{name}.{key}"
        for name, table in tables.items()
        for key in table.get("required", [])
        if key not in {"law", "rule", "cash", "lane", "policy", "supplier"}
        and f"{table['title']}.{key}" not in USUAL
        and key not in USUAL
    ]
    assert lacking == []
    assert {"cash", "lane", "policy", "supplier", "product", "warehouse"} <= set(BEGINNINGS)


def kinds(base):
    """Return all kinds of tables, the rules' among them."""
    return [base, *(kind for inner in base.__subclasses__() for kind in kinds(inner))]


def refused(kind, key, value):
    """Return what is wrong with the value of a key, all other keys left out."""
    try:
        kind.model_validate({key: value})
    except ValidationError as error:
        return [told for told in error.errors() if told["loc"][:1] == (key,)]
    return []


def test_every_usual_value_is_one_that_its_key_accepts():
    used = set()
    for kind in (k for k in [*kinds(Part), *kinds(Rule)] if not k.__name__.startswith("_")):
        for name, field in kind.model_fields.items():
            key = field.alias or name
            told = f"{kind.__name__}.{key}"
            is_table = kind.__name__ == "Scenario" and key in BEGINNINGS
            if field.is_required() and not is_table and (told in USUAL or key in USUAL):
                used.add(told if told in USUAL else key)
                value = tomllib.loads(f"value = {USUAL.get(told) or USUAL[key]}")["value"]
                assert refused(kind, key, value) == []
    assert used == set(USUAL)


def test_a_missing_key_comes_with_what_it_means():
    assert missing(("product", 0, "price")) == (
        "is missing (what buyers pay for a unit); for example price = 13.90"
    )
