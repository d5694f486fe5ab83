"""What is said of C1: a payout term as a loan."""

from ..template import Template

TOLD = Template("a payout term of 30 days is like a loan without interest")
QUESTION = Template("who lends whom, while a platform waits to pay?")
EXPERIMENT = Template(
    "the same shop, 100 units a day at 90 after fees, paid 1, 8, 15 and 31 days after delivery"
)
WHEN = Template("paid after {days} days instead of {first}")
NEED = Template("peak need of cash, more than before")
TIED_UP = Template("money tied up by {days} days instead of {first}")
AD_CREDIT = Template("peak need of cash, were ads paid {days} days later")
SHOWS = Template(
    "{days} days instead of {first} tie up {tied} of the seller's money, and the peak need of cash"
    " rises by {need}"
)
ADVICE = Template(
    "count each day of the payout term as a day of net sales that you must finance; what lends you"
    " money are your suppliers' terms, and an agency that lets you pay ads later."
)
