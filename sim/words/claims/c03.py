"""What is said of C3: alert lines that fall when ads convert better."""

from ..template import Template

TOLD = Template("when ads click or convert better, lower the days of the alert automatically")
QUESTION = Template("ads convert ten times as well: lower the alert's lines, keep or raise them?")
EXPERIMENT = Template(
    "a new creative sells ten times as much within three days; lines of 15, 10 and 5 days are"
    " divided by how much better ads convert, kept, or multiplied by it; the share of what buyers"
    " want from then on that is served"
)
WHEN = Template("lines are lowered instead of {other}")
OTHERS = (Template("kept"), Template("raised"))
GAP = Template("fill rate, by how many points it is higher")
FILL = Template("fill rate, lines {arm}")
ARMS = (
    Template("lowered"),
    Template("kept"),
    Template("raised"),
    Template("at 20 days of the ads plan"),
)
PERCENT = Template("%")
SHOWS = Template("lines that are lowered serve {lower}, kept {keep}, raised {raised}")
ADVICE = Template(
    "do the contrary: when a creative takes off, raise the lines in proportion to the new sales, or"
    " keep stock for the days of the ads plan (look-ahead cover above the lead time)."
)
