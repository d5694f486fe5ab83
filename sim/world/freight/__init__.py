"""From ready goods to the dock: carriers, voyages, customs, tariffs, duty, loss, arrivals."""
