"""From the policy's wishes to goods that are ready: purchasing, the cash gate, suppliers."""
