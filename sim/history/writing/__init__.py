"""A scenario file out of what records say: values, ranges, and where each number came from."""
