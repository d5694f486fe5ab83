"""What is said of C21: a payout term of thirty days as a rule."""

from ..template import Template

TOLD = Template("in South-East Asia the platform pays after 30 days")
QUESTION = Template("how long does the platform keep a seller's money?")
EXPERIMENT = Template(
    "the same shop paid by each tier's term: how many days of net sales the platform holds when the"
    " books close, and the peak need of cash"
)
TIERS = {
    3: Template("express, 3 days"),
    7: Template("the standard, 7 days"),
    15: Template("extended or across borders, 15 days"),
    31: Template("the tier of punished shops, 31 days"),
}
WHEN = Template("on {tier}")
HELD = Template("net sales that the platform holds")
DAYS = Template("days")
NEED = Template("peak need of cash on {tier}")
SHOWS = Template(
    "the standard term holds {standard} days of net sales and needs {need} of cash; the {long} days"
    " of punished shops need {more}"
)
ADVICE = Template(
    "plan with the term of your own tier, which the back office shows; put 31 days into a stress"
    " test (peakstock stress), not into the plan."
)
