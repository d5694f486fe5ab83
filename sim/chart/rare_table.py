"""The table of rare risks: how often what ruins a seller happens, by policy."""

from rich.table import Column, Table

from ..study.comparison import Comparison
from ..study.figures import FIGURE_OF
from ..study.rare_sentences import chance, interval
from ..words import rare as say
from ..words import tables
from ..words.figures import called
from ..words.number import number
from .table import marked


def rare(result: Comparison) -> Table:
    """Return one row a policy, the best first: each chance, and below it between what it lies."""
    headings = [called(FIGURE_OF[event].label) for event in result.rare.events]
    columns = (Column(heading, justify="right", no_wrap=True) for heading in headings)
    names = Column(tables.POLICY(), overflow="fold", min_width=12, max_width=26)
    table = Table(names, *columns, box=None, header_style="bold", pad_edge=False)
    for summary in result.ranked:
        figures = result.rare.chances[summary.name].values()
        cells = (f"{chance(figure)}\n{interval(figure)}" for figure in figures)
        today = summary.name == result.current_rule
        table.add_row(marked(result, summary.name), *cells, style="bold" * today)
    table.title, table.title_justify = say.RARE_RISKS(runs=number(result.rare.runs)), "left"
    table.caption, table.caption_justify = say.INTERVALS(), "left"
    return table
