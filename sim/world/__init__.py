"""One seller's world, by the way of the goods."""
