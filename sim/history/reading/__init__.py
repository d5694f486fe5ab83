"""Files of a seller's records in, tables of known columns out; nothing personal comes along."""
