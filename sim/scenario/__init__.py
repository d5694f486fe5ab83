"""What a scenario file says, one module a part."""
