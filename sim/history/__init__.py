"""A seller's own records: exports in, a scenario with its uncertainty out, a backtest of it."""
