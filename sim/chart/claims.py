"""The tables of claims: all in a line each, and one with its figures."""

from collections.abc import Sequence

from rich.table import Column, Table

from ..study.claims.finding import Case, Figure
from ..study.claims.tested import Tested
from ..words.claims import verdict as say


def table(tested: Sequence[Tested]) -> Table:
    """Return a row a claim: what sellers are told, what the replays show, and the verdict."""
    shown = Table(
        Column(say.CLAIM(), no_wrap=True),
        Column(say.TOLD(), overflow="fold", ratio=3),
        Column(say.SHOWS(), overflow="fold", ratio=5),
        Column(say.VERDICT(), overflow="fold", ratio=3),
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    for one in tested:
        shown.add_row(one.name, one.claim.told(), one.finding.shows, one.finding.verdict)
    return shown


def figures(one: Tested) -> Table:
    """Return a row a figure of one claim, and whether the claim holds there."""
    shown = Table(
        Column(say.WHEN(), overflow="fold"),
        Column(say.FIGURE(), overflow="fold"),
        Column(say.FOUND(), overflow="fold"),
        Column(say.STANDS()),
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    for case in one.finding.cases:
        shown.add_row(case.when, *_told(case.figure), _standing(case))
    for place, figure in enumerate(one.finding.beside):
        shown.add_row("" if place else say.BESIDE(), *_told(figure))
    return shown


def _told(figure: Figure) -> tuple[str, str]:
    return figure.label, str(figure)


def _standing(case: Case) -> str:
    return say.STANDING["open" if case.holds is None else "yes" if case.holds else "no"]()
