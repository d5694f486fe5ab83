"""How far to trust a fitted scenario: its first part is fitted, and the rest held against it."""
