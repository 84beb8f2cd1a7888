"""The report of a film: one page that says what is in it."""
