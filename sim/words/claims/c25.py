"""What is said of C25: faster delivery and sales."""

from ..template import Template

TOLD = Template("faster delivery lifts sales greatly")
QUESTION = Template("what does delivery that is four days faster sell, and what may it cost?")
EXPERIMENT = Template(
    "the same shop with 6 and with 2 days to the door, by what field studies and what vendors say"
    " of the label of fast delivery"
)
SOURCES = {
    0.007: Template("0.7 % a day, as one field study found"),
    0.02: Template("2 % a day, as another found"),
    0.075: Template("30 % for the label, as vendors promise"),
}
WHEN = Template("where it brings {source}")
MORE = Template("units sold more")
PERCENT = Template("%")
WORTH = Template("what a unit's faster way may cost, with {source}")
SHOWS = Template(
    "four days less sell {least} % more by one field study, {most} % by another; so a unit's way"
    " may cost {low} or {high} more, and no cent beyond"
)
ADVICE = Template(
    "take 0.7 to 2 % a day for a plan; a nearer warehouse pays where it costs less a unit than that"
    " share of the unit's margin."
)
