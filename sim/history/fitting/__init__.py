"""What records say of a scenario's numbers, each with its 90 % range: functions of tables."""
