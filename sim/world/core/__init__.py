"""What every room uses: the clock, stock and ledger, delay lines, shipments."""
