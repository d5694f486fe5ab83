"""What `peakstock stress --reverse` says: from which size of a shock on a plan breaks."""

from .template import Template

REVERSE = Template(
    "For each shock the smallest size at which the policy (by default today's rule) breaks a limit"
)
NO_LIMITS = Template(
    "--reverse looks for where a limit breaks, and this file has none: say one with --limit"
)
NONE_APPLIES = Template("no shock with a size applies to this file: say one in [[shock]]")

FIRST = Template("{policy} breaks first by {shock}: {found}.")
KEEPS = Template("{policy} keeps to its limits at every size that was tried ({limits}).")
ALREADY = Template(
    "{policy} breaks a limit already without a shock, so there is no size to look for: {how}."
)
FOUND = Template("{shock}: {found}.")
FROM = Template("from {size} on {how}")
BETWEEN = Template("from {size} on ({low} to {high} by the luck of the futures) {how}")
OR_MORE = Template("from {size} on ({low} or more by the luck of the futures) {how}")
NEVER = Template("{shock}: not even at {most} does a limit break.")
NOT_SURE = Template(
    "{shock}: not even at {most} does a limit break as far as was seen, but from {low} on the"
    " futures are too few to rule it out."
)
KEEPS_AGAIN = Template(
    "At {size} of {shock} all limits are kept again: a larger one is not always worse here, and"
    " there may be smaller ones that break one."
)
MONOTONE = Template(
    "Looked for in the same {runs} futures at every size, by halving: as if a larger shock were"
    " never milder."
)
NOTHING = Template("nothing")

SHOCK = Template("shock")
BREAKS = Template("breaks\nfrom")
PERHAPS = Template("perhaps\nfrom")
SURELY = Template("surely\nfrom")
USUAL = Template("named\nshock")
WHAT = Template("what breaks")
NOT_AT = Template("not even at {most}")
DASH = Template("-")

TITLE = Template("{policy} breaks first by {shock}: from {size} on")
TITLE_KEEPS = Template("{policy} keeps to its limits at every size that was tried")
TITLE_ALREADY = Template("{policy} breaks a limit even without a shock")
AXIS = Template("Size at which a limit breaks, where the named shock is 1 and no shock is 0")
SMALL = Template(
    "{runs} simulated futures, the same for every size. Bar: what their luck leaves open. Dashed:"
    " the named shock, in brackets."
)
NAMED = Template("{shock} ({size})")
