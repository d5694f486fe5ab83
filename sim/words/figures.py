"""What figures and measures are called in the language that is spoken; English stands with them."""

from .template import SPOKEN


def called(english: str, otherwise: str = "") -> str:
    """Return the name of a figure in the language that is spoken, by its English label or heading.

    Where that language has no name of its own, it is `otherwise`, by default the English one.
    """
    return SPOKEN.get().get(english, otherwise or english)
