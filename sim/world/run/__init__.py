"""Where the rooms meet: one seller in a block of worlds, day by day."""
