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
