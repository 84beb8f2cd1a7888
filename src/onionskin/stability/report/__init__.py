"""What was found and mended, for people: a page, a plot."""
