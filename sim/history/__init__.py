"""A seller's own records: exports in, quantities with their uncertainty, a scenario out, a backtest."""
