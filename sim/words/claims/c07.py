"""What is said of C7: safety stock that covers the production cycle once more."""

from ..template import Template

TOLD = Template("on top of max × max, safety stock must cover the sales of the production cycle")
QUESTION = Template("is the production cycle in the formula already?")
EXPERIMENT = Template(
    "300 units a day, 500 on the best; reorder points of 500 × 15 = 7,500 and of 15,000; goods"
    " take 15 days at most as the formula counts them, and two weeks more that it forgets"
)
WHENS = (
    Template("where goods take the days that the formula counts"),
    Template("where goods take twice the days that the formula counts"),
)
GAIN = Template("profit a year at 15,000, over that at 7,500")
FILL = Template("fill rate at {policy}, goods take {days} days on average")
STOCK = Template("goods left at {policy}, goods take {days} days on average")
PERCENT = Template("%")
SHOWS = Template(
    "where goods take {short} days on average, {first} serves {fill} and the second 7,500 earn"
    " {loss} a year; where they take {long}, {gain}"
)
ADVICE = Template(
    "do not add the cycle a second time; count all days from the order to the shelf, freight and"
    " customs as well, and put those into the formula once."
)
