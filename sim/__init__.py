"""Peakstock: replays stock alerts and replenishment policies against thousands of random futures."""
