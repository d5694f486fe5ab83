"""What is said of every claim: verdicts, advice, headings, and what is wrong with a question."""

from ..template import Template

NAME = Template("C{number}")
WITH_UNIT = Template("{figure} {unit}")

VERDICTS = {
    "holds": Template("holds"),
    "does not hold": Template("does not hold"),
    "undecided": Template("undecided: more runs are needed"),
}
ONLY_WHEN = Template("holds only {when}")
PART_OPEN = Template("{verdict}; more runs are needed to tell whether it does {when}")
WHERE = Template("where ")
ADVICE = {
    "holds": Template("Keep to it."),
    "holds only when": Template("Keep to it there, and nowhere else."),
    "does not hold": Template("Do not plan by it."),
    "undecided": Template("Ask again with ten times as many futures (--runs)."),
}

# The table
CLAIM = Template("claim")
TOLD = Template("what sellers are told")
SHOWS = Template("what the replays show")
VERDICT = Template("verdict")

# One claim
HEAD = Template("{name}: {question}")
SELLERS_ARE_TOLD = Template("Sellers are told: {told}.")
EXPERIMENT = Template("Put to the test: {experiment}.")
RESULT = Template("Found: {shows}.")
ANSWER = Template("Verdict: {verdict}.")
MONDAY = Template("On Monday: {advice}")
OPEN_IT = Template("Its scenario: {file} ({runs} futures, seed {seed})")
WHEN = Template("where")
FIGURE = Template("what was measured")
FOUND = Template("found")
STANDS = Template("the claim")
STANDING = {
    "yes": Template("holds"),
    "no": Template("does not hold"),
    "open": Template("cannot be told"),
}
BESIDE = Template("beside it")
DETAILS = Template("peakstock claims {name} tells one claim in full, and where its scenario lies.")
FILES = Template("Files in {folder}: {names}")
NAMES = Template("Claims to put to the test, such as C1 C13; all by default")
OUT = Template("Folder for claims.csv and verdict.json; none by default")
PROGRESS = Template("claims")
UNKNOWN = Template("no claim is called {word}{hint}")
THERE = Template("; there is {first} to {last}")
