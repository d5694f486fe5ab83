"""What the deck says beside the answers of its studies: titles, small print, notes."""

from .template import Plural, Template

MISSING = Template("--deck needs python-pptx: pip install 'peakstock[deck]'")

FOOT = Template("{scenario}, {runs} simulated futures, seed {seed}")
REST_IN_NOTES = Template("More stands in the notes of this slide.")

# Policies
MEAN_PROFIT = Template("mean profit, {currency}; lines: 95 % interval")
TABLE_OF = Template("The policies, what they earn and what they risk")
MOST_PROFIT = Template("{policy} has the highest mean profit of those that keep to the limits")
LEAD_TOGETHER = Template(
    "Of those that keep to the limits {policies} lead by mean profit, none of them surely"
)
AND_SAFEST = Template("{first}, and empty shelves least")
BUT_SAFER = Template("{first}; {other} has empty shelves least")
SOME_POLICIES = Template("Shown: {count} of {all} policies; the report has all.")

# What to order today
LINES = Plural("1 line", "{count} lines")
NO_ORDER = Template("What to order today was not asked")
HOW_TO_ASK = Template("This command says it: peakstock order {file}")
SOME_LINES = Template("Shown: the {count} of {all} lines that cost most; order.xlsx has all.")
PRODUCT = Template("product")
BY = Template("by")
UNITS = Template("units")
CARTONS = Template("cartons")
NOW = Template("pay now, {currency}")
LATER = Template("pay later, {currency}")
HALF = Template("half there")
MOST = Template("19 of 20 there")

# The last slides
AGAIN = Template("The same commands give the same figures")
LEFT_OUT = Template("No room in this deck for: {studies}; the report has them.")
"""Ten slides are all that a meeting reads."""
PICTURE = Template("Chart: {title}")
