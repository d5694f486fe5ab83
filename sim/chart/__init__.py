"""Charts of a comparison: one a file, each a pure function of the result."""
