"""What the commands print around their tables and sentences."""

from .template import Template

VERSION = Template("peakstock {version}")
RUNS = Template("runs")
TIME_LEFT = Template("time left")
STOPPED = Template("Stopped. What is done is kept; the same command goes on from there.")
HEAD = Template("{scenario}: {days}, {runs} simulated futures, seed {seed}, money in {currency}")
PLAN = Template("{days} from {first}")
AND_RUN_OFF = Template("{plan}, then {days} to sell what is left")
FILES = Template("Files in {folder}: {names}")
OCCUPIED = Template(
    "another study is at work in {folder}; wait for it, or name a folder with --out"
)
CHANGED = Template("Changed: {key} = {now} ({was} in the file)")
ADDED = Template("Changed: {key} = {now} (the file leaves it to its default)")
CHANGED_WITHIN = Template("Changed: {key}")
CHANGED_ENTRIES = Template("Changed: {key} ({names})")
LEFT_OUT = Template("Left out: {key}")
NOT_TOGETHER = Template("{option} does not go with {other}: leave one of the two out")
SECOND_FILE = Template("a second file")
NO_POLICY = Template("no policy is named {word}{hint}")
SEVERAL_POLICIES = Template("{word} may be {policies}")
NO_FILE = Template(
    "name a scenario file; peakstock new my-shop.toml --market malaysia writes one to begin with"
)
SAY_ONCE = Template("{option} is given twice: say it once")
VARY_ONE = Template(
    "{option} is given twice, and takes one number: keep one, and set the other with --set, a"
    " command for each of its values"
)
SET_TWICE = Template("is set by {option}, too: say it once")
CHANGED_TWICE = Template("is changed twice: say it once")
NO_PART = Template("decides nothing: the policy takes no part (--policies)")
KEYS = Template(
    "Keys of {scenario}, for --set KEY=VALUE. The ends of words may be left out as long as one"
    " thing only is meant; * stands for all names; KEY.drop=true leaves a table out. What the file"
    " leaves to its default may be set, too: peakstock check --schema lists all keys."
)
SHORT_NAMES = Template("Short names:")
KEY = Template("{key} = {value}")
SHORT_NAME = Template("{name}: {short}")

COMPILER = Template(
    'A compiler makes large studies faster, and changes no figure: pip install "peakstock[fast]"'
)

LIMIT = Template(
    'What a policy must keep to before it may win: "cash below zero <= 5 %" (the default), '
    '"sold-out sale days <= 10 %", "worst of 20 >= 2000"; may be given several times'
)

# Languages
LANGUAGE = Template("Language of what is printed and drawn: en (English) or zh (Chinese)")
NO_LANGUAGE = Template(
    '--lang, PEAKSTOCK_LANG: expected en (English) or zh (Chinese), found "{language}"{hint}'
)
MEANT = Template('; did you mean "{language}"?')
