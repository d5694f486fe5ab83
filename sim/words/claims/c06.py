"""What is said of C6: a reorder point of 500 a day times 15 days of production."""

from ..template import Template

TOLD = Template("a burst of 500 a day, 15 days of production: reorder below 500 × 15 = 7,500")
QUESTION = Template("a burst makes you order 7,500: what is it there for?")
EXPERIMENT = Template(
    "a burst to 500 a day, three days of ramp and 7 to 10 at the peak; an order of 7,500 on the"
    " first morning below 7,500, by the stock position, by the shelf alone, and none"
)
WHEN = Template("goods take {days} days")
IN_TIME = Template("futures in which the order lands before the burst is over")
FEWEST = Template("units that the shortest burst takes")
MOST = Template("units that the longest burst takes")
LATE = Template("days after the burst on which the first order lands")
ORDERED = Template("units ordered, {policy}")
LEFT = Template("units left, {policy}")
GAIN = Template("profit over that without an order, {policy}")
DAYS = Template("days")
SHOWS = Template(
    "the order lands {late} after the burst, in time in {in_time}; the burst takes {fewest} to"
    " {most} units, and who watches the shelf alone orders {shelf}"
)
ADVICE = Template(
    "do not order by a burst's own sales: order what usual sales will want, count what is on order"
    " and all days until the goods are on the shelf, and serve a burst from stock that is there or"
    " from spot goods by air."
)
