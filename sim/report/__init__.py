"""What a planning meeting is given: a page, a deck, a workbook, made of finished studies."""
