"""Mends what does not hold still, with as little change to good pixels as can be."""
