"""Reads words and gives a plan: what the built-in reader understands of a prompt."""
