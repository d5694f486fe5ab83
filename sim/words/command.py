"""What the commands print around their tables and sentences."""

from .template import Template

VERSION = Template("peakstock {version}")
RUNS = Template("runs")
TIME_LEFT = Template("time left")
STOPPED = Template("Stopped. What is done is kept; the same command goes on from there.")
HEAD = Template(
    "{scenario}: {days} from {first}, {runs} simulated futures, seed {seed}, money in {currency}"
)
FILES = Template("Files in {folder}: {names}")
OCCUPIED = Template(
    "another study is at work in {folder}; wait for it, or name a folder with --out"
)
CHANGED = Template("Changed: {key} = {now} ({was} in the file)")
ADDED = Template("Changed: {key} = {now} (the file leaves it to its default)")
LEFT_OUT = Template("Left out: {key}")
SET_TWICE = Template("is set by {option}, too: say it once")
NO_PART = Template("decides nothing: the policy takes no part (--policies)")
KEYS = Template(
    "Keys of {scenario}, for --set KEY=VALUE. The ends of words may be left out as long as one"
    " thing only is meant; * stands for all names; KEY.drop=true leaves a table out. What the file"
    " leaves to its default may be set, too: peakstock check --schema lists all keys."
)
SHORT_NAMES = Template("Short names:")
KEY = Template("{key} = {value}")
SHORT_NAME = Template("{name}: {short}")
