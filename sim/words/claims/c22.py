"""What is said of C22: safety stock that is worked out anew every week."""

from ..template import Template

TOLD = Template("work safety stock out anew every week, from the latest maximum")
QUESTION = Template("what does a weekly maximum do to the orders that a factory sees?")
EXPERIMENT = Template(
    "level sales by chance, reorder points of the largest day of the last 28, 60 or 90 days; how"
    " much more the orders of a week vary than its sales"
)
WHEN = Template("with a window of {window} days")
RATIO = Template("variance of a week's orders over that of its sales")
PLAIN = Template("the same, of orders for as much as was sold")
SHOWS = Template(
    "orders vary {month} times as much as sales with a window of {first} days, {quarter} times with"
    " one of {last}; orders for what was sold {plain} times"
)
ADVICE = Template(
    "change a safety stock when the business has changed, not because a week has passed; a quantile"
    " of lead-time demand over a long window swings less than a maximum."
)
