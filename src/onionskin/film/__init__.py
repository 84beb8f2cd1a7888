"""A film: a script becomes a storyboard, its shots become one finished file."""
