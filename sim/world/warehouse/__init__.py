"""Where goods lie: storage, records, shared shelves, fallback, transfers."""
