"""Draws a plan at any size."""
