"""A command that refuses an option said twice: the last one would win without a word."""

from collections import Counter
from typing import Any

import typer
from typer.core import TyperCommand

from ..words import command as say

_ADVICE = {"vary": say.VARY_ONE}
"""What to do instead, by the option."""


class Once(TyperCommand):
    """A command whose options stand once each, but for those that may be repeated."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer hides it
        """Read the words of a command line.

        Errors: BadParameter for an option that stands twice and takes one value.
        """
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        for option, times in Counter(given).items():
            if times > 1 and not (option.multiple or getattr(option, "is_flag", False)):
                advice = _ADVICE.get(option.name or "", say.SAY_ONCE)
                raise typer.BadParameter(advice(option=option.opts[0]))
        return super().parse_args(ctx, args)
