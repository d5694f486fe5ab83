"""What is earned and paid: the ledger, settlement, the cash gate."""
