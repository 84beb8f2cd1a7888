"""Measure and repair any clip: flicker, jitter, pops, crawl and drift, with motion compensated."""
