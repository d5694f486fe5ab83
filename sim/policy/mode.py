"""How goods travel; a scenario has a lane for each mode that its policies name."""

from typing import Literal

Mode = Literal["sea", "air", "land", "express"]
ByMode = Literal["by sea", "by air", "by land", "by express"]
"""The freight rules that send everything by one mode; a test holds them to the modes."""
