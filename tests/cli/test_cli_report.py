"""`peakstock report` makes files of finished studies, and says in a line what it cannot."""

import pytest


@pytest.fixture
def done(told):
    """Return a folder with a comparison of the shop."""
    assert told("compare", "shop.toml", "--runs", 20, "--out", "done", "--no-charts").code == 0
    return told


def test_a_report_lies_beside_the_study_and_its_place_is_told(done, shop):
    said = done("report", "done")
    assert said.code == 0
    assert said.out.split() == ["Wrote", "done/report.html"]
    assert "What to order today" in (shop / "done" / "report.html").read_text("utf-8")


def test_further_files_are_written_when_they_are_asked_for(done, shop):
    assert done("report", "done", "--deck", "--xlsx", "--pdf", "--out", "meeting").code == 0
    files = {file.name for file in (shop / "meeting").iterdir()}
    assert files == {"report.html", "deck.pptx", "report.xlsx", "charts.pdf"}


def test_a_report_speaks_chinese(done, shop):
    said = done("report", "done", "--lang", "zh")
    assert said.out.startswith("已写入")
    text = (shop / "done" / "report.html").read_text("utf-8")
    assert '<html lang="zh-CN">' in text
    assert "今天下什么单" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "nowhere holds no study: name a folder that compare or another study wrote"),
        (["shop.toml"], "shop.toml holds no study: name a folder that compare or another study"),
        (["done", "--lang", "xx"], 'expected en (English) or zh (Chinese), found "xx"'),
    ],
)
def test_what_is_no_study_is_told_in_a_line(done, words, says):
    said = done("report", *words)
    assert said.code == 2
    assert says in " ".join(said.err.split())
    assert said.err.count("\n") == 1


def test_a_place_that_is_a_file_is_told_and_nothing_is_written(done, shop):
    (shop / "taken").write_text("mine", "utf-8")
    said = done("report", "done", "--out", "taken")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "cannot write to taken" in said.err
    assert (shop / "taken").read_text("utf-8") == "mine"
