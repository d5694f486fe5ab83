"""Every sentence that people read, and how numbers, dates and names are written."""
