"""What is said where one chart of a study is drawn again."""

from .template import Template

# The command
RESULTS = Template("Folder that a study wrote")
CHART = Template("Which chart; without it, all that there are are listed")
POLICY = Template(
    "Whose, for charts of one policy: its name or how it begins; by default the one that matters"
    " most"
)
OUT = Template("File to write: .png, .svg or .pdf; by default PNG and SVG in charts/ of the folder")
WROTE = Template("Wrote {files}")
LISTED = Template("{name}  {about}")
TAKES_POLICY = Template("{about} Takes --policy.")
HOW = Template("peakstock plot {folder} {chart} draws one of them again.")

# What cannot be drawn
NO_CHART = Template("this study has no chart {word}{hint}")
CHART_FIRST = Template("{option} needs the name of a chart before it: one of {charts}")
NOT_OF_POLICY = Template("{chart} is of all policies together; --policy is for {charts}")
OF_NO_POLICY = Template("{chart} takes no --policy, and no chart of this study does")
KINDS = Template("--out {file}: a chart is written as .png, .svg or .pdf")
CANNOT_WRITE = Template("cannot write to {file}: {why}")

ABOUT = {
    "scoreboard": Template("What each policy earns on average, beside today's rule."),
    "policies": Template("What each policy earns against how often it is sold out."),
    "profits": Template("How each policy's profit spreads over the futures, and its worst 5 %."),
    "tails": Template("How bad it gets in one future of a thousand, or of all that there are."),
    "tornado": Template("Which uncertain inputs turn the verdict round, and at which value."),
    "stock": Template("The stock of each product, with the policy's own alert lines."),
    "calendar": Template("On which days each product is sold out, under today's rule and another."),
    "cash": Template("Cash day by day, and how deep it falls."),
    "cover": Template("How many days stock lasts, and when the alert is raised."),
    "money": Template("Where the money goes: from what buyers pay to profit."),
    "settlement": Template("What platforms owe, and what is owed to others."),
    "cash-forecast": Template("The first 90 days of cash, with a table of weeks."),
    "lead-times": Template("How long goods take, by supplier, mode and warehouse."),
    "profit": Template("What each policy earns at each value, or in both scenarios."),
    "order": Template("What other sizes of today's order would earn."),
    "stress": Template("What each shock costs each policy."),
    "reverse": Template("The smallest shocks that break the policies."),
    "launch": Template("Profit and risk by the size of the first batch."),
    "trials": Template("The settings that were tried, and what they earned."),
    "flat": Template("How little settings near the best one matter."),
    "tradeoff": Template("Settings that none beats in several goals."),
    "waterfall": Template("Why one policy earns more than another, cause by cause."),
    "future": Template("One future as a story: stock and cash under both policies."),
    "hindsight": Template("What each policy leaves on the table beside hindsight."),
}
"""By chart; one of several has a number behind its name."""
