"""What records say of the numbers of a scenario, each with its 90 % range; pure functions of tables."""
