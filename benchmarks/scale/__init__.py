"""Many workers: what they give (measured and simulated), and what is lost when some are lost."""
