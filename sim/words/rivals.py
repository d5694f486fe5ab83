"""What a comparison says of policies that did nothing, did the same, or point beyond a grid."""

from .template import Template

ORDERED_NOTHING = Template("policy {policy} ordered nothing {always}")
ENDED_THE_SAME = Template("policies {policies} ended the same {always}: {why}")
SAME_RULES = Template("they have the same rules")
DIFFER_IN_VAIN = Template("they differ in {keys}, which never decided anything")
AT_THE_EDGE = Template(
    "{policy} leads with {key} = {value}, the {end} of those tried ({values}): the best may lie"
    " beyond"
)
LARGEST = Template("largest")
SMALLEST = Template("smallest")
PRICE_ALONE = Template(
    "another price, and buyers who want as much: what it sells is yours to say, in"
    " demand.units_per_day"
)
