"""What is said of runs that go on until the lead is known well enough."""

from .template import Template

HELP = Template(
    "Run until the lead over the next best is known to plus or minus this amount of money; --runs"
    " is then the most, by default 100,000 (10,000 of more than 50 listings)"
)
NO_AMOUNT = Template("--precision is an amount of money above 0, found {found}")
ONE_POLICY = Template(
    "--precision is of the lead over the next best, and only {policy} takes part: name another with"
    " --policies"
)
PLAN = Template(
    "Runs go on, {block} at a time, until the lead over the next best is known to ± {precision}, at"
    " most {most}."
)

REACHED = Template(
    "Stopped after {runs} runs: the lead over the next best is known to ± {half_width}, and ±"
    " {precision} was asked for."
)
ALWAYS_THE_SAME = Template(
    "Stopped after {runs} runs: the lead over the next best is the same in all of them, which says"
    " nothing of what is rarer than they can show."
)
NOT_REACHED = Template(
    "Stopped after {runs} runs, the most: the lead over the next best is known to ± {half_width},"
    " not to ± {precision}; {needed}."
)
NEVER_KNOWN = Template(
    "Stopped after {runs} runs, the most: rare events decide the lead over the next best, and it is"
    " not known to ± {precision}; {needed}."
)
NEEDED = Template("about {runs} runs would do (--runs)")
NO_NUMBER = Template("no number of runs is enough")
NO_LEAD = Template("Stopped after {runs} runs: no policy has a next best to lead.")
