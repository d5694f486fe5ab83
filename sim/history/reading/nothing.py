"""How exports write that a cell has nothing."""

DASHES = r"^(-+|—+|–+)$"
"""Taken for an empty cell in all columns."""
NO_TIME = r"^[-0/:. ]*$"
"""The same where a time may stand: 0000-00-00 00:00:00."""
NOTHING = r"(?i)^(-+|—+|–+|/|n/?a|null|none|nan|nat)?$"
"""Taken for it in columns of dates and numbers; elsewhere NA may be a country, or a name."""
