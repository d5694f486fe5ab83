"""What is said of policies at several values of one number."""

from .template import Template

VARY = Template(
    "Try values of a number: product.lamp.price=11,12,13, or in steps:"
    " policy.three-tier.alert.orange=10..40:5"
)
THE_FILE = Template("the scenario")
KEEPS = Template("{policy} earns most at every value of {key} from {first} to {last}")
KEEPS_AT = Template("{policy} earns most at each value of {key}: {values}")
NOTHING = Template("{key} changes nothing: each policy earns the same at every value")
LEADS = Template("{key}: {policies}")
UP_TO = Template("up to {at}, {policy} earns most")
THEN_UP_TO = Template("then, up to {at}, {policy}")
BEYOND = Template("beyond that, {policy}")
NEXT = Template("{first}; {next}")
OWN_BEST = Template("{policy} itself earns most at {value}.")
OWN_BEST_AT_EDGE = Template(
    "{policy} itself earns most at {value}, the last value that was tried: try some beyond it."
)
ABOUT = Template("about {at}")
WITHIN = Template("about {at} (95 %: {low} to {high})")
AT_LEAST = Template("about {at} (95 %: {low} or more)")
AT_MOST = Template("about {at} (95 %: {high} or less)")
AT = Template("at {value} {policy} earns most")
SOMEWHERE = Template("somewhere from {low} to {high}")
BARRED = Template("{policy} would earn more at {values}, and {breaks} there.")
UNSURE = Template(
    "{policy} would earn more at {values}, where {runs} runs are too few to show that it {keeps}."
)
SENTENCE = Template("{text}.")
SAME_DEMAND = Template(
    "Buyers want as much at every price: what a price sells is yours to say, in"
    " demand.units_per_day."
)
UNCLEAR = Template(
    "Too close to call at {values}: {runs} runs do not tell the leader from its nearest rivals"
    " there."
)
MEAN_PROFIT = Template("mean profit at {key}")
LEADER = Template("{amount} *")
CLOSE = Template("{amount} ~")
BREAKS = Template("{amount} \N{BALLOT X}")
MARKS = Template(
    "* earns most; ~ earns most, but the runs do not tell it from all others; \N{BALLOT X} {breaks}"
)
NOBODY = Template("No policy {keeps} at {values}.")
NOBODY_ANYWHERE = Template(
    "No policy {keeps} at any of these values of {key}; {policy} earns most and may not win."
)
LINES = Template("{runs} simulated futures, the same at every value. Bands: 95 % intervals.")
