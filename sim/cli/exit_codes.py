"""What the program ends with, beside 0."""

BAD_INPUT = 2
INTERRUPTED = 130
