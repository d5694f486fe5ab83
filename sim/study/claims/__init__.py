"""What sellers are told, put to the test: a claim a module, all of the same anatomy."""
