"""What the program ends with, beside 0."""

NO_GOOD_ANSWER = 1
BAD_INPUT = 2
INTERRUPTED = 130
