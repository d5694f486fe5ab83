"""What the user can put right: the program prints it in a line, never with a traceback."""


class UserError(ValueError):
    """A mistake of the user's; the message says how to correct it."""

    @property
    def lines(self) -> list[str]:
        """What to print, a mistake a line."""
        return [str(self)]
