"""What is said of C9: ads that pause by themselves when stock is low."""

from ..template import Template

TOLD = Template("pause ads automatically at the safety stock, restart them when stock recovers")
QUESTION = Template("at how many days of cover should ads stop, if at all?")
EXPERIMENT = Template(
    "half of the sales come from ads; they run on, pause at 3 to 15 days of cover until three days"
    " more are there, or are throttled in proportion; stockouts cost traffic, or none"
)
WORLDS = (
    Template("where a stockout costs no traffic"),
    Template("where a day without stock costs 15 % of the traffic"),
)
WHEN = Template("with a {policy} {world}")
GAIN = Template("profit a year over ads as planned")
OF = Template("{policy}: profit a year over ads as planned, {world}")
SHOWS = Template(
    "to {line} earns {plain} a year more than ads that run on, and {scar} where stockouts"
    " cost traffic; to {throttle} earns {most} there"
)
ADVICE = Template(
    "do not stop ads at the safety stock: throttle them in proportion over the last five days of"
    " cover, and let the platform stop them on an empty shelf as fast as it can."
)
