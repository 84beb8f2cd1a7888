"""Who of a plan is seen in a picture, and where."""
