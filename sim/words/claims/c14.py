"""What is said of C14: fifteen days out, and the alerts that are told with the story."""

from ..template import Template

TOLD = Template("alerts at 15, 10 and 5 days of cover prevent a stockout of 15 days")
QUESTION = Template("would its own alerts have prevented the stockout that the story tells of?")
EXPERIMENT = Template("even sales, goods that take 20 days, an order at each of the three lines")
WHEN = Template("an order at {level}, {line} days of cover")
LEVELS = {"red": Template("red"), "orange": Template("orange"), "yellow": Template("yellow")}
DAYS_OUT = Template("days out in a cycle")
AT_LEAD_TIME = Template("days out in a cycle with an order at 20 days")
DAYS = Template("days")
SHOWS = Template(
    "an order at {line} days, red, is the story's: {red} days out; orange would have left {orange},"
    " and yellow {yellow}"
)
ADVICE = Template(
    "set yellow to the days that your goods take, and a week more; lines below them only say how"
    " long the shelf will be empty."
)
