"""The command line: `peakstock COMMAND SCENARIO`."""

import sys

from .exit_codes import INTERRUPTED


def run() -> None:
    """Run a command and end with its exit code: 0 done, 1 no good answer, 2 bad input, 130 stopped.

    Nothing large is imported outside of it, for Ctrl-C may come while the imports still go on.
    """
    try:
        from .app import answer  # noqa: PLC0415 - see above

        code = answer()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        print("Stopped.", file=sys.stderr)
    sys.exit(code)
