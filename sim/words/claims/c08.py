"""What is said of C8: alerts at percents of the stock."""

from ..template import Template

TOLD = Template("ring at 50, 30 and 10 % of the stock")
QUESTION = Template("10 % of what: how long does the rest last?")
EXPERIMENT = Template(
    "even sales, goods that take 12 days, a full shelf of 20, 60 or 120 days of sales; an order at"
    " 50, 30 or 10 % of it, and at 10 days of cover"
)
WHEN = Template("an order {line} of {full} days of stock")
OUT = Template("days out until the goods are there")
LEFT = Template("days of sales left {line} of {full} days of stock")
DAYS = Template("days")
SHOWS = Template(
    "the 10 % bell leaves {left} days of sales on a shelf of {full} days, and {out} days out before"
    " an order is there; an order at 10 days of cover leaves {same} out on each"
)
COVERED = Template("where the percentage of the full shelf lasts as long as the goods take")
ADVICE = Template(
    "turn every percentage into days: stock over daily sales. If the days at a bell are fewer than"
    " your goods take, the bell is too late; use days of cover, with lines above the lead time."
)
