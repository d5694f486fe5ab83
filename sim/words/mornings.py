"""What is said of the policies whose orders of this morning stand side by side."""

from .template import Template

LEADS = Template("leads")
NOT_TOLD_APART = Template("not told from the leader")
EARNS_LESS = Template("earns less")
NOT_COMPARED = Template("not compared")
UNPAID = Template("\N{BALLOT X} does not keep to the limits")
STANDING = Template("in the comparison")

FOLLOWING = Template("Following {policy}: order {count} today, {now} now and {later} later")
NOT_ASKED = Template("What {policy}, which leads, orders today was not asked")
HOW_TO_ASK = Template("This command says it: peakstock order {file} --policies {policy}")
NONE_PAID = Template("No policy keeps to the limits, so that none of these orders is advice")
BESIDE = Template("Another policy, {standing}: {orders}")
ONE_ONLY = Template("Only the orders of one policy are to be placed.")
NOT_ASKED_CELL = Template("not asked")
NOTHING = Template("nothing today")
