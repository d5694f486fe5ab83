"""What is said of C12: an order at yellow while sales quadruple."""

from ..template import Template

TOLD = Template("order at yellow, 15 days of cover, and growth of 300 % runs no stock dry")
QUESTION = Template("how long do 15 days of cover last while sales quadruple in a month?")
EXPERIMENT = Template(
    "growth of 4.6 % a day without chance; orders at yellow, goods there after 5 to 20 days; stock"
    " for 15 days of trailing sales, and the day it is gone"
)
WHEN = Template("goods are there after {lead} days")
WITHIN = Template("where goods are there within {lead} days")
AWAY = Template("buyers sent away")
PERCENT = Template("%")
LASTS_TODAY = Template("15 days of today's rate last, ln(1 + 15 g) / g")
BY_PLAN = Template("longest lead time for which 15 days of the plan are in time")
LASTS = Template("15 days of the mean of {window} days last")
DAYS = Template("days")
SHOWS = Template(
    "15 days of today's rate last {today} days, {week} by the mean of 7 days, {fortnight} by that"
    " of 14; 15 days of the plan are in time for goods that take {plan}"
)
ADVICE = Template(
    "while sales grow, hold stock against the plan of the coming weeks (look-ahead cover), not"
    " against past sales; for goods that take {lead} days, the line would have to be at {line} days"
    " of today's rate."
)
