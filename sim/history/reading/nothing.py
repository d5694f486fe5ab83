"""How exports write that a cell has nothing."""

DASHES = r"^(-+|—+|–+)$"
"""Taken for an empty cell in all columns."""
NOTHING = r"(?i)^(-+|—+|–+|/|n/?a|null|none|nan|nat)?$"
"""Taken for it in columns of dates and numbers; elsewhere NA may be a country, or a name."""
