"""A policy of one's own, for the cases."""

from sim.policy.decision import Decision


class Mine:
    """It decides nothing."""

    def decide(self, desk):
        """Order nothing."""
        return Decision()
