"""What is said of C11: stock divided among channels."""

from ..template import Template

TOLD = Template("divide the stock of one warehouse among the channels, by virtual partitions")
QUESTION = Template("two channels, one warehouse: one shelf or two?")
EXPERIMENT = Template(
    "two channels of ten units a day, a fortnightly order; each with half of the stock and its own"
    " count, or one shelf that the listings see 0 to 24 hours late; an order that must be cancelled"
    " costs the margin of another"
)
WHEN = Template("where listings learn of an empty shelf after {hours} hours")
IN_BURST = Template(
    "where a post brings {times} times the sales of a day, and listings learn {hours} hours late"
)
GAIN = Template("profit in half a year of two shelves over one")
DEAR = Template("what a cancelled order must cost until two shelves pay, {hours} hours late")
LOST = Template("units lost in half a year, {shelves}")
APART = Template("two shelves")
TOGETHER = Template("one shelf, {hours} hours late")
ENOUGH = Template("units that one shelf needs to serve as many, of {units}")
SHOWS = Template(
    "two shelves earn {now} in half a year over one in step, {late} over one that is {hours} hours"
    " late, and {burst} where a post brings {times} times the sales of a day; one shelf serves as"
    " many with {enough} units instead of {units}"
)
ADVICE = Template(
    "let the channels share one shelf, and bring its figures to every listing within the hour;"
    " divide only what a live session of one channel has been promised."
)
